using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AisDetector.App;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Decode;

/// <summary>Twelve partitions through the decode stage into one log: the settled alerts of one replay, whatever happens to its instances.</summary>
public class DecodeStageTests
{
    private const int Partitions = 12;

    /// <summary>The long form: <c>AISDETECTOR_KILL_ROUNDS=50 dotnet test --project tests/AisDetector.Tests -c Release --filter-method '*DecodeStageTests.Instances*'</c>.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("AISDETECTOR_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 4;

    [BrokerFact]
    public async Task Two_instances_and_one_detecting_run_give_the_settled_alerts_of_one_replay()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: Partitions);
        var log = Fleets.Log(pairs: 20);
        Feed(topics, log);
        using var first = RunningProcess.Start(topics.Decode("--from", "earliest", "--stop-at-end"));
        await first.SaysAsync("reads partitions");
        using var second = RunningProcess.Start(topics.Decode("--from", "earliest", "--stop-at-end"));
        await Ended(first);
        await Ended(second);
        await Same(topics, log);
    }

    [BrokerFact]
    public async Task Instances_killed_and_added_at_random_change_nothing()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: Partitions);
        var log = Fleets.Log(pairs: Math.Max(20, 4 * Rounds));
        Feed(topics, log);
        var random = new Random();
        var running = new List<RunningProcess> { RunningProcess.Start(topics.Decode("--from", "earliest")) };
        try
        {
            await running[0].SaysAsync("reads partitions");
            for (var round = 0; round < Rounds; round++)
            {
                running.Add(RunningProcess.Start(topics.Decode()));

                // Wherever they then are: as soon as something more has been written, or a little later.
                var until = await topics.EndAsync(topics.Names.Reports) + random.Next(1, 30);
                await topics.DecodedAsync(until, Partitions, running[^1]);
                var killed = running[random.Next(running.Count)];
                killed.Signal("KILL");
                await killed.EndAsync();
                running.Remove(killed);
            }

            foreach (var left in running) await left.SaysAsync("decode stage");
            foreach (var left in running) left.Signal("TERM");
            foreach (var left in running) Assert.Equal(ExitCode.Done, await left.EndAsync(TimeSpan.FromSeconds(10)));
        }
        finally
        {
            foreach (var left in running) left.Dispose();
        }

        using var last = RunningProcess.Start(topics.Decode("--stop-at-end"));
        await Ended(last);
        await Same(topics, log);
    }

    [BrokerFact]
    public async Task Catching_up_with_an_instance_that_freezes_makes_nothing_late()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: Partitions);
        var log = Fleets.Log(pairs: 20);
        Feed(topics, log);
        using var frozen = RunningProcess.Start(topics.Decode("--from", "earliest", "--stop-at-end"));
        await frozen.SaysAsync("reads partitions");
        frozen.Signal("STOP");
        using var other = RunningProcess.Start(topics.Decode("--stop-at-end"));
        await Ended(other);
        frozen.Signal("CONT");
        await Ended(frozen);
        await Same(topics, log);
        Assert.Matches("waited for slower ones [1-9]", other.Said);
    }

    [BrokerFact]
    public async Task What_cannot_be_decoded_is_a_dead_letter_that_says_where_it_was()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        await topics.PutAsync(["no AIS"u8.ToArray()], partition: 0);
        await topics.PutAsync(["{\"mmsi\":"u8.ToArray(), [0x8A, 1, 2, 3]], partition: 2);
        var (code, said) = await RunningProcess.To(topics.Decode("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        var letters = topics.All(topics.Names.DeadLetter);
        Assert.All(letters, l => Assert.Equal(topics.Names.Raw, LiveTopics.Header(l, "topic")));
        Assert.Equal(
            [("0", "0", "notAis"), ("2", "0", "notAis"), ("2", "1", "malformedField")],
            letters.Select(l => (LiveTopics.Header(l, "partition"), LiveTopics.Header(l, "offset"), LiveTopics.Header(l, "reason"))).Order());
    }

    [BrokerFact]
    public async Task A_clean_stop_leaves_within_ten_seconds_and_the_next_start_sends_nothing_again()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        var lines = Encoding.ASCII.GetString([.. Fleets.Log(pairs: 1).SelectMany(r => r)]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.ASCII.GetBytes).ToList();

        // The first part of a message is there, the second is not yet: it is read again.
        var half = lines.FindIndex(200, l => Encoding.ASCII.GetString(l).Contains("AIVDM,2,2", StringComparison.Ordinal));
        await topics.PutAsync(lines[..half], partition: 1);
        using (var first = RunningProcess.Start(topics.Decode("--from", "earliest")))
        {
            topics.Committed(topics.Names.Reports, count => count > 0, first);
            first.Signal("TERM");
            Assert.Equal(ExitCode.Done, await first.EndAsync(TimeSpan.FromSeconds(10)));
            Assert.Contains("left cleanly", first.Said, StringComparison.Ordinal);
        }

        await topics.PutAsync(lines[half..], partition: 1);
        var (code, said) = await RunningProcess.To(topics.Decode("--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Empty(topics.All(topics.Names.DeadLetter));
        (code, said) = await RunningProcess.To(topics.Detect("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.DoesNotContain("duplicate", said, StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_first_start_needs_to_be_told_where_to_begin()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        var (code, said) = await RunningProcess.To(topics.Decode());
        Assert.Equal(ExitCode.BadArguments, code);
        Assert.Contains("--from earliest", said, StringComparison.Ordinal);
        await topics.PutAsync(["no AIS"u8.ToArray()], partition: 2);
        (code, said) = await RunningProcess.To(topics.Decode("--from", "latest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Contains("decoded 0 records", said, StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task Missing_topics_are_named_with_their_commands_and_created_when_asked_for()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(create: false);
        var (code, said) = await RunningProcess.To(topics.Decode("--from", "earliest"));
        Assert.Equal(ExitCode.OperatingFault, code);
        Assert.Contains($"--create --topic {topics.Names.Raw} --partitions 12", said, StringComparison.Ordinal);
        Assert.Contains($"--create --topic {topics.Names.Reports} --partitions 1", said, StringComparison.Ordinal);
        (code, said) = await RunningProcess.To(topics.Decode("--from", "earliest", "--create-topics", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
    }

    /// <summary>As a feed writes them: all of a vessel, and all parts of a message, into one partition.</summary>
    private static void Feed(LiveTopics topics, IEnumerable<byte[]> records)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("log.nmea");
        File.WriteAllBytes(file, [.. records.SelectMany(r => r)]);
        var feed = BuiltProgram.Run("feed", file, "--bootstrap-server", topics.Server, "--topic", topics.Names.Raw, "--speed", "max", "--batch", "3");
        Assert.True(feed.ExitCode == 0, feed.Errors);
    }

    private static async Task Ended(RunningProcess instance)
    {
        var code = await instance.EndAsync();
        Assert.True(code == ExitCode.Done, instance.Said);
    }

    private static async Task Same(LiveTopics topics, List<byte[]> log)
    {
        var (code, said) = await RunningProcess.To(topics.Detect("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.False(Regex.IsMatch(said, "not used:.*late"), said);
        Assert.Empty(topics.All(topics.Names.DeadLetter));
        var expected = Fleets.Settled(Fleets.Revisions(log).Select(AlertJson.Serialize));
        Assert.True(expected.Count(c => c == '\n') >= 15, expected);
        Assert.Equal(expected, Fleets.Settled(topics.All(topics.Names.Alerts).Select(r => r.Message.Value!)));
    }
}
