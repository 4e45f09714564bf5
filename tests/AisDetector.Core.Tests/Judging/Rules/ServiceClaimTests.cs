using AisDetector.Core.Judging;
using AisDetector.Core.Judging.Rules;

namespace AisDetector.Core.Tests.Judging.Rules;

/// <summary>A tug of 60 m that drifts for three hours at the side of a tanker is not believed; each thing that makes it credible is.</summary>
public sealed class ServiceClaimTests
{
    private static readonly PairFacts Pumping = Facts.Plain with { Longest = TimeSpan.FromHours(3), Drifting = true };

    [Fact]
    public void What_pumps_a_cargo_is_not_believed() => Assert.False(ServiceClaim.IsBelieved(Facts.Ship(52, 60), Pumping));

    [Fact]
    public void What_is_shorter_than_three_hours_is() => Assert.True(ServiceClaim.IsBelieved(Facts.Ship(52, 60), Pumping with { Longest = TimeSpan.FromMinutes(179) }));

    [Fact]
    public void What_is_under_way_is() => Assert.True(ServiceClaim.IsBelieved(Facts.Ship(52, 60), Pumping with { Drifting = false }));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Who_serves_two_others_in_a_day_is(int partners, bool isBelieved) => Assert.Equal(isBelieved, ServiceClaim.IsBelieved(Facts.Ship(52, 60, partners), Pumping));

    [Theory]
    [InlineData(44, true)]
    [InlineData(45, false)]
    [InlineData(null, false)]
    public void A_small_craft_is_one_of_unknown_length_is_not(int? length, bool isBelieved) => Assert.Equal(isBelieved, ServiceClaim.IsBelieved(Facts.Ship(52, length), Pumping));

    [Fact]
    public void Who_is_too_long_for_its_type_is_never() => Assert.False(ServiceClaim.IsBelieved(Facts.Ship(52, 101, partners: 9), Facts.Plain with { Drifting = false }));

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, true)]
    [InlineData(50, true)]
    [InlineData(52, true)]
    [InlineData(33, true)]
    [InlineData(55, true)]
    [InlineData(30, false)]
    [InlineData(56, false)]
    [InlineData(80, false)]
    [InlineData(null, false)]
    public void Tugs_pilots_and_service_vessels_claim(int? type, bool isClaim) => Assert.Equal(isClaim, ServiceClaim.IsClaimed(Facts.Ship((byte?)type)));
}
