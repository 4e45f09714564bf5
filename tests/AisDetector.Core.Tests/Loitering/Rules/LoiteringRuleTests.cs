using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;
using AisDetector.Core.Loitering;
using AisDetector.Core.Loitering.Rules;
using CsCheck;

namespace AisDetector.Core.Tests.Loitering.Rules;

/// <summary>A tanker of 200 m, slow for 8 h, 60 km off, at anchor, alone, with nothing else known.</summary>
internal static class LoiteringFactsOf
{
    public static LoiteringFacts Plain { get; } = new()
    {
        Ship = new ShipFacts { Mmsi = 538000002, ShipType = 80, LengthMeters = 200 },
        Duration = TimeSpan.FromHours(8),
        Inferred = TimeSpan.Zero,
        CoastKm = 60,
        AtRisk = false,
        InAnchorage = false,
        DriftedMeters = 300,
        Crowded = 0,
        SharedMmsi = false,
        Partners = [],
    };
}

public sealed class LoiteringRuleTests
{
    [Fact]
    public void Every_rule_is_in_the_list_once_and_has_a_test_class()
    {
        string[] written = [.. typeof(LoiteringRules).Assembly.GetTypes().Where(t => t.IsClass && typeof(ILoiteringReason).IsAssignableFrom(t)).Select(t => t.Name).Order(StringComparer.Ordinal)];
        Assert.Equal(written, LoiteringRules.Reasons.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
        var tests = GetType().Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        Assert.All(written, rule => Assert.Contains(rule + "Tests", tests));
        Assert.Distinct(LoiteringRules.Reasons.Select(r => r.Code));
    }

    /// <summary>More of what speaks for it never lowers the score, more of what speaks against it never raises it; what is not known adds nothing.</summary>
    [Fact]
    public void The_score_is_monotone_in_each_piece_of_evidence() => Gen.Select(Gen.Double[4, 240], Gen.Double[0, 2000], Gen.Double[0, 1], Gen.Double[0, 200_000], Gen.Int[20, 330], Gen.Double[0, 1.5]).Sample(
        (hours, coast, crowded, drifted, length, more) =>
        {
            var facts = LoiteringFactsOf.Plain with
            {
                Duration = TimeSpan.FromHours(hours), CoastKm = coast, Crowded = crowded, DriftedMeters = drifted, Inferred = TimeSpan.FromHours(hours / 3),
                Ship = LoiteringFactsOf.Plain.Ship with { ShipType = null, LengthMeters = (ushort)length },
            };
            var least = Sum(facts) - 1e-9;
            Assert.True(Sum(facts with { Duration = facts.Duration * (1 + more) }) >= least);
            Assert.True(Sum(facts with { CoastKm = coast * (1 + more) }) >= least);
            Assert.True(Sum(facts with { DriftedMeters = drifted * (1 + more) }) >= least);
            Assert.True(Sum(facts with { AtRisk = true }) >= least);
            Assert.True(Sum(facts with { Partners = [new PossiblePartner(1, default, default(DateTime), 5)] }) >= least);
            Assert.True(Sum(facts with { Ship = facts.Ship with { ShipType = 80 } }) >= least);
            var most = Sum(facts) + 1e-9;
            Assert.True(Sum(facts with { Crowded = Math.Min(1, crowded * (1 + more)) }) <= most);
            Assert.True(Sum(facts with { InAnchorage = true }) <= most);
            Assert.True(Sum(facts with { SharedMmsi = true }) <= most);
            Assert.True(Sum(facts with { Inferred = facts.Duration }) <= most);
            Assert.True(Sum(facts with { CoastKm = null }) <= most);
        });

    private static double Sum(LoiteringFacts facts) => LoiteringRules.Reasons.Sum(r => r.Weigh(facts)?.Weight ?? 0);
}

public sealed class LongLoiteringTests
{
    [Theory]
    [InlineData(4, 0.20, "slow for 4 h")]
    [InlineData(8, 0.25, "slow for 8 h")]
    [InlineData(16, 0.30, "slow for 16 h")]
    [InlineData(200, 0.30, "slow for 8 d 8 h")]
    public void Each_doubling_adds_until_sixteen_hours(double hours, double weight, string text)
    {
        var reason = new LongLoitering().Weigh(LoiteringFactsOf.Plain with { Duration = TimeSpan.FromHours(hours) })!.Value;
        Assert.Equal(weight, reason.Weight, 1e-9);
        Assert.Equal(text, reason.Text);
    }
}

public sealed class FarOffshoreTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(37.0, null)]
    [InlineData(38.0, 0.05)]
    [InlineData(92.0, 0.05)]
    [InlineData(93.0, 0.10)]
    public void It_counts_from_twenty_miles_and_more_from_fifty(double? km, double? weight) =>
        Assert.Equal(weight, new FarOffshore().Weigh(LoiteringFactsOf.Plain with { CoastKm = km })?.Weight);
}

