using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class IdentityUnclearTests
{
    private static readonly IdentityUnclear Rule = new();

    [Fact]
    public void It_flags_either_ship()
    {
        Assert.True(Rule.Applies(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { IdentityIsUnclear = true } }));
        Assert.True(Rule.Applies(Facts.Plain with { Ship2 = Facts.Plain.Ship2 with { IdentityIsUnclear = true } }));
        Assert.False(Rule.Applies(Facts.Plain));
    }
}
