using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>Figures as a person reads them.</summary>
internal static class Wording
{
    /// <summary>27.4814° S 38.5363° E</summary>
    public static string Position(double latitude, double longitude, string format = "0.0000")
    {
        // A metre south of the equator is not worth an S.
        double north = Math.Round(latitude, 5) + 0.0, east = Math.Round(longitude, 5) + 0.0;
        return $"{Math.Abs(north).ToString(format)}° {(north < 0 ? 'S' : 'N')} {Math.Abs(east).ToString(format)}° {(east < 0 ? 'W' : 'E')}";
    }

    /// <summary>12 h 37 min</summary>
    public static string Minutes(int minutes) => Words.Duration(minutes);

    public static string Offshore(Alert alert) =>
        alert.DistanceToCoastKm is { } coast ? $"{Kilometers(coast)} off the coast" : "";

    public static string Kilometers(double km) => km < 10 ? $"{km:0.0} km" : $"{km:N0} km";

    public static string What(Alert alert) => alert.Kind == AlertKind.Loitering
        ? "loitering"
        : alert.Category switch
        {
            null or RendezvousCategory.Transfer => "transfer",
            RendezvousCategory.PairTrawling => "pair trawling",
            RendezvousCategory.OffshoreService => "offshore service",
            RendezvousCategory.SameHull => "same hull",
            { } other => other.ToString().ToLowerInvariant(),
        };

    /// <summary>not heard from 2026-03-01 04:00 to 2026-03-01 15:00</summary>
    public static string Silence(PossiblePartner partner) => string.Create(
        CultureInfo.InvariantCulture, $"not heard from {partner.GapStart:yyyy-MM-dd HH:mm} {(partner.GapEnd is { } end ? $"to {end:yyyy-MM-dd HH:mm}" : "on")}");

    /// <summary>A name as received, without what could steer a terminal or turn its text around.</summary>
    public static string Printable(string? name) => name is null ? "" : FreeText.Printable(name).Trim();

    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB"),
    };

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One vessel, two vessels.</summary>
    public static string Count(long count, string one, string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A member's name as words: <c>BadChecksum</c> is "bad checksum".</summary>
    public static string Spaced<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString())).Replace("ais", "AIS", StringComparison.Ordinal);
}
