using AisDetector.Core;
using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Files;
using AisDetector.Resources;
using AisDetector.Tests.Files.Support;

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

    private static DateTime At(string time) => DateTime.Parse($"2015-03-19T{time}:00Z").ToUniversalTime();

    private static (IReadOnlyList<Alert> Alerts, long Reports) Replay(string name, RendezvousOptions options) =>
        InputLog.Run([TestData.PathOf(name)], new InputOptions(), log =>
        {
            var detector = new RendezvousDetector(options, World, new AlertSource(name, options.Profile, "test"));
            var (revisions, batch) = (new List<Alert>(), new ReportBatch());
            while (log.Read(batch)) detector.Add(batch.Reports, revisions);
            detector.Finish(revisions);
            IReadOnlyList<Alert> last = [.. revisions.GroupBy(a => a.Id).Select(a => a.Last()).Where(a => a.Phase != AlertPhase.Retracted)];
            return (last, log.Counts.TotalAccepted);
        });
}
