using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;

namespace AisDetector.Tests;

/// <summary>The library's example. The page of the core shows this source: <see cref="ReadmeTests"/> holds the two together.</summary>
internal sealed class LibraryExample
{
    /// <summary>Takes what the example writes, in place of <see cref="System.Console"/>.</summary>
    private StringWriter Console { get; } = new() { NewLine = "\n" };

    public string Run()
    {
        // <example>
        var detector = new RendezvousDetector(new RendezvousOptions(), Places.OpenSea, new AlertSource("example", "transfer", "1.0"));
        var revisions = new List<Alert>();
        var midnight = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var minute = 0; minute < 180; minute += 2)
        {
            var report = Report.Empty with { Time = midnight + minute * 60_000, Latitude = 40, SpeedKnots = 0.3f };
            detector.Add([report with { Mmsi = 235000001, Longitude = 10 }, report with { Mmsi = 636000002, Longitude = 10.0004 }], revisions);
        }

        detector.Finish(revisions);
        foreach (var alert in revisions)
            Console.WriteLine($"{alert.DetectedAt:HH:mm} {alert.Phase}: {alert.Category}, {alert.DurationMinutes} min, score {alert.Score:0.00}");
        // </example>
        return Console.ToString();
    }
}
