using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Loitering;

/// <summary>Who could have been with the ship that loitered.</summary>
public sealed partial class LoiteringTests
{
    private const uint Dark = 312000001;

    /// <summary>Heard where the partner fell silent, and all the time.</summary>
    private static void Witness(Scenario scenario) => scenario.Vessel(219000009).StartsAt(scenario.Off(0, 40_000)).Sails(90, 3, 1100).ReportsEvery(300);

    /// <summary>Comes from the north, is dark from minute 60, alongside from 200 to 500, and heard again at 700 on its way.</summary>
    private static Ship DarkPartner(Scenario scenario, Ship ship, double back = 700)
    {
        var partner = scenario.Tanker(Dark).StartsAt(scenario.Off(0, 50_000)).Sails(180, 8, 60).ComesAlongside(ship, 200).StaysBeside(ship, 300).Sails(10, 9, 500);
        return partner.ReportsEvery(180).Dark(60, back);
    }

    [Fact]
    public void A_ship_that_was_dark_meanwhile_and_heard_before_and_after_is_named_first()
    {
        var scenario = new Scenario();
        DarkPartner(scenario, Loiterer(scenario, 600));
        Witness(scenario);
        var alert = One(scenario.Detect());
        var partner = alert.PossiblePartners[0];
        Assert.Equal((Dark, 1), (partner.Mmsi, partner.Rank));
        Assert.InRange(partner.GapStart, scenario.Time(56), scenario.Time(60));
        Assert.InRange(partner.GapEnd!.Value, scenario.Time(700), scenario.Time(704));
        Assert.InRange(partner.RequiredSpeedKnots, 1, 10);
        Assert.Equal(["both-legs", "easy-speed", "others-heard", "beyond-rhythm", "kinds-fit"], partner.Reasons.Select(r => r.Code));
        Assert.Contains(alert.Reasons, r => r.Code == "possible-partner" && r.Text.Contains($"{Dark}"));
    }

    [Fact]
    public void One_that_is_not_heard_again_is_named_with_one_leg_and_adds_nothing()
    {
        var scenario = new Scenario();
        DarkPartner(scenario, Loiterer(scenario, 600)).HeardUntil(60);
        Witness(scenario);
        var alert = One(scenario.Detect());
        var partner = Assert.Single(alert.PossiblePartners);
        Assert.Equal((Dark, (DateTime?)null), (partner.Mmsi, partner.GapEnd));
        Assert.Contains(partner.Reasons, r => r.Code == "first-leg");
        Assert.DoesNotContain(alert.Reasons, r => r.Code == "possible-partner");
    }

    [Fact]
    public void What_it_sends_more_than_six_hours_after_the_end_is_no_evidence()
    {
        var scenario = new Scenario();
        DarkPartner(scenario, Loiterer(scenario, 300), back: 360 + 365);
        Witness(scenario);
        Assert.Null(Assert.Single(One(scenario.Detect()).PossiblePartners).GapEnd);
    }

    [Fact]
    public void One_with_both_legs_ranks_before_one_with_one()
    {
        var scenario = new Scenario();
        var ship = Loiterer(scenario, 600);
        DarkPartner(scenario, ship);
        scenario.Tanker(312000000).StartsAt(scenario.Off(0, 30_000)).Sails(180, 3, 200).ReportsEvery(180);
        Witness(scenario);
        Assert.Equal([Dark, 312000000u], One(scenario.Detect()).PossiblePartners.Select(p => p.Mmsi));
    }

    [Fact]
    public void A_ship_that_could_not_have_come_is_not_named()
    {
        // 500 km away when it is heard last and first.
        var scenario = new Scenario();
        Loiterer(scenario, 600);
        scenario.Tanker(Dark).StartsAt(scenario.Off(0, 500_000)).Sails(90, 10, 900).ReportsEvery(180).Dark(60, 700);
        Witness(scenario);
        Assert.Empty(One(scenario.Detect()).PossiblePartners);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(45)]
    public void A_ship_heard_by_satellite_alone_was_not_silent_between_two_passes(double lostPasses)
    {
        var scenario = new Scenario();
        Loiterer(scenario, 600);
        var ship = scenario.Tanker(Dark).StartsAt(scenario.Off(0, 40_000)).Sails(90, 8, 1500).ReportsEvery(100 * 60);
        // One pass is lost now and then.
        ship.Dark(900, 900 + lostPasses);
        Witness(scenario);
        Assert.Empty(One(scenario.Detect()).PossiblePartners);
    }

