using AisDetector.Core.Tests.Geo;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Loitering;

/// <summary>
/// Ships that are slow alone, with known answers. Unless a test says otherwise the ship comes at 12 kn, drifts from minute 60 at 0.6 kn,
/// and leaves at 12 kn; it reports every minute. Its sample at minute 60 is not slow (it made 12 kn since minute 58), so loitering begins at minute 62.
/// </summary>
public sealed partial class LoiteringTests
{
    private const uint A = 538000002;
    private const int First = 62;

    private static Ship Loiterer(Scenario scenario, double minutes, uint mmsi = A, byte? type = 80, ushort length = 183) =>
        scenario.Vessel(mmsi).Hull(length, 32, type, $"SHIP {mmsi % 1000}").Sails(90, 12, 60).Drifts(minutes).Sails(90, 12, 120);

    private static Alert[] Found(Detection detection) =>
    [
        .. detection.Revisions.Where(a => a.Kind == AlertKind.Loitering).GroupBy(a => a.Id).Select(life => life.Last()).Where(a => a.Phase != AlertPhase.Retracted).OrderBy(a => a.Start),
    ];

    private static Alert One(Detection detection) => Assert.Single(Found(detection));

    private static void None(Detection detection) => Assert.DoesNotContain(detection.Revisions, a => a.Kind == AlertKind.Loitering);

    [Fact]
    public void A_tanker_that_drifts_alone_for_six_hours_loiters()
    {
        var scenario = new Scenario();
        Loiterer(scenario, 360);
        var alert = One(scenario.Detect());
        Assert.Equal((scenario.Time(First), scenario.Time(420), AlertPhase.Settled), (alert.Start, alert.End, alert.Phase));
        Assert.Equal((358, 358, 0), (alert.DurationMinutes, alert.ObservedMinutes, alert.InferredMinutes));
        Assert.Equal(A, Assert.Single(alert.Vessels).Mmsi);
        Assert.Equal(0.6, alert.Vessels[0].MedianSpeedKnots);
        Assert.Null(alert.Category);
        Assert.Empty(alert.PossiblePartners);
        Assert.Equal(["long-loitering", "adrift", "tanker"], alert.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void It_opens_at_four_hours_is_updated_closed_and_settled()
    {
        var scenario = new Scenario();
        Loiterer(scenario, 600);
        var life = scenario.Detect().Revisions.Where(a => a.Kind == AlertKind.Loitering).ToList();
        Assert.Equal([AlertPhase.Opened, AlertPhase.Updated, AlertPhase.Closed, AlertPhase.Settled], life.Select(a => a.Phase));
        Assert.InRange(life[0].DetectedAt, scenario.Time(First + 240), scenario.Time(First + 255));
        Assert.InRange(life[1].DurationMinutes, 480, 545);
        Assert.InRange(life[2].DetectedAt, scenario.Time(660), scenario.Time(680));
        Assert.InRange(life[3].DetectedAt, scenario.Time(660 + 600), scenario.Time(660 + 604));
    }

    [Fact]
    public void Ten_minutes_less_than_four_hours_are_no_loitering()
    {
        var scenario = new Scenario();
        Loiterer(scenario, 230);
        None(scenario.Detect());
    }

    [Theory]
    [InlineData(80, 183, true)]
    [InlineData(89, 30, true)]
    [InlineData(70, 90, true)]
    [InlineData(79, 90, true)]
    [InlineData(null, 60, true)]
    [InlineData(null, 59, false)]
    [InlineData(30, 183, false)]
    [InlineData(52, 60, false)]
    [InlineData(60, 250, false)]
    public void Tankers_cargo_ships_and_large_ships_of_unknown_type_loiter(int? type, int length, bool loiters)
    {
        var scenario = new Scenario();
        Loiterer(scenario, 360, type: (byte?)type, length: (ushort)length);
        Assert.Equal(loiters ? 1 : 0, Found(scenario.Detect()).Length);
    }

    [Fact]
    public void A_ship_of_which_nothing_is_known_does_not()
    {
        var scenario = new Scenario();
        scenario.Vessel(A).Drifts(600);
        None(scenario.Detect());
    }

    [Fact]
    public void A_ship_that_says_late_what_it_is_loiters_from_its_first_slow_step_on()
    {
        var scenario = new Scenario();
        var ship = scenario.Vessel(A).Sails(90, 12, 60).Drifts(400).Sails(90, 12, 60);
        ship.Announces(455, new Reports.StaticData { ShipType = 80 });
        Assert.Equal(scenario.Time(First), One(scenario.Detect()).Start);
    }

    [Theory]
    [InlineData(1.9, true)]
    [InlineData(2.2, false)]
    public void Two_knots_are_the_limit(double knots, bool loiters)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Drifts(400, knots).Sails(90, 12, 60);
        Assert.Equal(loiters ? 1 : 0, Found(scenario.Detect()).Length);
    }

    [Fact]
    public void Noise_and_a_turn_of_the_engine_do_not_cut_it()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Drifts(200).Sails(300, 3, 16).Drifts(200).Sails(90, 12, 60).Noise(40);
        var alert = One(scenario.Detect());
        Assert.InRange(alert.DurationMinutes, 405, 418);
    }

