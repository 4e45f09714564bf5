using static AisDetector.Evaluation.Scenes.WaterKind;

namespace AisDetector.Evaluation.Scenes;

/// <summary>All scenarios. New ones go to the end of their list: each scene has its own chance, so the others stay as they are, but for places that are taken.</summary>
internal static class Catalogue
{
    /// <summary>Cases of each look-alike in a recording: 120 over 20 recordings.</summary>
    private const int Each = 6;

    private static readonly WaterKind[] s_sea = [Offshore, Offshore, Far];

    public static IReadOnlyList<Scenario> Transfers { get; } =
    [
        new("tankersAdrift", 1, s_sea, Scenes.Transfers.TankersAdrift),
        new("tankersAtAnchor", 1, [Offshore, Roads], Scenes.Transfers.TankersAtAnchor),
        new("underWay", 1, s_sea, Scenes.Transfers.UnderWay),
        new("tandem", 1, [Offshore], Scenes.Transfers.Tandem),
        new("lightering", 1, [Offshore], Scenes.Transfers.Lightering),
        new("bothSilentInTheMiddle", 1, s_sea, Scenes.Transfers.BothSilentInTheMiddle),
        new("oneGoesDark", 1, s_sea, Scenes.Transfers.OneGoesDark),
        new("satellitesOnly", 1, [Ocean, Far], Scenes.Transfers.SatellitesOnly),
        new("withoutHeading", 1, s_sea, Scenes.Transfers.WithoutHeading),
        new("frozenHeading", 1, s_sea, Scenes.Transfers.FrozenHeading),
        new("withoutType", 1, s_sea, Scenes.Transfers.WithoutType),
        new("largeShips", 1, s_sea, Scenes.Transfers.LargeShips),
        new("sharedNumberOfOne", 1, s_sea, Scenes.Transfers.SharedNumber),
        new("samePairTwice", 1, s_sea, Scenes.Transfers.SamePairTwice),
        new("overMidnight", 1, s_sea, Scenes.Transfers.OverMidnight),
        new("dryCargo", 1, [Offshore, Roads], Scenes.Transfers.DryCargo),
        new("inACrowd", 1, [Roads, Offshore], Scenes.Transfers.InACrowd),
        new("falseType", 1, s_sea, Scenes.Transfers.FalseType),
        new("borrowedNumberBetween", 1, s_sea, Scenes.Transfers.BorrowedNumberBetween),
        new("threeAbreast", 5, [Offshore], Scenes.Transfers.ThreeAbreast),
        new("interrupted", 1, s_sea, Scenes.Transfers.Interrupted),
        new("jumpsInside", 1, s_sea, Scenes.Transfers.JumpsInside),
        new("opposed", 1, s_sea, Scenes.Transfers.Opposed),
        new("withTugs", 1, [Offshore], Scenes.Transfers.WithTugs),
        new("weakClassB", 1, s_sea, Scenes.Transfers.WeakClassB),
        new("renamedAlongside", 1, s_sea, Scenes.Transfers.RenamedAlongside),
        new("antimeridian", 1, [Antimeridian], Scenes.Transfers.TankersAdrift),
        new("highLatitude", 1, [HighLatitude], Scenes.Transfers.TankersAdrift),
        new("bunkeringRounds", 1, [Roads], Supplies.BunkeringRounds),
        new("bunkeringAdrift", 2, [Offshore], Supplies.BunkeringAdrift),
        new("transshipment", 2, [Ocean, Far], Supplies.Transshipment),
        new("smallBoatFuel", 1, [Offshore], Scenes.Transfers.SmallBoatFuel),
    ];

    public static IReadOnlyList<Scenario> Loiterings { get; } =
    [
        new("darkPartner", 3, [Far, Far, Ocean], Scenes.Loiterings.DarkPartner),
        new("unknownPartner", 1, [Far, Ocean], Scenes.Loiterings.UnknownPartner),
        new("partnerElsewhere", 1, [Far], Scenes.Loiterings.PartnerElsewhere),
        new("aloneForHours", 2, [Far, Ocean], Scenes.Loiterings.AloneForHours),
    ];