    [Fact]
    public void A_failure_of_the_feed_names_nobody()
    {
        // All ships but the one that loiters, which another receiver hears, are unheard from minute 100 to 400.
        var scenario = new Scenario();
        Loiterer(scenario, 600).StartsAt(scenario.Off(180, 1));
        for (var i = 0u; i < 3; i++)
            scenario.Tanker(Dark + i).StartsAt(scenario.Off(0, 150_000 + 8000 * i)).Sails(90, 8, 900).ReportsEvery(120).Dark(100, 400);
        Assert.Empty(One(scenario.Detect()).PossiblePartners);
    }

    [Fact]
    public void At_the_edge_of_a_stations_range_nobody_is_named()
    {
        // One after the other they leave the range at the same place, and come back into it hours later; others near the coast are heard all the time.
        var scenario = new Scenario();
        Loiterer(scenario, 900);
        for (var i = 0u; i < 5; i++)
        {
            scenario.Tanker(Dark + i).StartsAt(scenario.Off(0, 70_000)).BeginsAt(40 * i).Sails(180, 10, 60).Sails(90, 5, 300).Sails(0, 10, 120).ReportsEvery(120).Dark(40 * i + 50, 40 * i + 400);
        }

        Witness(scenario);
        // The first three cannot be told from ships that switched off.
        Assert.DoesNotContain(One(scenario.Detect()).PossiblePartners, p => p.Mmsi > Dark + 2);
    }

    [Fact]
    public void A_small_boat_is_not_named()
    {
        var scenario = new Scenario();
        var ship = Loiterer(scenario, 600);
        DarkPartner(scenario, ship).Hull(20, 6, 80);
        Witness(scenario);
        Assert.Empty(One(scenario.Detect()).PossiblePartners);
    }

    [Fact]
    public void A_number_that_jumps_away_and_back_was_elsewhere_only_by_its_own_word()
    {
        var scenario = new Scenario();
        var ship = Loiterer(scenario, 600);
        DarkPartner(scenario, ship);
        scenario.Vessel(Dark).Bare().StartsAt(scenario.Off(0, 900_000)).BeginsAt(70).Sails(90, 9, 600).ReportsEvery(240);
        Witness(scenario);
        var partner = One(scenario.Detect()).PossiblePartners[0];
        Assert.Equal(Dark, partner.Mmsi);
        Assert.Contains(partner.Reasons, r => r.Code == "elsewhere");
    }

    [Theory]
    [InlineData(450, true)]
    [InlineData(330, false)]
    public void A_track_that_stands_still_at_sea_for_half_a_tide_hides_where_its_ship_was(double minutes, bool named)
    {
        var scenario = new Scenario();
        var ship = Loiterer(scenario, 600);
        // It claims to lie at one point 15 km off, for hours, and sails on from there.
        scenario.Tanker(Dark).StartsAt(scenario.Off(0, 35_000)).Sails(180, 8, 81).Waits(minutes).Sails(0, 9, 120).ReportsEvery(120).Noise(3);
        Witness(scenario);
        var partners = One(scenario.Detect()).PossiblePartners;
        Assert.Equal(named ? [Dark] : [], partners.Select(p => p.Mmsi));
        if (named) Assert.Contains(partners[0].Reasons, r => r.Code == "frozen");
    }

    [Fact]
    public void A_ship_back_after_more_than_thirteen_hours_is_the_same_though_its_track_is_forgotten()
    {
        var scenario = new Scenario();
        var ship = Loiterer(scenario, 900);
        var partner = scenario.Tanker(Dark).StartsAt(scenario.Off(0, 50_000)).Sails(180, 8, 60).ComesAlongside(ship, 200).StaysBeside(ship, 600).Sails(10, 4, 400);
        partner.ReportsEvery(180).Dark(60, 60 + 14 * 60);
        Witness(scenario);
        var named = One(scenario.Detect()).PossiblePartners[0];
        Assert.Equal(Dark, named.Mmsi);
        Assert.NotNull(named.GapEnd);
    }
}
