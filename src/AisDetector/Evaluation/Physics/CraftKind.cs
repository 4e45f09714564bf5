namespace AisDetector.Evaluation.Physics;

/// <summary>A kind of ship: ranges from which single ships are drawn. Metres and knots.</summary>
/// <param name="Types">What such ships send as their type (ITU-R M.1371-5 table 53).</param>
/// <param name="ClassB">Share with a class B transponder.</param>
/// <param name="LengthToBeam">How many times longer than wide.</param>
/// <param name="AntennaFromBow">Share of the length, least and most.</param>
/// <param name="HasImo">Whether its ships have IMO numbers (100 GT and over, roughly).</param>
internal sealed record CraftKind(
    string Word, byte[] Types, double ClassB, int FromLength, int ToLength, double LengthToBeam, (double, double) AntennaFromBow, (double, double) Knots, bool HasImo = true)
{
    private static readonly (double, double) s_aft = (0.8, 0.9), s_middle = (0.35, 0.65), s_forward = (0.15, 0.4);

    public static CraftKind Vlcc { get; } = new("tanker", [80, 81, 89], 0, 300, 336, 5.6, s_aft, (10, 13));
    public static CraftKind LargeTanker { get; } = new("tanker", [80, 81, 82, 89], 0, 225, 280, 5.7, s_aft, (10, 13));
    public static CraftKind Tanker { get; } = new("tanker", [80, 81, 82, 83, 89], 0, 140, 230, 5.8, s_aft, (9.5, 13.5));
    public static CraftKind SmallTanker { get; } = new("tanker", [80, 82, 89], 0, 75, 130, 5.8, s_aft, (8.5, 12));
    public static CraftKind BunkerTanker { get; } = new("bunker tanker", [80, 82, 89, 99], 0, 55, 110, 5, s_aft, (7, 10.5));
    public static CraftKind Bulker { get; } = new("bulk carrier", [70, 71, 79], 0, 170, 292, 6, s_aft, (10, 13.5));
    public static CraftKind Cargo { get; } = new("cargo ship", [70, 74, 79], 0, 85, 180, 6.2, s_aft, (9.5, 14));
    public static CraftKind Container { get; } = new("container ship", [70, 71, 79], 0, 170, 366, 7.2, s_middle, (12, 18));
    public static CraftKind Coaster { get; } = new("coaster", [70, 79], 0, 45, 88, 5.8, s_aft, (8, 11.5));
    public static CraftKind Reefer { get; } = new("reefer", [70, 79], 0, 105, 165, 6.6, s_aft, (11, 16));
    public static CraftKind FishingVessel { get; } = new("fishing vessel", [30], 0.05, 36, 85, 4.6, s_forward, (8.5, 12));
    public static CraftKind FishingBoat { get; } = new("fishing boat", [30, 30, 30, 37, 90], 0.7, 9, 24, 3.3, s_middle, (6.5, 10), HasImo: false);
    public static CraftKind Tug { get; } = new("tug", [52, 52, 31], 0, 23, 40, 2.8, (0.3, 0.45), (8, 12));
    public static CraftKind PilotBoat { get; } = new("pilot boat", [50], 0.1, 11, 22, 3.2, s_middle, (14, 20), HasImo: false);
    public static CraftKind Launch { get; } = new("launch", [53, 52, 37, 90, 60], 0.5, 9, 18, 3.3, s_middle, (8, 14), HasImo: false);
    public static CraftKind CrewBoat { get; } = new("crew boat", [60, 40, 90], 0.1, 18, 38, 4, s_forward, (14, 22));
    public static CraftKind Supply { get; } = new("supply vessel", [90, 70, 99, 79], 0, 58, 95, 4.3, (0.15, 0.3), (9, 13));
    public static CraftKind Rig { get; } = new("platform", [90, 99, 0], 0, 60, 110, 1.3, s_middle, (3, 4));
    public static CraftKind Yacht { get; } = new("yacht", [37, 36], 0.9, 9, 24, 3.4, s_middle, (6, 11), HasImo: false);
    public static CraftKind SuperYacht { get; } = new("large yacht", [37], 0, 45, 95, 6, s_middle, (12, 15));
    public static CraftKind Patrol { get; } = new("patrol ship", [55, 35, 51], 0, 45, 110, 6.5, s_middle, (13, 18));
    public static CraftKind Dredger { get; } = new("dredger", [33], 0, 85, 160, 4.8, s_aft, (8, 12));
    public static CraftKind Barge { get; } = new("barge", [0, 99, 70], 0.2, 55, 110, 4, s_aft, (3, 5));
    public static CraftKind Ferry { get; } = new("ferry", [60, 69], 0, 70, 170, 5.5, s_forward, (14, 20));
    public static CraftKind Icebreaker { get; } = new("icebreaker", [90, 52, 99], 0, 95, 140, 4.6, s_middle, (10, 14));
    public static CraftKind Research { get; } = new("research vessel", [90, 33, 99], 0, 55, 95, 4.8, s_forward, (9, 12));
    public static CraftKind Beacon { get; } = new("gear beacon", [0], 1, 1, 2, 1, s_middle, (0, 1), HasImo: false);

    /// <summary>What sails anywhere.</summary>
    public static CraftKind Merchant(Dice dice) => dice.Pick(Tanker, LargeTanker, SmallTanker, Bulker, Bulker, Cargo, Cargo, Container, Coaster);

    public Craft Draw(Dice dice)
    {
        var length = dice.Whole(FromLength, ToLength);
        var beam = Math.Clamp((int)Math.Round(length / (LengthToBeam * dice.Between(0.9, 1.1))), 1, 62);
        var toBow = Math.Clamp((int)Math.Round(length * dice.Between(AntennaFromBow.Item1, AntennaFromBow.Item2)), 1, Math.Max(1, length - 1));
        var toPort = Math.Clamp((int)Math.Round(beam * dice.Between(0.3, 0.7)), 1, Math.Max(1, beam - 1));
        var light = dice.Share();
        return new Craft
        {
            ToBow = toBow, ToStern = length - toBow, ToPort = toPort, ToStarboard = beam - toPort,
            LagSeconds = (60 + (2.5 * length)) * dice.Between(0.7, 1.6),
            Leeway = 0.01 + (0.03 * light),
            Windage = (0.6 + (2.2 * light)) / 830,
            YawDegrees = dice.Between(2, 5 + (8 * light)),
            YawSeconds = dice.Between(240, 420) + (2 * length),
            YawPhase = dice.Between(0, Math.Tau),
            OffBeamDegrees = dice.Between(-30, 30),
            WindwardSide = dice.Side(),
            CruisingKnots = dice.Between(Knots.Item1, Knots.Item2),
        };
    }
}
