using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Csv;

/// <summary>What a column's numbers are multiplied and divided by to be knots, metres or degrees; a quotient, so that tenths stay exact.</summary>
internal readonly record struct Unit(double Times, double By)
{
    public static readonly Unit Plain = new(1, 1);

    public bool IsPlain => Times == By;

    public double Of(double value) => IsPlain ? value : value * Times / By;
}

internal enum Quantity { None, Knots, Meters, Degrees }

/// <summary>
/// The units that titles name: <c>SPEED_KNOTSx10</c>, <c>draught_dm</c>, <c>sog (0.1 kn)</c>, <c>speed [m/s]</c>, <c>lat_1e-7</c>,
/// <c>lon (1/10000 min)</c>. <c>x10</c> and <c>1e7</c> say that the values are so many times too large.
/// </summary>
internal static partial class ColumnUnits
{
    private const double MetersPerMile = 1852;

    /// <summary>Shorter spellings (x, y, a, t) say too little to look for a unit behind them.</summary>
    private const int ShortestSpelling = 3;

    private static readonly Dictionary<string, Unit> Knots = new()
    {
        ["kn"] = Unit.Plain,
        ["kns"] = Unit.Plain,
        ["kt"] = Unit.Plain,
        ["kts"] = Unit.Plain,
        ["knot"] = Unit.Plain,
        ["knots"] = Unit.Plain,
        ["mps"] = new(3600, MetersPerMile),
        ["ms"] = new(3600, MetersPerMile),
        ["dmps"] = new(360, MetersPerMile),
        ["cmps"] = new(36, MetersPerMile),
        ["mmps"] = new(3.6, MetersPerMile),
        ["kmh"] = new(1000, MetersPerMile),
        ["kph"] = new(1000, MetersPerMile),
        ["kmph"] = new(1000, MetersPerMile),
        ["mph"] = new(1609.344, MetersPerMile),
    };

    private static readonly Dictionary<string, Unit> Meters = new()
    {
        ["m"] = Unit.Plain,
        ["meter"] = Unit.Plain,
        ["meters"] = Unit.Plain,
        ["metre"] = Unit.Plain,
        ["metres"] = Unit.Plain,
        ["dm"] = new(1, 10),
        ["cm"] = new(1, 100),
        ["mm"] = new(1, 1000),
        ["ft"] = new(0.3048, 1),
        ["foot"] = new(0.3048, 1),
        ["feet"] = new(0.3048, 1),
    };

    private static readonly Dictionary<string, Unit> Degrees = new()
    {
        ["deg"] = Unit.Plain,
        ["degree"] = Unit.Plain,
        ["degrees"] = Unit.Plain,
        ["decimal"] = Unit.Plain,
        ["dec"] = Unit.Plain,
        ["dd"] = Unit.Plain,
        ["udeg"] = new(1, 1e6),
        ["mdeg"] = new(1, 1e3),
        ["rad"] = new(180, Math.PI),
        ["radian"] = new(180, Math.PI),
        ["radians"] = new(180, Math.PI),
        ["min"] = new(1, 60),
        ["minute"] = new(1, 60),
        ["minutes"] = new(1, 60),
    };

    private static readonly Dictionary<string, double> Parts = new()
    {
        ["tenth"] = 10,
        ["tenths"] = 10,
        ["deci"] = 10,
        ["hundredth"] = 100,
        ["hundredths"] = 100,
        ["centi"] = 100,
        ["thousandth"] = 1000,
        ["thousandths"] = 1000,
        ["milli"] = 1000,
        ["micro"] = 1e6,
    };

    public static Quantity Of(Column column) => column switch
    {
        Column.Speed => Quantity.Knots,
        Column.Latitude or Column.Longitude or Column.Course or Column.Heading => Quantity.Degrees,
        Column.Length or Column.Beam or Column.Draught or Column.ToBow or Column.ToStern or Column.ToPort or Column.ToStarboard => Quantity.Meters,
        _ => Quantity.None,
    };

    /// <summary>A title that begins with one of the spellings: null when none does, else what follows it, and its unit when that is understood.</summary>
    public static string? Split(string title, string[] spellings, Quantity quantity, out Unit? unit)
    {
        unit = null;
        string? rest = null;
        for (var length = title.Length; length >= ShortestSpelling; length--)
        {
            var key = FieldWords.Key(Encoding.UTF8.GetBytes(title[..length]));
            if (key.Length < ShortestSpelling || Array.IndexOf(spellings, key) < 0) continue;
            var after = title[length..];
            if (TryParse(after, quantity, out var found))
            {
                unit = found;
                return after;
            }

            // "speed-limit" looks like a speed; "speedy" does not.
            if (rest is null && !char.IsLetter(after[0])) rest = after;
        }

        return rest;
    }