    public static IReadOnlyList<Scenario> LookAlikes { get; } =
    [
        new("anchoredNeighbours", Each, [Roads, Roads, Offshore], Anchorages.AnchoredNeighbours),
        new("anchoredClose", Each, [Roads, Bay], Anchorages.AnchoredClose),
        new("raftedBoats", Each, [Bay], Anchorages.RaftedBoats),
        new("laidUp", Each, [Roads, Bay, Offshore], Anchorages.LaidUp),
        new("atBerth", Each, [Basin], Anchorages.AtBerth),
        new("ferriesAtOnePier", Each, [Bay], Anchorages.FerriesAtOnePier),
        new("waitingQueue", Each, [Roads], Anchorages.WaitingQueue),
        new("tow", Each, [Offshore], HarbourCraft.Tow),
        new("tugAssist", Each, [Roads], HarbourCraft.TugAssist),
        new("tugWithoutType", Each, [Roads, Offshore], HarbourCraft.TugWithoutType),
        new("pusherAndBarge", Each, [Offshore, Roads], HarbourCraft.PusherAndBarge),
        new("pilots", Each, [Roads], HarbourCraft.Pilots),
        new("launches", Each, [Roads], HarbourCraft.Launches),
        new("boarding", Each, [Offshore], HarbourCraft.Boarding),
        new("dredgerAndBarge", Each, [Roads], HarbourCraft.DredgerAndBarge),
        new("icebreaking", Each, [HighLatitude, Offshore], HarbourCraft.Icebreaking),
        new("motherAndBoat", Each, [Bay, Roads, Offshore], HarbourCraft.MotherAndBoat),
        new("supplyAtRig", Each, [Offshore, Far], FieldsAndFishing.SupplyAtRig),
        new("supplyWithoutType", Each, [Offshore, Far], FieldsAndFishing.SupplyWithoutType),
        new("fixedWithVisitors", Each, [Offshore], FieldsAndFishing.FixedWithVisitors),
        new("windFarm", Each, [Offshore], FieldsAndFishing.WindFarm),
        new("fishingFleet", Each, [Offshore, Far, Ocean], FieldsAndFishing.FishingFleet),
        new("pairTrawl", Each, [Offshore], FieldsAndFishing.PairTrawl),
        new("gearBeacons", Each, [Offshore, Far], FieldsAndFishing.GearBeacons),
        new("surveyPair", Each, [Offshore], FieldsAndFishing.SurveyPair),
        new("parallelSailing", Each, [Offshore], Passing.ParallelSailing),
        new("overtaking", Each, [Offshore], Passing.Overtaking),
        new("convoy", Each, [Offshore], Passing.Convoy),
        new("interpolationGhost", Each, [Offshore, Far], Passing.InterpolationGhost),
        new("twoTransponders", Each, [Offshore, Far], FalseTracks.TwoTransponders),
        new("testNumbers", Each, [Offshore, Roads], FalseTracks.TestNumbers),
        new("sharedNumber", Each, [Offshore], FalseTracks.SharedNumber),
        new("jamming", Each, [Offshore], FalseTracks.Jamming),
        new("stacked", Each, [Offshore], FalseTracks.Stacked),
        new("stalePosition", Each, [Offshore, Roads], FalseTracks.StalePosition),
        new("frozenPosition", Each, [Offshore], FalseTracks.FrozenPosition),
        new("feedOutage", Each, [Offshore], FalseTracks.FeedOutage),
        new("noPosition", Each, [Offshore], FalseTracks.NoPosition),
        new("stationsAndAids", Each, [Roads, Offshore], FalseTracks.StationsAndAids),
        new("waitingAtRoads", Each, [Roads], Scenes.Loiterings.WaitingAtRoads),
        new("waitingForOrders", Each, [Far], Scenes.Loiterings.WaitingForOrders),
        new("fishingAdrift", Each, [Far], Scenes.Loiterings.FishingAdrift),
        new("standingBy", Each, [Far], Scenes.Loiterings.StandingBy),
        new("shortStop", Each, [Far, Ocean], Scenes.Loiterings.ShortStop),
        new("slowInAnOutage", Each, [Far], Scenes.Loiterings.SlowInAnOutage),
    ];

    public static IReadOnlyList<Scenario> Background { get; } = [new("background", 30, [Offshore, Far, Ocean], Scenes.Background.Sailing)];

    public static IEnumerable<Scenario> All => [.. Transfers, .. Loiterings, .. LookAlikes, .. Background];
}
