namespace AisDetector.Core.Alerts;

/// <summary>Values as words: those of the contract, and those that people read.</summary>
public static class Words
{
    /// <summary>The contract's word for an enum value: camelCase.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>A time span as people say it: 45 min, 10 h 54 min, 3 d 2 h.</summary>
    public static string Duration(TimeSpan span) => Duration((int)span.TotalMinutes);

    /// <inheritdoc cref="Duration(TimeSpan)"/>
    public static string Duration(int minutes) => minutes switch
    {
        < 60 => $"{minutes} min",
        < 48 * 60 => minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min",
        _ => minutes % 1440 < 60 ? $"{minutes / 1440} d" : $"{minutes / 1440} d {minutes % 1440 / 60} h",
    };
}
