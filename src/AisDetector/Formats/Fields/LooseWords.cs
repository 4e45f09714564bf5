using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AisDetector.Core.Reports;

namespace AisDetector.Formats.Fields;

/// <summary>
/// Ship types and statuses as people write them (<c>Tanker - Hazardous category A</c>, <c>Oil/Chemical Tanker</c>, <c>underway (engine)</c>): known by the
/// words in them, the first group of words that is met deciding. Slow; asked once for each wording.
/// </summary>
internal static partial class LooseWords
{
    /// <summary>Beginnings of words, the surest groups first: a fish carrier is no fishing vessel, a passenger/cargo ship carries passengers.</summary>
    private static readonly (byte Type, string[] Words)[] ShipTypes =
    [
        (54, ["antipollution", "pollution"]),
        (51, ["sar", "rescue", "lifeboat"]),
        (55, ["patrol", "police", "customs", "coastguard", "enforcement", "protection"]),
        (50, ["pilot"]),
        (35, ["militar", "naval", "navy", "warship", "frigate", "submarine", "corvette"]),
        (90, ["research", "survey"]),
        (70, ["carrier+fish"]),
        (30, ["fish", "trawl", "longliner", "seiner"]),
        (53, ["tender"]),
        (52, ["tug", "pusher"]),
        (32, ["towing+exceed", "towing+200", "towing+long", "tow+long"]),
        (31, ["tow"]),
        (33, ["dredg"]),
        (34, ["diving", "diver", "dive"]),
        (80, ["tank", "crude", "lng", "lpg", "gas+carrier", "bunker"]),
        (60, ["passenger", "ferry", "ferries", "cruise", "ropax"]),
        (70, ["cargo", "bulk", "contain", "carrier", "freight", "reefer", "refrigerat", "roro", "livestock", "coaster"]),
        (40, ["hsc", "speed", "hydrofoil", "hovercraft"]),
        (36, ["sail"]),
        (37, ["pleasure", "yacht", "leisure", "recreation"]),
        (20, ["wig", "wing"]),
        (58, ["medic", "hospital"]),
        (59, ["noncombatant", "party"]),
        (56, ["local"]),
        (90, ["other", "offshore", "supply", "icebreaker", "workboat", "utility", "special", "service", "crew", "buoy", "cable", "drill", "training"]),
    ];

    private static readonly (byte Status, string[] Words)[] Statuses =
    [
        (2, ["command", "nuc"]),
        (14, ["sart", "mob", "epirb"]),
        (11, ["astern"]),
        (12, ["pushing", "pushed"]),
        (3, ["restrict", "maneuv", "manoeuv"]),
        (4, ["constrain", "draught", "draft"]),
        (9, ["hsc", "speed"]),
        (10, ["wig", "wing"]),
        (7, ["fish", "trawl"]),
        (8, ["sail"]),
        (6, ["aground", "ground", "stranded"]),
        (1, ["anchor"]),
        (5, ["moor", "berth", "docked"]),
        (0, ["underway", "engine", "way"]),
    ];

    private static readonly string[] Nothing = ["reserved", "undefined", "unknown", "unspecified", "unavailable", "default", "defined", "available", "spare"];

    /// <summary>1 to 99; 0 for words that say that there is none; null when they are not understood.</summary>
    public static byte? ShipType(ReadOnlySpan<byte> text)
    {
        var lower = Encoding.UTF8.GetString(text).ToLowerInvariant();
        if (Number(lower, 99) is { } number) return number;
        var words = Split(lower);
        if (Find(ShipTypes, words) is not { } type) return Says(words, Nothing) ? (byte)0 : null;
        // Types with hazard categories have round numbers, and 9 for "no additional information" (ITU-R M.1371-5 table 53).
        if (type % 10 != 0 || type is 30 or 50) return type;
        if (lower.Contains("no additional", StringComparison.Ordinal)) return (byte)(type + 9);
        var category = Category().Match(lower).Groups[1].Value;
        return (byte)(type + category switch { "a" or "x" => 1, "b" or "y" => 2, "c" or "z" => 3, "d" or "os" => 4, _ => 0 });
    }

    /// <summary>0 to 15; null when the words are not understood.</summary>
    public static byte? Status(ReadOnlySpan<byte> text)
    {
        var lower = Encoding.UTF8.GetString(text).ToLowerInvariant();
        if (Number(lower, Report.StatusNotDefined) is { } number) return number;
        var words = Split(lower);
        var status = Find(Statuses, words);
        if (status is 0 && Says(words, ["not", "no", "stopped"])) return null;
        return status ?? (Says(words, Nothing) ? Report.StatusNotDefined : null);
    }

    /// <summary>The number that stands before the words: <c>70 - Cargo</c>.</summary>
    private static byte? Number(string text, int most)
    {
        var match = LeadingNumber().Match(text);
        return match.Success && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number && number <= most ? (byte)number : null;
    }

    private static byte? Find((byte Meaning, string[] Words)[] groups, string[] words)
    {
        foreach (var (meaning, beginnings) in groups)
        {
            if (Says(words, beginnings)) return meaning;
        }

        return null;
    }

    /// <summary>One of the beginnings, or all that a plus joins, are those of some word.</summary>
    private static bool Says(string[] words, string[] beginnings) =>
        Array.Exists(beginnings, all => Array.TrueForAll(all.Split('+'), beginning => Array.Exists(words, word => word.StartsWith(beginning, StringComparison.Ordinal))));

    private static string[] Split(string lower) =>
        NotALetter().Split(lower.Replace("ro-ro", "roro", StringComparison.Ordinal).Replace("ro/ro", "roro", StringComparison.Ordinal).Replace("anti-", "anti", StringComparison.Ordinal)
            .Replace("non-", "non", StringComparison.Ordinal).Replace("under way", "underway", StringComparison.Ordinal).Replace("coast guard", "coastguard", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*(\d{1,2})\s*[-=:.)\]]*\s*\p{L}")]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"\bcat(?:egory)?\.?\s*([abcdxyz]|os)\b")]
    private static partial Regex Category();

    [GeneratedRegex(@"[^\p{L}\d]+")]
    private static partial Regex NotALetter();
}
