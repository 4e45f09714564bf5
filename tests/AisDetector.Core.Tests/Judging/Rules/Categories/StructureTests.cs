using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class StructureTests
{
    private static readonly Structure Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.OffshoreService, Rule.Category);

    [Fact]
    public void Twelve_hours_without_moving() => Assert.Equal("one has not moved for 12 h: a platform, a buoy or moored to one", Rule.Why(Facts.Plain with { Tally = Facts.Contacts(31, motionlessSteps: 360) }));

    [Fact]
    public void Not_of_a_shorter_time() => Assert.Null(Rule.Why(Facts.Plain with { Tally = Facts.Contacts(31, motionlessSteps: 359) }));
}
