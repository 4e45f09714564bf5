using System.Globalization;

namespace AisDetector.App;

/// <summary>Times, spans and sizes as people type them.</summary>
internal static class Spans
{
    private static readonly System.Buffers.SearchValues<char> NumberCharacters = System.Buffers.SearchValues.Create("0123456789.");

    /// <summary>90s, 30m, 12h, 2d, 14d16h, or 00:30:00.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span) && span >= TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty) return false;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits < 1 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            var hours = char.ToLowerInvariant(rest[digits]) switch { 's' => 1 / 3600.0, 'm' => 1 / 60.0, 'h' => 1, 'd' => 24, _ => -1.0 };
            if (hours < 0 || number * hours > 24 * 36_500) return false;
            // To a tenth of a millisecond: 1/3600 h is no binary fraction.
            span += TimeSpan.FromTicks((long)Math.Round(number * hours * 3600 * TimeSpan.TicksPerSecond / 1000) * 1000);
            rest = rest[(digits + 1)..].TrimStart();
        }

        return true;
    }

    /// <summary>A span of 0 s or more as <see cref="TryParse"/> reads it: 90s as 1m30s.</summary>
    public static string Text(TimeSpan span)
    {
        (double Number, string Unit)[] parts = [(Math.Floor(span.TotalDays), "d"), (span.Hours, "h"), (span.Minutes, "m"), (span.TotalSeconds % 60, "s")];
        return string.Concat(parts.Where(p => p.Number > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Number:0.#######}{p.Unit}"))) is { Length: > 0 } text ? text : "0s";
    }

    /// <summary>An ISO 8601 date or date and time; UTC unless it says otherwise.</summary>
    public static bool TryParseTime(string text, out DateTime time) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out time);

    /// <summary>4GB, 512MB, 2GiB, or bytes.</summary>
    public static bool TryParseBytes(string text, out long bytes)
    {
        bytes = 0;
        var digits = text.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var number = digits < 0 ? text : text[..digits];
        var unit = digits < 0 ? "" : text[digits..].Trim().ToUpperInvariant();
        double factor = unit switch
        {
            "" or "B" => 1,
            "K" or "KB" => 1e3,
            "M" or "MB" => 1e6,
            "G" or "GB" => 1e9,
            "T" or "TB" => 1e12,
            "KIB" => 1L << 10,
            "MIB" => 1L << 20,
            "GIB" => 1L << 30,
            "TIB" => 1L << 40,
            _ => 0,
        };
        if (factor == 0 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value * factor is < 1 or > 1e15) return false;
        bytes = (long)(value * factor);
        return true;
    }
}
