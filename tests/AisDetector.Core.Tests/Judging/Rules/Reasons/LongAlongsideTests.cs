using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class LongAlongsideTests
{
    private static readonly LongAlongside Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain)!.Value;
        Assert.Equal(0.35, weight);
        Assert.Equal("side by side for 1 h", text);
    }

    [Theory]
    [InlineData(20, 0.30)]
    [InlineData(30, 0.30)]
    [InlineData(120, 0.40)]
    [InlineData(240, 0.45)]
    [InlineData(2400, 0.45)]
    public void Each_doubling_adds_until_four_hours(int minutes, double weight) =>
        Assert.Equal(weight, Rule.Weigh(Facts.Plain with { Duration = TimeSpan.FromMinutes(minutes) })!.Value.Weight, 1e-9);

    [Fact]
    public void Where_alongside_is_not_asked_for_it_speaks_of_the_contact_distance() =>
        Assert.Equal("within contact distance for 1 h", Rule.Weigh(Facts.Plain with { ByAlongside = false })!.Value.Text);
}
