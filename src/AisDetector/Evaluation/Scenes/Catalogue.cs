using static AisDetector.Evaluation.Scenes.WaterKind;

namespace AisDetector.Evaluation.Scenes;

/// <summary>All scenarios. New ones go to the end of their list: each scene has its own chance, so the others stay as they are, but for places that are taken.</summary>
internal static class Catalogue
{
    /// <summary>Cases of each look-alike in a recording: 100 over 20 recordings.</summary>
    private const int Five = 5;

    private static readonly WaterKind[] s_sea = [Offshore, Offshore, Far];

    public static IReadOnlyList<Scenario> Transfers { get; } =
    [
        new("tankersAdrift", 1, s_sea, Scenes.Transfers.TankersAdrift),
        new("tankersAtAnchor", 1, [Offshore, Roads], Scenes.Transfers.TankersAtAnchor),
        new("underWay", 1, s_sea, Scenes.Transfers.UnderWay),
        new("tandem", 1, [Offshore], Scenes.Transfers.Tandem),
        new("lightering", 1, s_sea, Scenes.Transfers.Lightering),
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
        new("threeAbreast", 3, s_sea, Scenes.Transfers.ThreeAbreast),
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
        new("anchoredNeighbours", Five, [Roads, Roads, Offshore], Anchorages.AnchoredNeighbours),
        new("anchoredClose", Five, [Roads, Bay], Anchorages.AnchoredClose),
        new("raftedBoats", Five, [Bay], Anchorages.RaftedBoats),
        new("laidUp", Five, [Roads, Bay, Offshore], Anchorages.LaidUp),
        new("atBerth", Five, [Basin], Anchorages.AtBerth),
        new("ferriesAtOnePier", Five, [Bay], Anchorages.FerriesAtOnePier),
        new("waitingQueue", Five, [Roads], Anchorages.WaitingQueue),
        new("tow", Five, [Offshore], HarbourCraft.Tow),
        new("tugAssist", Five, [Roads], HarbourCraft.TugAssist),
        new("tugWithoutType", Five, [Roads, Offshore], HarbourCraft.TugWithoutType),
        new("pusherAndBarge", Five, [Offshore, Roads], HarbourCraft.PusherAndBarge),
        new("pilots", Five, [Roads], HarbourCraft.Pilots),
        new("launches", Five, [Roads], HarbourCraft.Launches),
        new("boarding", Five, [Offshore], HarbourCraft.Boarding),
        new("dredgerAndBarge", Five, [Roads], HarbourCraft.DredgerAndBarge),
        new("icebreaking", Five, [HighLatitude, Offshore], HarbourCraft.Icebreaking),
        new("motherAndBoat", Five, [Bay, Roads, Offshore], HarbourCraft.MotherAndBoat),
        new("supplyAtRig", Five, [Offshore, Far], FieldsAndFishing.SupplyAtRig),
        new("supplyWithoutType", Five, [Offshore, Far], FieldsAndFishing.SupplyWithoutType),
        new("fixedWithVisitors", Five, [Offshore], FieldsAndFishing.FixedWithVisitors),
        new("windFarm", Five, [Offshore], FieldsAndFishing.WindFarm),
        new("fishingFleet", Five, [Offshore, Far, Ocean], FieldsAndFishing.FishingFleet),
        new("pairTrawl", Five, [Offshore], FieldsAndFishing.PairTrawl),
        new("gearBeacons", Five, [Offshore, Far], FieldsAndFishing.GearBeacons),
        new("surveyPair", Five, [Offshore], FieldsAndFishing.SurveyPair),
        new("parallelSailing", Five, [Offshore], Passing.ParallelSailing),
        new("overtaking", Five, [Offshore], Passing.Overtaking),
        new("convoy", Five, [Offshore], Passing.Convoy),
        new("interpolationGhost", Five, [Offshore, Far], Passing.InterpolationGhost),
        new("twoTransponders", Five, [Offshore, Far], FalseTracks.TwoTransponders),
        new("testNumbers", Five, [Offshore, Roads], FalseTracks.TestNumbers),
        new("sharedNumber", Five, [Offshore], FalseTracks.SharedNumber),
        new("jamming", Five, [Offshore], FalseTracks.Jamming),
        new("stacked", Five, [Offshore], FalseTracks.Stacked),
        new("stalePosition", Five, [Offshore, Roads], FalseTracks.StalePosition),
        new("frozenPosition", Five, [Offshore], FalseTracks.FrozenPosition),
        new("feedOutage", Five, [Offshore], FalseTracks.FeedOutage),
        new("noPosition", Five, [Offshore], FalseTracks.NoPosition),
        new("waitingAtRoads", Five, [Roads], Scenes.Loiterings.WaitingAtRoads),
        new("waitingForOrders", Five, [Far], Scenes.Loiterings.WaitingForOrders),
        new("fishingAdrift", Five, [Far], Scenes.Loiterings.FishingAdrift),
        new("standingBy", Five, [Far], Scenes.Loiterings.StandingBy),
        new("shortStop", Five, [Far, Ocean], Scenes.Loiterings.ShortStop),
        new("slowInAnOutage", Five, [Far], Scenes.Loiterings.SlowInAnOutage),
    ];

    public static IReadOnlyList<Scenario> Background { get; } = [new("background", 30, [Offshore, Far, Ocean], Scenes.Background.Sailing)];

    public static IEnumerable<Scenario> All => [.. Transfers, .. Loiterings, .. LookAlikes, .. Background];
}
