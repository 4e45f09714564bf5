using AisDetector.App;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>A client that is not ours, Debian's kcat, writes the input and reads the alerts.</summary>
public class KcatTests
{
    [BrokerFact]
    public async Task Kcat_writes_a_raw_file_of_lines_and_reads_the_alerts()
    {
        var kcat = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "kcat")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(kcat == null, "kcat is not installed (Debian's package of that name)");
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var folder = new TemporaryFolder();
        var log = Fleets.Log(pairs: 4);
        await File.WriteAllBytesAsync(folder.File("raw.nmea"), log.SelectMany(r => r).ToArray(), TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(folder.File("raw.nmea"), TestContext.Current.CancellationToken);

        var put = BuiltProgram.Shell(folder.Path, $"kcat -P -b {topics.Server} -t {topics.Names.Raw} -l raw.nmea");
        Assert.True(put.ExitCode == 0, put.Errors);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Contains($"used the log from 0 to {lines.Length}:", said, StringComparison.Ordinal);
        var got = BuiltProgram.Shell(folder.Path, $"kcat -C -b {topics.Server} -t {topics.Names.Alerts} -e -q -X isolation.level=read_committed -f '%h %s\\n'");
        Assert.True(got.ExitCode == 0, got.Errors);

        var alerts = got.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(alerts, a => Assert.Contains("ce_type=aisdetector.alert.v1", a, StringComparison.Ordinal));
        var expected = Fleets.Replay(log);
        Assert.True(expected.Count > 5, $"{expected.Count} revisions");
        Assert.Equal(expected, alerts.Select(a => Fleets.WithoutSource(System.Text.Encoding.UTF8.GetBytes(a[a.IndexOf('{', StringComparison.Ordinal)..]))));
    }
}
