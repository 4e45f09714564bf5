using AisDetector.Core.Reports;
using AisDetector.Evaluation;
using AisDetector.Evaluation.Files;
using AisDetector.Evaluation.Truths;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Evaluation;

public class MadeRecordingTests
{
    private static readonly string[] s_some = ["tankersAdrift", "satellitesOnly", "weakClassB", "anchoredClose", "testNumbers", "antimeridian"];

    [Fact]
    public void A_seed_gives_the_same_bytes_and_the_same_truth_and_another_gives_others()
    {
        Assert.Equal(Bytes(3), Bytes(3));
        Assert.NotEqual(Bytes(3), Bytes(4));

        static (string Nmea, string Truth) Bytes(ulong seed)
        {
            var made = MadeRecording.Make(seed, s_some);
            using MemoryStream nmea = new(), truth = new();
            EvaluationRun.Write(made, new NmeaRecording(nmea), TestContext.Current.CancellationToken);
            TruthFile.Write(truth, made.Truth);
            return (Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(nmea.ToArray())), System.Text.Encoding.UTF8.GetString(truth.ToArray()));
        }
    }

    [Fact]
    public void What_is_written_is_what_is_read_as_sentences_and_as_rows()
    {
        using var folder = new TemporaryFolder();
        var made = MadeRecording.Make(3, s_some);
        using MemoryStream nmea = new(), csv = new();
        EvaluationRun.Write(made, new NmeaRecording(nmea), TestContext.Current.CancellationToken);
        EvaluationRun.Write(made, new NoaaRecording(csv), TestContext.Current.CancellationToken);

        var sentences = Reading.Of(folder.Write("made.nmea", nmea.ToArray()));
        var rows = Reading.Of(folder.Write("made.csv", csv.ToArray()));

        Assert.Equal(0, sentences.Counts.TotalRejected);
        Assert.Equal(0, rows.Counts.TotalRejected);
        var positions = made.Reports.Where(r => r.Report.HasPosition).Select(r => r.Report).ToList();
        Compare(positions, sentences.Reports.Where(r => r.HasPosition), 2e-6);
        Compare(positions, rows.Reports, 1e-5);
        var said = made.Reports.Where(r => r.Report is { Static: not null, Type: 5 }).Select(r => (r.Report.Mmsi, r.Report.Static!.ShipType, r.Report.Static.Imo, r.Report.Static.LengthMeters, r.Report.Static.BeamMeters, r.Report.Static.Name?.Trim())).ToHashSet();
        Assert.Equal(said, sentences.Reports.Where(r => r.Type == 5).Select(r => (r.Mmsi, r.Static!.ShipType, r.Static.Imo, r.Static.LengthMeters, r.Static.BeamMeters, r.Static.Name)).ToHashSet());
    }

    /// <summary>Readers sort by time, so both sides are put in one order.</summary>
    private static void Compare(IEnumerable<Report> made, IEnumerable<Report> read, double degrees)
    {
        static IEnumerable<Report> Ordered(IEnumerable<Report> reports) => reports.OrderBy(r => r.Time).ThenBy(r => r.Mmsi).ThenBy(r => r.Latitude).ThenBy(r => r.SpeedKnots).ThenBy(r => r.CourseDegrees).ThenBy(r => r.HeadingDegrees);
        var (one, other) = (Ordered(made).ToList(), Ordered(read).ToList());
        Assert.Equal(one.Select(r => (r.Time, r.Mmsi, r.Status)), other.Select(r => (r.Time, r.Mmsi, r.Status)));
        foreach (var (a, b) in one.Zip(other))
        {
            Assert.Equal(a.Latitude, b.Latitude, degrees);
            Assert.Equal(0, Math.IEEERemainder(a.Longitude - b.Longitude, 360), degrees);
        }
    }

    [Fact]
    public void Reports_come_out_of_order_twice_and_late_and_some_ships_say_little_as_in_the_field()
    {
        var made = MadeRecording.Make(1);

        var late = made.Reports.Where(r => r.Arrival - r.Report.Time > 600_000).ToList();
        Assert.InRange(late.Count, 1000, made.Reports.Count / 4);
        // The horizon of the detector is 3 h: nothing comes later than that.
        Assert.True(late.Max(r => r.Arrival - r.Report.Time) < 2.9 * 3_600_000);
        Assert.True(made.Reports.Zip(made.Reports.Skip(1)).All(pair => pair.First.Arrival <= pair.Second.Arrival));
        var positions = made.Reports.Where(r => r.Report.HasPosition).Select(r => r.Report).ToList();
        Assert.True(positions.Count - positions.Select(r => (r.Mmsi, r.Latitude, r.Longitude, r.Time / 10_000)).Distinct().Count() > 1000);
        Assert.InRange(positions.GroupBy(r => r.Mmsi).Count(ship => ship.All(r => r.HeadingDegrees < 0)) / (double)positions.Select(r => r.Mmsi).Distinct().Count(), 0.1, 0.4);
        var said = made.Reports.Where(r => r.Report.Static is not null).GroupBy(r => r.Report.Mmsi).Select(g => g.First().Report.Static!).ToList();
        Assert.InRange(said.Count(s => s.ShipType is null) / (double)said.Count, 0.35, 0.6);
        Assert.InRange(said.Count(s => s.LengthMeters is null) / (double)said.Count, 0.05, 0.25);
    }

    [Fact]
    public void Set_into_a_real_recording_all_its_reports_stay_and_no_number_is_used_twice()
    {
        string[] paths = [TestData.PathOf("dma_20260426/ais.csv")];
        var real = Reading.Of(paths[0]).Reports;
        var own = real.Select(r => r.Mmsi).ToHashSet();

        var made = RealRecording.Read(paths, TestContext.Current.CancellationToken).With(2, ["tankersAdrift", "anchoredNeighbours"]);

        Assert.Equal(real.Count, made.Reports.Count(r => own.Contains(r.Report.Mmsi)));
        Assert.DoesNotContain(made.Truth.SelectMany(row => row.Vessels), own.Contains);
        Assert.Contains(made.Truth, t => t.Label == TruthLabel.Positive);
        // In its own waters.
        var (south, north) = (real.Where(r => r.HasPosition).Min(r => r.Latitude), real.Where(r => r.HasPosition).Max(r => r.Latitude));
        Assert.All(made.Reports.Where(r => r.Report.HasPosition && !own.Contains(r.Report.Mmsi)), r => Assert.InRange(r.Report.Latitude, south - 1, north + 1));
    }
}
