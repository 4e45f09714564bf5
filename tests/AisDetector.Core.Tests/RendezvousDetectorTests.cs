using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests;

/// <summary>The end of an input.</summary>
public class RendezvousDetectorTests
{
    private static readonly List<Report> Reports = RandomFleet.Of(7, 2).Reports();

    [Fact]
    public void After_the_end_no_report_is_taken_and_the_refusal_says_why()
    {
        var detector = New();
        detector.Add(CollectionsMarshal.AsSpan(Reports), []);
        detector.Finish([]);
        var (edge, watermark) = (detector.Edge, detector.Watermark);
        var refusal = Assert.Throws<InvalidOperationException>(() => detector.Add([Reports[^1]], []));
        Assert.Contains("Finish", refusal.Message);
        Assert.Equal((edge, watermark), (detector.Edge, detector.Watermark));
        detector.Add([], []);
    }

    [Fact]
    public void An_input_without_reports_ends_too()
    {
        var detector = New();
        detector.Finish([]);
        Assert.Throws<InvalidOperationException>(() => detector.Add([Reports[0]], []));
    }

    [Fact]
    public void Ending_twice_is_ending_once()
    {
        var detector = New();
        var revisions = new List<Alert>();
        detector.Add(CollectionsMarshal.AsSpan(Reports), revisions);
        detector.Finish(revisions);
        var (count, watermark) = (revisions.Count, detector.Watermark);
        detector.Finish(revisions);
        Assert.Equal((count, watermark), (revisions.Count, detector.Watermark));
    }

    [Fact]
    public void A_state_saved_after_the_end_remembers_it_and_one_saved_before_goes_on()
    {
        var half = Reports.Count / 2;
        var detector = New();
        detector.Add(CollectionsMarshal.AsSpan(Reports)[..half], []);
        var before = Saved(detector);
        detector.Finish([]);
        var after = Saved(detector);
        Restored(before).Add([Reports[half]], []);
        Assert.Throws<InvalidOperationException>(() => Restored(after).Add([Reports[half]], []));
    }

    private static RendezvousDetector New() => new(TestOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));

    private static MemoryStream Saved(RendezvousDetector detector)
    {
        var state = new MemoryStream();
        detector.Save(state);
        state.Position = 0;
        return state;
    }

    private static RendezvousDetector Restored(Stream state)
    {
        var detector = New();
        detector.Restore(state);
        return detector;
    }
}
