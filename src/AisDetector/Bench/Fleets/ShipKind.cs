namespace AisDetector.Bench.Fleets;

/// <summary>A kind of ship: ranges from which the single ships are drawn. Metres and knots.</summary>
/// <param name="Type">ITU-R M.1371-5 table 53.</param>
/// <param name="LengthToBeam">How many times longer than wide.</param>
internal sealed record ShipKind(byte Type, bool IsClassB, int FromLength, int ToLength, double LengthToBeam, double FromKnots, double ToKnots)
{
    public static ShipKind Cargo { get; } = new(70, false, 90, 230, 6.3, 10, 16);
    public static ShipKind Tanker { get; } = new(80, false, 100, 330, 5.8, 10, 14.5);
    public static ShipKind Container { get; } = new(71, false, 150, 399, 7, 15, 22);
    public static ShipKind Passenger { get; } = new(60, false, 80, 220, 6.5, 16, 22);
    public static ShipKind FastFerry { get; } = new(40, false, 40, 100, 3.8, 26, 36);
    public static ShipKind Coaster { get; } = new(79, false, 30, 70, 5.5, 8.5, 11);
    public static ShipKind Tug { get; } = new(52, false, 24, 40, 2.8, 8.5, 12);
    public static ShipKind Trawler { get; } = new(30, false, 18, 45, 3.2, 8.5, 11);
    public static ShipKind FishingBoat { get; } = new(30, true, 8, 18, 3, 6, 10);
    public static ShipKind Yacht { get; } = new(37, true, 7, 20, 3.1, 5, 12);
    public static ShipKind SailingBoat { get; } = new(36, true, 7, 16, 3.2, 4, 7);

    /// <summary>Maritime identification digits of flags that many ships fly.</summary>
    private static readonly uint[] s_flags = [219, 244, 211, 232, 538, 636, 477, 563, 351, 256, 215, 249, 311, 257, 265, 412];

    /// <summary>What sails on the high seas.</summary>
    public static ShipKind Ocean(ref FleetRandom random) => random.Below(10) switch
    {
        < 4 => Cargo,
        < 7 => Tanker,
        < 9 => Container,
        _ => Passenger,
    };

    /// <summary>What sails along a coast.</summary>
    public static ShipKind Coastal(ref FleetRandom random) => random.Below(20) switch
    {
        < 5 => Cargo,
        < 8 => Coaster,
        < 10 => Tanker,
        < 12 => Passenger,
        12 => FastFerry,
        < 15 => Tug,
        < 17 => Yacht,
        _ => SailingBoat,
    };

    /// <summary>What lies together at one quay.</summary>
    public static ShipKind AtQuay(ref FleetRandom random) => random.Below(10) switch
    {
        < 3 => Trawler,
        < 5 => Coaster,
        < 6 => Tug,
        < 8 => FishingBoat,
        _ => Yacht,
    };

    /// <summary>One of this kind, with a number of its own in the fleet; it is nowhere yet.</summary>
    public Ship Make(int number, ref FleetRandom random)
    {
        var ship = new Ship { Number = number, Random = new FleetRandom(random.Next()), IsClassB = IsClassB, ShipType = Type };
        ship.Mmsi = (s_flags[number % s_flags.Length] * 1_000_000) + 1000 + (uint)(number / s_flags.Length);
        ship.Imo = IsClassB ? 0 : ImoNumber(100_000 + ((uint)number % 900_000));
        var length = random.Whole(FromLength, ToLength);
        var beam = Math.Clamp((int)Math.Round(length / LengthToBeam), 3, 60);
        // Cargo ships have their bridge aft, the others forward of it.
        ship.ToStern = (ushort)Math.Max(1, Type >= 70 ? length / 8 : length * 2 / 3);
        ship.ToBow = (ushort)(length - ship.ToStern);
        ship.ToPort = (byte)(beam / 2);
        ship.ToStarboard = (byte)(beam - ship.ToPort);
        ship.DraughtTenths = (byte)Math.Clamp(length * 4 / 10, 10, 220);
        ship.CruisingKnots = (float)random.Between(FromKnots, ToKnots);
        return ship;
    }

    /// <summary>Six digits and their check digit: the last of the sum of digits times 7 to 2.</summary>
    private static uint ImoNumber(uint six)
    {
        uint sum = 0, rest = six;
        for (uint weight = 2; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return (six * 10) + (sum % 10);
    }
}
