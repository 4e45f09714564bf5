using System.Text;
using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Tests.Support;
using Confluent.Kafka;

namespace AisDetector.Tests.Live;

/// <summary>Time as it comes from many receivers, and records as large as the broker takes, through <c>run</c>.</summary>
public class LiveTimeTests
{
    private const long Hour = 3_600_000;

    [BrokerFact]
    public async Task Late_satellites_differing_clocks_one_a_day_ahead_and_hours_of_downtime_change_no_settled_alert()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var undisturbed = Fleets.Records(Fleets.Reports(pairs: 12));
        var log = Fleets.Records(Disturbed(Fleets.Reports(pairs: 12, delayMinutes: i => i % 3 == 0 ? 10 + (i * 7 % 36) : 0)));
        Assert.NotEqual(undisturbed.Count, log.Count);
        var third = log.Count / 3;

        // Stopped for what is hours of the log, then all of that at once.
        await topics.PutAsync(log[..third]);
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest")))
        {
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log[..third], atEnd: false).Count, first);
            first.Signal("TERM");
            Assert.Equal(ExitCode.Done, await first.EndAsync());
        }

        await topics.PutAsync(log[third..]);
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);

        Assert.Equal(Fleets.Replay(log), topics.Alerts());
        var settled = Settled(topics.Alerts());
        Assert.True(settled.Count > 10, $"{settled.Count} settled");
        Assert.Equal(Settled(Fleets.Replay(undisturbed)), settled);
        Assert.Contains("fromTheFuture", said, StringComparison.Ordinal);
        Assert.DoesNotContain("late ", said, StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_record_at_the_brokers_size_limit_is_used_whole()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 80);
        var record = new List<byte>();
        var used = 0;

        // message.max.bytes is 1,048,588 by default, the batch's own 70 bytes and more included.
        const int limit = 1_048_588 - 100;
        while (record.Count + log[used].Length < limit) record.AddRange(log[used++]);
        record.AddRange(Enumerable.Repeat((byte)'\n', limit - record.Count));
        var tooLarge = await Assert.ThrowsAsync<ProduceException<byte[]?, byte[]?>>(() => topics.PutAsync([[.. record, .. new byte[200]]]));
        Assert.Equal(ErrorCode.MsgSizeTooLarge, tooLarge.Error.Code);

        await topics.PutAsync([record.ToArray(), .. log[used..]]);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Equal(Fleets.Replay(log), topics.Alerts());
    }

    /// <summary>A receiver a day ahead, one 70 s ahead and one 50 s behind, with ships of their own.</summary>
    private static IEnumerable<Report> Disturbed(IEnumerable<Report> reports)
    {
        var number = 0;
        foreach (var report in reports)
        {
            yield return report;
            number++;
            if (report.Static == null && number % 9 == 0) yield return Elsewhere(report, 219_000_900, 25 * Hour);
            if (report.Static == null && number % 11 == 0) yield return Elsewhere(report, 219_000_901, 70_000);
            if (report.Static == null && number % 13 == 0) yield return Elsewhere(report, 219_000_902, -50_000);
        }
    }

    private static Report Elsewhere(Report report, uint mmsi, long aheadMilliseconds) =>
        report with { Mmsi = mmsi, Latitude = -40 - (mmsi % 10), Longitude = 80, SpeedKnots = 0, Time = report.Time + aheadMilliseconds };

    /// <summary>The last word on each, which does not say when it was spoken.</summary>
    private static List<string> Settled(List<string> revisions) =>
        [.. revisions.Where(r => r.Contains("\"phase\":\"settled\"", StringComparison.Ordinal)).Select(Timeless).Order(StringComparer.Ordinal)];

    private static string Timeless(string revision)
    {
        var text = new StringBuilder();
        foreach (var part in revision.Split(','))
            if (!part.StartsWith("\"revision\":", StringComparison.Ordinal) && !part.StartsWith("\"detectedAt\":", StringComparison.Ordinal)) text.Append(part).Append(',');
        return text.ToString();
    }
}
