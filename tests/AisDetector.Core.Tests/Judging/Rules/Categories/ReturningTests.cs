using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class ReturningTests
{
    private static readonly Returning Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.OffshoreService, Rule.Category);

    [Fact]
    public void The_same_two_three_times_in_a_day() => Assert.Equal("the same two lay alongside 3 times in a day", Rule.Why(Facts.Plain with { OtherMeetings = 2 }));

    [Fact]
    public void Not_of_two_times() => Assert.Null(Rule.Why(Facts.Plain with { OtherMeetings = 1 }));

    [Theory]
    [InlineData(179, true)]
    [InlineData(180, false)]
    public void Not_where_one_time_is_longer_than_a_service(int minutes, bool isShuttle) =>
        Assert.Equal(isShuttle, Rule.Why(Facts.Plain with { OtherMeetings = 5, Longest = TimeSpan.FromMinutes(minutes) }) != null);
}