public sealed class InRiskZoneTests
{
    [Theory]
    [InlineData(true, 0.10)]
    [InlineData(false, null)]
    public void It_counts_in_a_zone_of_risk(bool risk, double? weight) => Assert.Equal(weight, new InRiskZone().Weigh(LoiteringFactsOf.Plain with { AtRisk = risk })?.Weight);
}

public sealed class AdriftTests
{
    [Theory]
    [InlineData(1800, null)]
    [InlineData(1900, 0.05)]
    public void It_counts_from_a_mile(double meters, double? weight) => Assert.Equal(weight, new Adrift().Weigh(LoiteringFactsOf.Plain with { DriftedMeters = meters })?.Weight);
}

public sealed class TankerLoitersTests
{
    [Theory]
    [InlineData(80, 0.10)]
    [InlineData(70, null)]
    [InlineData(null, null)]
    public void It_counts_for_tankers(int? type, double? weight) =>
        Assert.Equal(weight, new TankerLoiters().Weigh(LoiteringFactsOf.Plain with { Ship = LoiteringFactsOf.Plain.Ship with { ShipType = (byte?)type } })?.Weight);
}

public sealed class PartnerPossibleTests
{
    [Fact]
    public void It_names_the_first_that_was_heard_before_and_after()
    {
        var facts = LoiteringFactsOf.Plain with { Partners = [new PossiblePartner(1, default, null, 3), new PossiblePartner(2, default, default(DateTime), 9)] };
        var (weight, text) = new PartnerPossible().Weigh(facts)!.Value;
        Assert.Equal(0.25, weight);
        Assert.StartsWith("2 ", text);
    }

    [Fact]
    public void One_that_was_not_heard_again_adds_nothing() => Assert.Null(new PartnerPossible().Weigh(LoiteringFactsOf.Plain with { Partners = [new PossiblePartner(1, default, null, 3)] }));
}

public sealed class SmallUnknownTests
{
    [Theory]
    [InlineData(null, 99, -0.15)]
    [InlineData(0, 70, -0.15)]
    [InlineData(null, 100, null)]
    [InlineData(80, 70, null)]
    public void It_lowers_for_ships_of_unknown_type_below_a_hundred_metres(int? type, int length, double? weight) =>
        Assert.Equal(weight, new SmallUnknown().Weigh(LoiteringFactsOf.Plain with { Ship = new ShipFacts { Mmsi = 1, ShipType = (byte?)type, LengthMeters = (ushort)length } })?.Weight);
}

public sealed class LittleHeardTests
{
    [Theory]
    [InlineData(4.0, null)]
    [InlineData(4.1, -0.10)]
    public void It_lowers_from_half_of_the_time_on(double hours, double? weight) => Assert.Equal(weight, new LittleHeard().Weigh(LoiteringFactsOf.Plain with { Inferred = TimeSpan.FromHours(hours) })?.Weight);
}

public sealed class AtAnchorageTests
{
    [Theory]
    [InlineData(true, -0.10)]
    [InlineData(false, null)]
    public void It_lowers_in_an_anchorage(bool there, double? weight) => Assert.Equal(weight, new AtAnchorage().Weigh(LoiteringFactsOf.Plain with { InAnchorage = there })?.Weight);
}

public sealed class SomeCompanyTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(0.25, -0.05)]
    [InlineData(0.5, -0.10)]
    public void It_lowers_in_proportion(double share, double? weight) => Assert.Equal(weight, new SomeCompany().Weigh(LoiteringFactsOf.Plain with { Crowded = share })?.Weight);
}

public sealed class NumberSharedTests
{
    [Theory]
    [InlineData(true, -0.05)]
    [InlineData(false, null)]
    public void It_lowers_where_a_number_is_shared(bool shared, double? weight) => Assert.Equal(weight, new NumberShared().Weigh(LoiteringFactsOf.Plain with { SharedMmsi = shared })?.Weight);
}
