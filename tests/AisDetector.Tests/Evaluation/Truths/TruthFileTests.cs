using AisDetector.App;
using AisDetector.Evaluation;
using AisDetector.Evaluation.Scoring;
using AisDetector.Evaluation.Truths;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Evaluation.Truths;

public class TruthFileTests
{
    [Fact]
    public void A_truth_that_was_written_is_read_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var truth = MadeRecording.Make(5, ["lightering", "threeAbreast", "darkPartner", "laidUp", "smallBoatFuel"]).Truth;
        using var bytes = new MemoryStream();
        TruthFile.Write(bytes, truth);

        var read = TruthFile.Read(folder.Write("truth.csv", bytes.ToArray()));

        Assert.Equal(truth.Select(t => t with { Vessels = [], VesselDays = Math.Round(t.VesselDays, 3) }), read.Select(t => t with { Vessels = [] }));
        Assert.Equal(truth.Select(t => string.Join(' ', t.Vessels)), read.Select(t => string.Join(' ', t.Vessels)));
    }

    [Fact]
    public void The_pairs_of_another_detector_need_four_columns_in_any_order()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("pairs.csv", "start,end,mmsi2,mmsi1,colour\n2026-01-05T02:00:00Z,2026-01-05 06:00,12,11,red\n2026-01-05T02:00:00Z,,,21,\n"u8.ToArray());

        var claims = ClaimFiles.ReadPairs(path, 0.5);

        Assert.Equal((11u, 12u, 1.0, true), (claims[0].Mmsi, claims[0].Other, claims[0].Score, claims[0].IsPublished));
        Assert.Equal(new DateTime(2026, 1, 5, 6, 0, 0, DateTimeKind.Utc), claims[0].End);
        Assert.True(claims[1].IsLoitering);
        Assert.Null(claims[1].End);
    }

    [Theory]
    [InlineData("mmsi1,mmsi2,start\n", "column end")]
    [InlineData("mmsi1,mmsi2,start,end\n11,12,yesterday,\n", "line 2: start is yesterday")]
    [InlineData("mmsi1,mmsi2,start,end\n,12,2026-01-05T00:00:00Z,\n", "line 2: mmsi1 is empty")]
    [InlineData("mmsi1,mmsi2,start,end,score\n11,12,2026-01-05T00:00:00Z,,high\n", "line 2: score is high")]
    [InlineData("", "is empty")]
    public void A_wrong_file_is_told_in_one_line_with_its_place(string content, string told)
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<UsageFault>(() => ClaimFiles.ReadPairs(folder.Write("pairs.csv", System.Text.Encoding.UTF8.GetBytes(content)), 0));

        Assert.Contains(told, fault.Message);
        Assert.Contains("pairs.csv", fault.Message);
    }
}
