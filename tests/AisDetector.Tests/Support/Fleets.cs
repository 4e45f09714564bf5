using System.Text;
using AisDetector.App;
using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Nmea;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Output;

namespace AisDetector.Tests.Support;

/// <summary>Logs with transfers in them, as the values of records, and what a replay of them publishes.</summary>
internal static class Fleets
{
    /// <summary>Pairs of tankers on the open Atlantic that meet one after another, in records of one to a few lines.</summary>
    public static List<byte[]> Log(int pairs, double hoursAfter = 27) => Records(Reports(pairs, hoursAfter));

    /// <param name="delayMinutes">How much later than sent the reports of a pair's guest arrive.</param>
    public static List<Report> Reports(int pairs, double hoursAfter = 27, Func<int, double>? delayMinutes = null)
    {
        var scenario = new Scenario(latitude: 30, longitude: -45);
        for (var i = 0; i < pairs; i++)
        {
            var host = scenario.Tanker(311000000 + (uint)i).StartsAt(scenario.Off(i * 3.6, 30_000 + (20_000 * i))).BeginsAt(i * 7 % 600);
            host.Drifts(300, 0.4, i * 40 % 360).ReportsEvery(120, i * 11 % 120);
            var guest = scenario.Tanker(636000000 + (uint)i).Approaches(host, host.Minute - 250, 50, 8, i * 70 % 360).StaysBeside(host, 60 + (i * 13 % 90), 50).Sails(i * 50 % 360, 9, 60).ReportsEvery(110, i * 17 % 110);
            if (delayMinutes?.Invoke(i) is > 0 and var minutes) guest.Delayed(minutes);
        }

        return scenario.Reports(hoursAfter);
    }

    public static List<byte[]> Records(IEnumerable<Report> reports)
    {
        var records = new List<byte[]>();
        var lines = new StringBuilder();
        foreach (var report in reports)
        {
            lines.Append(NmeaText.Of(report));
            if (report.Mmsi % 3 == 1) continue;
            records.Add(Encoding.ASCII.GetBytes(lines.ToString()));
            lines.Clear();
        }

        if (lines.Length > 0) records.Add(Encoding.ASCII.GetBytes(lines.ToString()));
        return records;
    }

    /// <summary>Every revision that a replay in arrival order publishes, without its source: another path to it than the one that reads topics.</summary>
    public static List<string> Replay(IEnumerable<byte[]> records, bool atEnd = true) =>
        [.. Revisions(records, atEnd).Select(r => WithoutSource(AlertJson.Serialize(r)))];

    /// <summary>What delays must not change of published alerts: each one's last revision, but for its number and the time of judging.</summary>
    public static string Settled(IEnumerable<byte[]> alerts) =>
        AlertText.Settled(alerts.Select(a => AlertJson.Deserialize(a)! with { Source = new AlertSource("", "", "") }));

    public static List<Alert> Revisions(IEnumerable<byte[]> records, bool atEnd = true)
    {
        var decoder = new NmeaDecoder();
        var batch = new ReportBatch();
        var detector = new RendezvousDetector(RendezvousOptions.Transfer, ShippedPlaces.Load(), new AlertSource("replay", "transfer", "test"));
        var revisions = new List<Alert>();
        decoder.Decode(records.SelectMany(r => r).ToArray(), batch);
        if (atEnd) decoder.Finish(batch);
        detector.Add(batch.Reports, revisions);
        if (atEnd) detector.Finish(revisions);
        return revisions;
    }

    /// <summary>How many reports are in the records.</summary>
    public static long Reports(IEnumerable<byte[]> records)
    {
        var batch = new ReportBatch();
        new NmeaDecoder().Decode(records.SelectMany(r => r).ToArray(), batch);
        return batch.Counts.TotalAccepted;
    }

    /// <summary>The source is the last property, and the only one that may differ.</summary>
    public static string WithoutSource(byte[] json)
    {
        var text = Encoding.UTF8.GetString(json);
        var at = text.LastIndexOf(",\"source\":", StringComparison.Ordinal);
        Assert.True(at > 0, text);
        return text[..at];
    }
}
