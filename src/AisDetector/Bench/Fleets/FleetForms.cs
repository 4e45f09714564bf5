using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>Which ships make up a fleet of each form.</summary>
internal static class FleetForms
{
    /// <summary>Ships that share one passage along a coast.</summary>
    private const int ShipsPerPassage = 12;

    private const double PassageWidthMeters = 400;

    /// <summary>Anchors in a crowded anchorage and in a usual one are this far apart, metres.</summary>
    private const double CrowdedMeters = 150, RoomyMeters = 700;

    private const double CrowdMeters = 500;

    public static MadeFleet Build(FleetOptions options, Places places)
    {
        var fleet = new MadeFleet(options);
        var random = new FleetRandom(options.Seed);
        var sites = new Sites(places, Sea.For(options));
        switch (options.Form)
        {
            case FleetForm.OpenSea:
                OpenSea(fleet, sites, ref random);
                break;
            case FleetForm.Coast:
                Coast(fleet, sites, ref random);
                break;
            case FleetForm.Anchorages:
                Anchorages(fleet, sites, ref random);
                break;
            case FleetForm.Days:
                Days(fleet, sites, ref random);
                break;
            default:
                Berths.Disc(fleet, sites.Roads(CrowdMeters, ref random), CrowdMeters, ref random, "lie within 500 m of one point");
                break;
        }

        return fleet;
    }

    private static void OpenSea(MadeFleet fleet, Sites sites, ref FleetRandom random)
    {
        for (var pairs = (fleet.Missing + 999) / 1000; pairs > 0; pairs--) Meetings.Drifting(fleet, sites.AtSea(20, ref random), ref random, "drift side by side at sea");
        Lanes(fleet, fleet.Missing, ref random);
    }

    private static void Coast(MadeFleet fleet, Sites sites, ref FleetRandom random)
    {
        var lying = fleet.Missing / 2;
        while (fleet.Count < lying)
        {
            var isCharted = random.Below(5) == 0;
            var ships = Math.Min(lying - fleet.Count, random.Whole(4, 32));
            Berths.Quay(fleet, sites.Quay(isCharted, ref random), ships, ref random, isCharted ? "lie at quays that the chart knows" : "lie at quays that the chart does not know");
        }

        for (var pairs = (fleet.Missing + 999) / 1000; pairs > 0; pairs--) Meetings.Drifting(fleet, sites.Roads(2000, ref random), ref random, "drift side by side at sea");
        Fishing(fleet, sites, fleet.Missing / 10, ref random);
        Passages(fleet, sites, fleet.Missing, 60_000, ref random);
    }

    private static void Anchorages(MadeFleet fleet, Sites sites, ref FleetRandom random)
    {
        // Those at the edge have fewer neighbours: hence an eighth for a tenth.
        Anchored(fleet, sites, fleet.Missing / 8, CrowdedMeters, () => ShipKind.Coaster, ref random, "swing in crowded anchorages");
        var local = new FleetRandom(random.Next());
        Anchored(fleet, sites, fleet.Options.Vessels / 8, RoomyMeters, () => ShipKind.Ocean(ref local), ref random, "swing in anchorages");
        for (var pairs = (fleet.Missing + 999) / 1000; pairs > 0; pairs--) Meetings.Drifting(fleet, sites.Roads(2000, ref random), ref random, "drift side by side at sea");
        Fishing(fleet, sites, fleet.Missing / 10, ref random);
        Passages(fleet, sites, fleet.Missing / 2, 60_000, ref random);
        Lanes(fleet, fleet.Missing, ref random);
    }

    /// <summary>A meeting for every 13 vessels, of which most are transfers; the rest in fixed shares.</summary>
    private static void Days(MadeFleet fleet, Sites sites, ref FleetRandom random)
    {
        var all = fleet.Options.Vessels;
        for (var meetings = all / 13; meetings > 0; meetings--)
        {
            var isTransfer = random.Below(6) > 0;
            var hours = (fleet.Options.End - fleet.Options.Start) / 3600.0;
            var from = fleet.Options.Start + (long)(3600 * random.Between(1, Math.Max(1.5, hours - 8)));
            var until = from + 5400 + (long)(3600 * random.Between(0.5, 8));
            Meetings.Transfer(fleet, sites.AtSea(6, ref random), from, until, isTransfer ? random.Between(1, 5) : random.Between(150, 350), ref random, isTransfer ? "meet at sea for a transfer" : "wait near each other at sea");
        }

        Berths.Marina(fleet, sites.Quay(isCharted: true, ref random), all / 4, ref random, "lie in marinas");
        for (var rafts = Math.Max(1, all / 250); rafts > 0; rafts--)
            Berths.Row(fleet, sites.Quay(isCharted: false, ref random), random.Share() * 360, 30, () => ShipKind.FishingBoat, ref random, "are laid up in rafts of 30");
        var local = new FleetRandom(random.Next());
        Anchored(fleet, sites, all / 20, RoomyMeters, () => ShipKind.Ocean(ref local), ref random, "swing in anchorages");
        for (var lying = all / 8; lying > 0; lying -= 8) Berths.Quay(fleet, sites.Quay(lying % 16 < 8, ref random), 8, ref random, "lie at quays");
        Fishing(fleet, sites, all / 12, ref random);
        Passages(fleet, sites, fleet.Missing, 120_000, ref random);
    }

    private static void Anchored(MadeFleet fleet, Sites sites, int ships, double spacing, Func<ShipKind> kind, ref FleetRandom random, string part)
    {
        while (ships > 0)
        {
            // The rest is never so few that it would be no anchorage.
            var here = ships <= 300 ? ships : random.Whole(50, Math.Min(300, ships - 50));
            Berths.Anchorage(fleet, sites.Roads(Berths.AnchorageMeters(here, spacing), ref random), here, spacing, kind, ref random, part);
            ships -= here;
        }
    }

    private static void Fishing(MadeFleet fleet, Sites sites, int ships, ref FleetRandom random)
    {
        const int ShipsPerGround = 20;
        for (int i = 0, ground = 0; i < ships; i++)
        {
            if (i % ShipsPerGround == 0) ground = fleet.AddGround(sites.Roads(12_000, ref random));
            fleet.AddFishing(fleet.New(random.Below(3) == 0 ? ShipKind.FishingBoat : ShipKind.Trawler, ref random), ground, ref random, "fish");
        }
    }

    private static void Passages(MadeFleet fleet, Sites sites, int ships, double longestMeters, ref FleetRandom random)
    {
        for (int i = 0, route = 0; i < ships; i++)
        {
            if (i % ShipsPerPassage == 0) route = fleet.AddRoute(sites.Passage(longestMeters, ref random));
            fleet.AddOnRoute(fleet.New(ShipKind.Coastal(ref random), ref random), route, PassageWidthMeters, ref random, "sail along coasts");
        }
    }

    /// <summary>Over the lanes by their length.</summary>
    private static void Lanes(MadeFleet fleet, int ships, ref FleetRandom random)
    {
        var lanes = SeaLanes.Routes();
        var first = fleet.AddRoute(lanes[0]);
        foreach (var lane in lanes.Skip(1)) fleet.AddRoute(lane);
        var meters = lanes.Sum(l => l.Meters);
        for (; ships > 0; ships--)
        {
            var (left, lane) = (random.Share() * meters, 0);
            while (lane < lanes.Length - 1 && left > lanes[lane].Meters) left -= lanes[lane++].Meters;
            fleet.AddOnRoute(fleet.New(ShipKind.Ocean(ref random), ref random), first + lane, SeaLanes.WidthMeters, ref random, "sail on sea lanes");
        }
    }
}
