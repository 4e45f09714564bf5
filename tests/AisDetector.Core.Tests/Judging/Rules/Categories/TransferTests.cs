using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class TransferTests
{
    private static readonly Transfer Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Transfer, Rule.Category);

    [Fact]
    public void Whatever_is_nothing_else() => Assert.Equal("nothing says otherwise", Rule.Why(Facts.Plain));
}
