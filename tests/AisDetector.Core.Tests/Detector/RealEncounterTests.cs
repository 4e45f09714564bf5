using System.Globalization;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// The rendezvous of 441910000 and 563418000 on 2015-03-19, 1,200 km from any coast, whose answer Global Fishing Watch
/// published with its code (<c>gfw_expected.csv</c> beside the recording).
/// </summary>
public sealed class RealEncounterTests
{
    [Fact]
    public void The_gfw_profile_finds_its_first_piece_within_a_step_and_two_metres()
    {
        // Published: 07:40 to 10:10, median 0.029 to 0.030 km. The 8 h of silence that follow are more than 4 h.
        var alert = Assert.Single(Detection.Of(Recording(), RendezvousOptions.Gfw).Alerts);
        Assert.Equal([441910000u, 563418000u], alert.Vessels.Select(v => v.Mmsi));
        Assert.InRange(alert.Start, Time("07:30"), Time("07:50"));
        Assert.InRange(alert.End!.Value, Time("10:00"), Time("10:20"));
        Assert.InRange(alert.MedianDistanceMeters!.Value, 27, 32);
    }

    [Fact]
    public void The_transfer_profile_finds_one_encounter_with_its_silent_middle_inferred()
    {
        // Both tracks have segments from 07:33; the last fix of 441910000 beside the other is 20:16:35. Nothing shows that
        // they parted before the recording ends, so the alert is open and stands as it was last published.
        var alert = Assert.Single(Detection.Of(Recording()).Alerts);
        Assert.Equal(Time("07:34"), alert.Start);
        Assert.InRange(alert.DurationMinutes, 600, 762);
        Assert.Null(alert.End);
        Assert.True(alert.InferredMinutes >= 8 * 60, $"{alert.InferredMinutes} min inferred");
        Assert.InRange(alert.ObservedMinutes, 60, 200);
    }

    private static DateTime Time(string time) => DateTime.Parse($"2015-03-19T{time}:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static List<Report> Recording()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AisDetector.sln"))) folder = folder.Parent;
        var path = Path.Combine(folder!.FullName, "tests", "data", "gfw_encounter_20150319", "gfw_real_encounter.csv");
        return
        [
            .. File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Select(fields => Report.Empty with
            {
                Mmsi = uint.Parse(fields[0]),
                Time = DateTimeOffset.Parse(fields[1] + "Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
                Latitude = double.Parse(fields[2]),
                Longitude = double.Parse(fields[3]),
            }).OrderBy(report => report.Time),
        ];
    }
}
