using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class OffshoreUnitTests
{
    private static readonly OffshoreUnit Rule = new();

    [Theory]
    [InlineData(90, null)]
    [InlineData(99, null)]
    [InlineData(99, 70)]
    [InlineData(99, 99)]
    public void It_applies_with_its_weight_and_words(byte type, int? other)
    {
        Assert.Equal((-0.05, "one sends the type of offshore units and supply vessels"), Rule.Weigh(Facts.Of(type, (byte?)other)));
        Assert.Equal((-0.05, "one sends the type of offshore units and supply vessels"), Rule.Weigh(Facts.Of((byte?)other, type)));
    }

    [Theory]
    [InlineData(99, 80)] // storage ships send it too
    [InlineData(90, 89)]
    [InlineData(89, 70)]
    [InlineData(100, 70)]
    [InlineData(null, 70)]
    [InlineData(null, null)]
    public void Not_beside_a_tanker_nor_of_another_type(int? type, int? other)
    {
        Assert.Null(Rule.Weigh(Facts.Of((byte?)type, (byte?)other)));
        Assert.Null(Rule.Weigh(Facts.Of((byte?)other, (byte?)type)));
    }
}
