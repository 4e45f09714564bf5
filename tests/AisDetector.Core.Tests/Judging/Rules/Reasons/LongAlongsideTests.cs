using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class LongAlongsideTests
{
    private static readonly LongAlongside Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain)!.Value;
        Assert.Equal(0.25, weight, 1e-9);
        Assert.Equal("side by side for 1 h", text);
    }

    [Theory]
    [InlineData(20, 0.15)]
    [InlineData(30, 0.15)]
    [InlineData(120, 0.35)]
    [InlineData(240, 0.45)]
    [InlineData(2400, 0.45)]
    public void Each_doubling_adds_until_four_hours(int minutes, double weight) =>
        Assert.Equal(weight, Rule.Weigh(Facts.Plain with { Longest = TimeSpan.FromMinutes(minutes) })!.Value.Weight, 1e-9);

    [Fact]
    public void Several_times_do_not_add_up()
    {
        var tally = Facts.Contacts(16);
        tally.Add(new() { Step = 1300, Verdict = Core.Pairs.AlongsideVerdict.Estimated, Meters = 40, Bridge = Core.Pairs.Bridge.Seen });
        for (var i = 1; i < 31; i++)
            tally.Add(new() { Step = 1300 + i, Verdict = Core.Pairs.AlongsideVerdict.Estimated, Meters = 40, Flags1 = Core.Tracks.SampleFlags.Observed, Flags2 = Core.Tracks.SampleFlags.Observed });
        var (weight, text) = Rule.Weigh(Facts.Plain with { Tally = tally, Duration = TimeSpan.FromMinutes(90) })!.Value;
        Assert.Equal((0.25, "side by side for 1 h, the longest of 2 times"), (Math.Round(weight, 9), text));
    }

    [Fact]
    public void Where_alongside_is_not_asked_for_it_speaks_of_the_contact_distance() =>
        Assert.Equal("within contact distance for 1 h", Rule.Weigh(Facts.Plain with { ByAlongside = false })!.Value.Text);
}