    [Fact]
    public void A_voyage_between_makes_two()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Drifts(300).Sails(90, 10, 120).Drifts(300).Sails(90, 10, 60);
        Assert.Equal(2, Found(scenario.Detect()).Length);
    }

    [Theory]
    [InlineData(180, 1)]
    [InlineData(250, 2)]
    public void A_silence_of_up_to_four_hours_is_bridged(double minutes, int alerts)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(300 + minutes + 300).Dark(300, 300 + minutes);
        var found = Found(scenario.Detect());
        Assert.Equal(alerts, found.Length);
        if (alerts == 1) Assert.InRange(found[0].Vessels[0].GapMinutes, minutes - 4, minutes);
        if (alerts == 1) Assert.InRange(found[0].InferredMinutes, minutes - 4, minutes + 4);
    }

    [Fact]
    public void Heard_by_satellite_every_ninety_minutes_it_is_seen_all_the_same()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(900).ReportsEvery(90 * 60);
        var alert = One(scenario.Detect());
        Assert.Equal(alert.DurationMinutes, alert.InferredMinutes);
        Assert.Contains(alert.Reasons, r => r.Code == "mostly-inferred");
        Assert.Null(alert.Vessels[0].MedianSpeedKnots);
    }

    [Theory]
    [InlineData(36_000, 0)]
    [InlineData(38_500, 1)]
    public void Twenty_miles_from_the_shore_it_counts(double meters, int alerts)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Waits(1).Swings(600, 200, 745);
        var detection = scenario.Detect(places: Rock(scenario.Off(20, meters)));
        Assert.Equal(alerts, Found(detection).Length);
    }

    [Fact]
    public void What_is_drifted_near_the_shore_does_not_count()
    {
        // Three hours nearer than 20 nm, then three hours farther.
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(360, 1.5, 90).Sails(90, 12, 60);
        None(scenario.Detect(places: Rock(scenario.Off(270, 37_040 - 180 * 1.5 * 1852 / 60))));
        Assert.Single(Found(scenario.Detect(places: Rock(scenario.Off(270, 37_040 - 100 * 1.5 * 1852 / 60)))));
    }

    [Fact]
    public void In_a_zone_of_risk_it_counts_at_any_distance_while_the_zone_is_valid()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Waits(1).Swings(600, 200, 745);
        var (here, rock) = (scenario.Origin, Rock(scenario.Off(20, 15_000)));
        var shape = new ZoneShape([[(here.Latitude - 1, here.Longitude - 1), (here.Latitude - 1, here.Longitude + 1), (here.Latitude + 1, here.Longitude), (here.Latitude - 1, here.Longitude - 1)]]);
        var zone = new Zone("Strait", null, null, null, true, [shape]);
        var alert = One(scenario.Detect(With(zone), rock));
        Assert.Equal(["Strait"], alert.Zones);
        Assert.Contains(alert.Reasons, r => r.Code == "risk-zone");
        None(scenario.Detect(With(zone with { IsRisk = false }), rock));
        None(scenario.Detect(With(zone with { ValidTo = scenario.Time(200) }), rock));

        static RendezvousOptions With(Zone zone) => TestOptions.Transfer with { Zones = new Zones([zone]) };
    }

    [Theory]
    [InlineData(9.8, true)]
    [InlineData(10.2, false)]
    public void Ten_days_are_no_loitering_any_more(double days, bool loiters)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Swings(days * 1440, 300, 745).Sails(90, 12, 120).ReportsEvery(1200);
        var detection = scenario.Detect();
        Assert.Equal(loiters ? 1 : 0, Found(detection).Length);
        if (!loiters) Assert.Equal(AlertPhase.Retracted, detection.Revisions.Last(a => a.Kind == AlertKind.Loitering).Phase);
    }

    [Fact]
    public void A_ship_that_does_not_move_at_all_is_moored_or_lies()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Waits(600).Sails(90, 12, 60).Noise(5);
        Assert.Empty(Found(scenario.Detect()));
    }

    [Fact]
    public void With_a_visible_partner_it_is_a_rendezvous_and_no_loitering()
    {
        var scenario = new Scenario();
        var a = Loiterer(scenario, 600);
        scenario.Tanker(636000001).Approaches(a, 200).StaysBeside(a, 120).Sails(200, 12, 60);
        var detection = scenario.Detect();
        None(detection);
        Assert.Single(detection.Alerts);
    }

    [Fact]
    public void A_partner_that_comes_after_hours_takes_the_loitering_back()
    {
        var scenario = new Scenario();
        var a = Loiterer(scenario, 900);
        scenario.Tanker(636000001).Approaches(a, 500).StaysBeside(a, 120).Sails(200, 12, 60);
        var detection = scenario.Detect();
        Assert.Empty(Found(detection));
        Assert.Equal(AlertPhase.Retracted, detection.Revisions.Last(a => a.Kind == AlertKind.Loitering).Phase);
    }

    [Fact]
    public void A_boat_alongside_is_no_partner()
    {
        var scenario = new Scenario();
        var a = Loiterer(scenario, 600);
        scenario.Vessel(636000001).Hull(15, 5, 50).Approaches(a, 200, 20).StaysBeside(a, 60, 20).Sails(200, 12, 60);
        Assert.Single(Found(scenario.Detect()));
    }

    [Fact]
    public void A_partner_of_days_before_is_none_of_this_time()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(300).Sails(90, 12, 240).Drifts(400).Sails(90, 12, 60);
        scenario.Tanker(636000001).Approaches(a, 60).StaysBeside(a, 120).Sails(200, 12, 60);
        Assert.Equal(scenario.Time(542), One(scenario.Detect()).Start);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Where_three_others_wait_too_it_waits_as_they_do(int others, bool loiters)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Swings(600, 200, 745).Sails(90, 12, 60);
        for (var i = 0; i < others; i++)
            scenario.Vessel(219000000 + (uint)i).StartsAt(scenario.Off(90 + 12 * i, 20_000)).Swings(800, 100, 745).ReportsEvery(180);
        Assert.Equal(loiters ? 1 : 0, Found(scenario.Detect()).Count(a => a.Vessels[0].Mmsi == A));
    }

    [Fact]
    public void Others_that_were_there_for_a_third_of_the_time_lower_the_score()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Swings(600, 200, 745).Sails(90, 12, 60);
        for (var i = 0; i < 4; i++)
            scenario.Vessel(219000000 + (uint)i).StartsAt(scenario.Off(90 + 12 * i, 20_000)).Swings(250, 100, 745).Sails(90, 12, 100).ReportsEvery(180);
        var alert = Assert.Single(Found(scenario.Detect()), a => a.Vessels[0].Mmsi == A);
        Assert.InRange(alert.Reasons.Single(r => r.Code == "others-wait").Weight, -0.09, -0.03);
    }

    [Fact]
    public void Two_transponders_of_one_hull_have_one_alert()
    {
        var scenario = new Scenario();
        var a = Loiterer(scenario, 500);
        var data = a.Static! with { Imo = 9074729 };
        a.Is(data);
        scenario.Vessel(A + 7).Is(data).StartsAt(a.At(0).Position).StaysBeside(a, 620, 5);
        Assert.Equal(A, One(scenario.Detect()).Vessels[0].Mmsi);
    }

    [Fact]
    public void Global_Fishing_Watchs_encounter_profile_has_none()
    {
        var scenario = new Scenario();
        Loiterer(scenario, 600);
        None(scenario.Detect(RendezvousOptions.Gfw));
    }

    [Fact]
    public void At_the_end_of_the_input_it_stays_open_with_what_is_known()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Sails(90, 12, 60).Drifts(330);
        var last = scenario.Detect(hoursAfter: 0).Revisions[^1];
        Assert.Equal((AlertPhase.Updated, null, 328), (last.Phase, last.End, last.DurationMinutes));
    }

    /// <summary>A rock of some metres, which has a shore.</summary>
    private static Places Rock(Point at) =>
        MadeCoast.Of([(at.Latitude, at.Longitude), (at.Latitude + 1e-4, at.Longitude), (at.Latitude, at.Longitude + 1e-4)]).Places;
}
