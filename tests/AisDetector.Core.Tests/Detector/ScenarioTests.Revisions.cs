using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>How often an alert is published again, and what two ships of one number do to it.</summary>
public sealed partial class ScenarioTests
{
    private static readonly StaticData TankerOfB = new() { Imo = 9074729, Name = "OIL ONE", CallSign = "AB1", ShipType = 80, LengthMeters = 183, BeamMeters = 32 };
    private static readonly StaticData CargoOfB = new() { Imo = 9187629, Name = "BOX TWO", CallSign = "CD2", ShipType = 70, LengthMeters = 120, BeamMeters = 20 };

    [Fact]
    public void Two_ships_that_share_a_number_and_send_static_data_by_turns_do_not_flood_the_alert()
    {
        var detection = SharedNumber(otherIsHeard: true).Detect();
        var alert = Found(detection, SharedNumber(otherIsHeard: true), end: 60 + 600);
        Assert.InRange(alert.Revision, 3, 12);
        Assert.Equal(["sharedMmsi", "identityUnclear"], alert.Flags);
    }

    [Fact]
    public void Of_two_ships_that_share_a_number_neither_gets_the_identity()
    {
        var scenario = SharedNumber(otherIsHeard: true);
        var shared = Found(scenario.Detect(), scenario).Vessels.Single(v => v.Mmsi == B);
        Assert.Equal((null, null, null, null, null), (shared.Imo, shared.Name, shared.CallSign, shared.ShipType, shared.LengthMeters));
    }

    [Fact]
    public void Two_identities_of_one_ship_are_no_two_ships()
    {
        var scenario = SharedNumber(otherIsHeard: false);
        var alert = Found(scenario.Detect(), scenario);
        Assert.DoesNotContain("identityUnclear", alert.Flags);
        Assert.InRange(alert.Revision, 3, 12);
        Assert.NotNull(alert.Vessels.Single(v => v.Mmsi == B).Name);
    }

    [Fact]
    public void A_category_comes_back_only_when_it_has_stood_for_an_hour()
    {
        // The partner says for 20 min in every 40 that it is a cargo ship: bunkering, else transfer.
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 400);
        for (var minute = 62.0; minute < 440; minute += 4) b.Announces(minute, b.Static! with { ShipType = (byte)(minute % 40 < 20 ? 70 : 80) });
        var categories = scenario.Detect().Revisions.Where(r => r.Phase != AlertPhase.Settled).Select(r => r.Category).ToArray();
        Assert.InRange(Enumerable.Range(1, categories.Length - 1).Count(i => categories[i] != categories[i - 1]), 1, 2);
    }

    [Fact]
    public void A_category_that_stands_for_hours_comes_back()
    {
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 600);
        for (var minute = 62.0; minute < 640; minute += 4) b.Announces(minute, b.Static! with { ShipType = (byte)(minute is > 150 and < 300 ? 70 : 80) });
        var categories = scenario.Detect().Revisions.Select(r => r.Category).ToArray();
        Assert.Equal(
            [RendezvousCategory.Transfer, RendezvousCategory.Bunkering, RendezvousCategory.Transfer],
            categories.Where((category, i) => i == 0 || categories[i - 1] != category));
    }

    /// <summary>A tanker beside a ship whose number another ship far away sends too, each with its own static data every 6 min.</summary>
    private static Scenario SharedNumber(bool otherIsHeard)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + 600 + 60);
        var b = scenario.Vessel(B).Approaches(a, 60).StaysBeside(a, 600).Sails(200, 12, 60);
        if (otherIsHeard) scenario.Vessel(B).StartsAt(scenario.Off(90, 300_000)).Sails(0, 11, 700).ReportsEvery(75, offsetSeconds: 25);
        for (var minute = 1.0; minute < 700; minute += 6) b.Announces(minute, TankerOfB).Announces(minute + 3, CargoOfB);
        return scenario;
    }
}
