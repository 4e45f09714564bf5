using System.Globalization;
using AisDetector.Core.Reports;
using AisDetector.Evaluation.Physics;

namespace AisDetector.Evaluation.Radio;

/// <summary>Hands out numbers and names, each once in a recording, and writes a ship's static data with the errors that the field has.</summary>
internal sealed class Registry
{
    /// <summary>Maritime identification digits of flags that many ships fly, and of coastal fleets.</summary>
    private static readonly uint[] s_flags =
    [
        636, 538, 351, 352, 353, 354, 355, 356, 357, 370, 371, 372, 373, 374, 477, 563, 565, 566, 248, 249, 215, 229, 256, 209, 210, 212, 308, 309, 311, 219, 220, 231, 257, 258,
        244, 245, 246, 211, 232, 235, 226, 227, 228, 224, 225, 247, 237, 239, 240, 241, 271, 273, 412, 413, 414, 416, 431, 432, 440, 441, 525, 533, 574, 419, 470, 422, 620, 667, 613,
    ];

    private static readonly string[] s_first = ["NORDIC", "OCEAN", "STAR", "PACIFIC", "MARIA", "ATLANTIC", "GOLDEN", "SEA", "EVER", "BALTIC", "ISLAND", "SILVER", "BLUE", "AL", "HAI", "CAPE", "SAN", "GULF", "NEW", "LADY"];
    private static readonly string[] s_second = ["PRIDE", "WIND", "TRADER", "GLORY", "SPIRIT", "FORTUNE", "HOPE", "PEARL", "EAGLE", "VOYAGER", "HORIZON", "DAWN", "LION", "GRACE", "WAVE", "CREST", "PIONEER", "JADE", "FALCON", "RIVER"];
    private static readonly string[] s_places = ["FUJAIRAH", "SINGAPORE", "FOR ORDERS", "ROTTERDAM", "GIBRALTAR", "NLRTM", "", "HIGH SEA", "SKAW", "USHOU", "FISHING", "CEUTA OPL"];

    private readonly HashSet<uint> _taken = [0];
    private uint _imo = 100_000;

    public void Reserve(uint mmsi) => _taken.Add(mmsi);

    public uint Mmsi(Dice dice, uint? flag = null)
    {
        while (true)
        {
            var mmsi = ((flag ?? dice.Pick<uint>(s_flags)) * 1_000_000) + (uint)dice.Whole(1000, 999_999);
            if (_taken.Add(mmsi)) return mmsi;
        }
    }

    /// <summary>A number like those that nobody was given: no country, or a row of digits.</summary>
    public uint BorrowedMmsi(Dice dice, params ReadOnlySpan<uint> wellKnown)
    {
        foreach (var known in wellKnown)
            if (_taken.Add(known)) return known;
        while (true)
        {
            var mmsi = (dice.Pick<uint>(100, 123, 199, 800, 888, 900, 987, 990, 992, 999) * 1_000_000) + (uint)dice.Whole(100_000, 999_999);
            if (_taken.Add(mmsi)) return mmsi;
        }
    }

    public string Name(Dice dice) => $"{dice.Pick<string>(s_first)} {dice.Pick<string>(s_second)}" + (dice.Chance(0.5) ? $" {dice.Whole(1, 99)}" : "");

    public static string CallSign(Dice dice)
    {
        Span<char> sign = stackalloc char[6];
        for (var i = 0; i < 4; i++) sign[i] = (char)('A' + dice.Whole(0, 25));
        for (var i = 4; i < 6; i++) sign[i] = (char)('0' + dice.Whole(0, 9));
        return new string(sign);
    }

    /// <summary>Six digits that count on, and their check digit: the last of the sum of digits times 7 to 2.</summary>
    public uint Imo(Dice dice)
    {
        var six = _imo += (uint)dice.Whole(1, 150);
        uint sum = 0, rest = six;
        for (uint weight = 2; weight <= 7; weight++, rest /= 10) sum += rest % 10 * weight;
        return (six * 10) + (sum % 10);
    }

    /// <summary>What a ship says of herself. Shares of errors: README of the evaluation.</summary>
    public StaticData Said(CraftKind kind, Craft craft, Dice dice)
    {
        var type = dice.Pick<byte>(kind.Types);
        var named = dice.Chance(0.95) ? Name(dice) : null;
        var said = new StaticData
        {
            Name = named is null ? null : dice.Chance(0.1) ? named + "  " : named,
            CallSign = dice.Chance(0.85) ? CallSign(dice) : null,
            Imo = kind.HasImo && !dice.Chance(0.15) ? Imo(dice) : null,
            ShipType = type == 0 || dice.Chance(0.4) ? null : type,
            DraughtMeters = kind.HasImo && dice.Chance(0.85) ? (float)Math.Round(Math.Clamp(craft.Length * dice.Between(0.03, 0.06), 1, 22), 1) : null,
            Destination = dice.Pick<string>(s_places) is { Length: > 0 } place && kind.HasImo ? place : null,
        };
        return Dimensions(said, craft, dice, kind.HasImo ? 0.06 : 0.25);
    }

    /// <summary>The dimensions as typed in: mostly right; without the antenna's place; the length alone; wrong; none.</summary>
    private static StaticData Dimensions(StaticData said, Craft craft, Dice dice, double none)
    {
        var chance = dice.Share();
        if (chance < none) return said;
        chance = (chance - none) / (1 - none);
        var (bow, stern, port, starboard) = (craft.ToBow, craft.ToStern, craft.ToPort, craft.ToStarboard);
        if (chance < 0.08) (bow, stern, port, starboard) = (0, craft.Length, 0, craft.Beam);
        else if (chance < 0.13) (bow, stern, port, starboard) = (craft.ToBow, craft.ToStern, 0, 0);
        else if (chance < 0.18) (bow, stern) = (stern, bow);
        else if (chance < 0.20) (bow, stern, port, starboard) = (bow / 2, stern / 2, port / 2, starboard / 2);
        return With(said, bow, stern, port, starboard);
    }

    public static StaticData With(StaticData said, int bow, int stern, int port, int starboard) => said with
    {
        ToBowMeters = (ushort)Math.Min(511, bow), ToSternMeters = (ushort)Math.Min(511, stern),
        ToPortMeters = (ushort)Math.Min(63, port), ToStarboardMeters = (ushort)Math.Min(63, starboard),
        LengthMeters = bow + stern > 0 ? (ushort)Math.Min(1022, bow + stern) : null,
        BeamMeters = port + starboard > 0 ? (ushort)Math.Min(126, port + starboard) : null,
    };

    /// <summary>The dimensions as they are.</summary>
    public static StaticData With(StaticData said, Craft craft) => With(said, craft.ToBow, craft.ToStern, craft.ToPort, craft.ToStarboard);

    public static string Words(uint mmsi) => mmsi.ToString("000000000", CultureInfo.InvariantCulture);
}