    /// <summary>The unit at the end of a title that somebody named as this quantity's column; plain when it has none that is understood.</summary>
    public static Unit AtEnd(string title, Quantity quantity)
    {
        for (var start = 1; start < title.Length; start++)
        {
            if (!char.IsLetterOrDigit(title[start]) && TryParse(title[start..], quantity, out var unit)) return unit;
        }

        return Unit.Plain;
    }

    /// <summary>Reads a unit with its factor; true, and plain, for text without letters and digits.</summary>
    public static bool TryParse(string text, Quantity quantity, out Unit unit)
    {
        unit = Unit.Plain;
        var units = quantity switch { Quantity.Knots => Knots, Quantity.Meters => Meters, Quantity.Degrees => Degrees, _ => null };
        if (units is null) return false;
        text = InOneWord(text.ToLowerInvariant());
        var factor = Unit.Plain;
        var isMinutes = false;
        for (var at = 0; at < text.Length;)
        {
            var token = Token().Match(text, at);
            if (!token.Success) return false;
            at += token.Length;
            var word = token.Groups["word"].Value;
            if (token.Groups["number"] is { Success: true } number)
            {
                if (!factor.IsPlain || !TryFactor(number.Value, token.Groups["mark"].Success, out factor)) return false;
            }
            else if (Parts.TryGetValue(word, out var part))
            {
                if (!factor.IsPlain) return false;
                factor = new Unit(1, part);
            }
            else if (word.Length > 0 && word is not ("in" or "of" or "unit" or "units"))
            {
                if (!unit.IsPlain || !TryUnit(word, units, out unit)) return false;
                isMinutes = word.StartsWith("min", StringComparison.Ordinal);
            }
        }

        unit = new Unit(unit.Times * factor.Times, unit.By * factor.By);
        // Minutes alone are half of a place in degrees and minutes.
        return !isMinutes || !factor.IsPlain;
    }

    private static bool TryUnit(string word, Dictionary<string, Unit> units, out Unit unit)
    {
        if (units.TryGetValue(word, out unit)) return true;
        foreach (var (prefix, part) in Parts)
        {
            if (!word.StartsWith(prefix, StringComparison.Ordinal) || !units.TryGetValue(word[prefix.Length..], out var whole)) continue;
            unit = new Unit(whole.Times, whole.By * part);
            return true;
        }

        return false;
    }

    /// <param name="isMarked">It stands behind <c>x</c>, <c>*</c> or <c>/</c>: the values are so many times too large.</param>
    private static bool TryFactor(string text, bool isMarked, out Unit factor)
    {
        factor = Unit.Plain;
        var isPower = text.Contains('e', StringComparison.Ordinal) || text.StartsWith("10-", StringComparison.Ordinal) || text.Contains('^', StringComparison.Ordinal);
        text = text.Replace(',', '.').Replace("10^", "1e", StringComparison.Ordinal).Replace("10-", "1e-", StringComparison.Ordinal);
        if (text[0] == 'e') text = "1" + text;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (> 1e-12 and < 1e12)) return false;
        // A bare 10 or 2 may be anything, such as the height in metres of a wind speed.
        if (value > 1 && !isMarked && !isPower) return false;
        var by = value < 1 ? 1 / value : value;
        if (Math.Abs(by - Math.Round(by)) < 1e-6 * by) by = Math.Round(by);
        factor = new Unit(1, by);
        return true;
    }

    private static string InOneWord(string text)
    {
        text = KilometersPerHour().Replace(text, "kmh");
        text = MilesPerHour().Replace(text, "kn");
        text = MetersPerSecond().Replace(text, "mps");
        return Datum().Replace(text, " ");
    }

    [GeneratedRegex(@"\G(?:[^a-z0-9*×/]+|(?:(?<mark>1\s*/|x|\*|×|times|by|/)[\s_]*)?(?<number>10\^?[-+]\d+|\d+(?:[.,]\d+)?(?:e[-+]?\d+)?|e[-+]?\d+)|(?<word>[a-z]+?)(?=x[\s_]*\d|e[-+]?\d|[^a-z]|$))")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:km|kilomet(?:er|re)s?)[\s_]*(?:/|per)[\s_]*h(?:our)?(?![a-z])")]
    private static partial Regex KilometersPerHour();

    [GeneratedRegex(@"(?:nmi?|nautical[\s_]*miles?)[\s_]*(?:/|per)[\s_]*h(?:our)?(?![a-z])")]
    private static partial Regex MilesPerHour();

    [GeneratedRegex(@"(?:m|met(?:er|re)s?)[\s_]*(?:/|per)[\s_]*s(?:ec(?:ond)?)?(?![a-z])|m[\s_]s-1")]
    private static partial Regex MetersPerSecond();

    [GeneratedRegex(@"wgs[\s_-]*84|epsg[\s:_-]*4326")]
    private static partial Regex Datum();
}
