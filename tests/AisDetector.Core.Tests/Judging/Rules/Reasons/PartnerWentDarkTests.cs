using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class PartnerWentDarkTests
{
    [Fact]
    public void The_flag_says_that_one_went_dark()
    {
        Assert.False(new PartnerWentDark().Applies(Facts.Plain));
        Assert.True(new PartnerWentDark().Applies(Facts.Plain with { PartnerWentDark = true }));
    }
}
