using System.Security.Cryptography;
using AisDetector.App;
using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Output;
using AisDetector.Replay;
using AisDetector.Tests.Support;

namespace AisDetector.Tests;

/// <summary>Whole recordings through the whole program: what is found in them, and that nothing is found where nothing is.</summary>
public class RecordingTests
{
    private static readonly Places World = ShippedPlaces.Load();

    [Theory]
    [InlineData("dma_20260426/ais.csv", 17_000)]
    [InlineData("noaa_head_2024/AIS_2024_01_01_head.csv", 90)]
    [InlineData("noaa_head_2024/AIS_2024_01_02_head.csv", 90)]
    [InlineData("meos/ais_instants.csv.gz", 156_837)]
    [InlineData("kystverket_1000", 850)]
    [InlineData("noaadata", 700)]
    [InlineData("dma_aislib", 3_000)]
    [InlineData("gpsd", 300)]
    [InlineData("libais", 30)]
    [InlineData("fathom5_2017", 40)]
    public void There_is_no_transfer_in_this_recording(string name, int reportsAtLeast)
    {
        var (alerts, reports) = Replay(name, RendezvousOptions.Transfer);
        Assert.True(reports >= reportsAtLeast, $"only {reports} reports");
        Assert.Empty(alerts);
    }

    [Fact]
    public void The_gfw_profile_finds_one_encounter_and_its_first_piece_in_the_real_recording()
    {
        var alert = Assert.Single(Replay("gfw_encounter_20150319/gfw_real_encounter.csv", RendezvousOptions.Gfw).Alerts);
        Assert.Equal([441910000u, 563418000u], alert.Vessels.Select(v => v.Mmsi));
        Assert.Equal((At("07:40"), At("10:10")), (alert.Start, alert.End));
        Assert.InRange(alert.MedianDistanceMeters!.Value, 27, 31);
    }

    [Fact]
    public void The_transfer_profile_finds_one_encounter_across_the_silence_in_the_real_recording()
    {
        var alert = Assert.Single(Replay("gfw_encounter_20150319/gfw_real_encounter.csv", RendezvousOptions.Transfer).Alerts);
        Assert.Equal((At("07:34"), null), (alert.Start, alert.End));
        Assert.True(alert.InferredMinutes > 8 * 60);
        Assert.Contains(alert.Reasons, r => r.Code == "silent-together");
    }

    [Theory]
    [InlineData("transfer")]
    [InlineData("gfw")]
    public void Every_alert_of_every_recording_is_what_explain_says(string profile)
    {
        var options = (profile == "gfw" ? RendezvousOptions.Gfw : RendezvousOptions.Transfer) with { All = true };
        var alerts = 0;
        foreach (var name in Recordings)
        {
            foreach (var alert in Replay(name, options).Alerts)
            {
                var watch = new PairWatch(alert.Vessels[0].Mmsi, alert.Vessels[1].Mmsi);
                var explained = Replay(name, options, watch).Alerts.Single(a => a.Id == alert.Id);
                Assert.Equal(AlertJson.Serialize(alert), AlertJson.Serialize(explained));
                var tests = watch.Encounters.Single(e => e.Verdict.EndsWith(AlertJson.Word(alert.Category!.Value), StringComparison.Ordinal)).Tests;
                if (profile == "transfer") Assert.Contains($"antennas {alert.MinDistanceMeters} m", tests.Single(t => t.Name == "alongside").Figure);
                Assert.Contains(
                    FormattableString.Invariant($"medians {alert.Vessels[0].MedianSpeedKnots:0.0} and {alert.Vessels[1].MedianSpeedKnots:0.0} kn"),
                    tests.Single(t => t.Name == "speed").Figure);
                alerts++;
            }
        }

        Assert.True(alerts > 0);
    }

    /// <summary>Every revision as one digest a recording and profile: who only moves code changes none (see the core's <c>AlertDigestTests</c>).</summary>
    [Fact]
    public void The_recordings_give_the_revisions_that_they_gave_before()
    {
        var path = TestData.PathOf("digest/recordings.txt");
        RendezvousOptions[] profiles = [RendezvousOptions.Transfer, RendezvousOptions.Transfer with { All = true }, RendezvousOptions.Gfw];
        var lines = Recordings.SelectMany(name => profiles.Select(options =>
        {
            var revisions = Revisions(name, options);
            var digest = SHA256.HashData(revisions.SelectMany(AlertJson.Serialize).ToArray());
            return $"{name} {options.Profile}{(options.All ? " all" : "")} {revisions.Count} {Convert.ToHexString(digest)[..16]}";
        })).ToArray();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllLines(path, lines);
        Assert.Equal(File.ReadAllLines(path), lines);
    }

    private static readonly string[] Recordings =
    [
        "dma_20260426/ais.csv", "noaa_head_2024/AIS_2024_01_01_head.csv", "noaa_head_2024/AIS_2024_01_02_head.csv", "meos/ais_instants.csv.gz",
        "kystverket_1000", "noaadata", "dma_aislib", "gpsd", "libais", "fathom5_2017", "gfw_encounter_20150319/gfw_real_encounter.csv",
    ];

    private static DateTime At(string time) => DateTime.Parse($"2015-03-19T{time}:00Z").ToUniversalTime();

    private static (IReadOnlyList<Alert> Alerts, long Reports) Replay(string name, RendezvousOptions options, PairWatch? watch = null)
    {
        long reports = 0;
        var revisions = Revisions(name, options, watch, log => reports = log.Counts.TotalAccepted);
        return ([.. revisions.GroupBy(a => a.Id).Select(a => a.Last()).Where(a => a.Phase != AlertPhase.Retracted)], reports);
    }

    private static List<Alert> Revisions(string name, RendezvousOptions options, PairWatch? watch = null, Action<InputLog>? read = null) =>
        InputLog.Run([TestData.PathOf(name)], new InputOptions(), log =>
        {
            var detector = new RendezvousDetector(options, World, new AlertSource(name, options.Profile, "test")) { Watch = watch };
            var (revisions, batch) = (new List<Alert>(), new ReportBatch());
            while (log.Read(batch)) detector.Add(batch.Reports, revisions);
            detector.Finish(revisions);
            read?.Invoke(log);
            return revisions;
        });
}
