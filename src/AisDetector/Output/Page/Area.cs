using AisDetector.Core.Alerts;

namespace AisDetector.Output.Page;

/// <summary>The part of the sea an alert is counted under: near a port by its name, else a square of ten degrees.</summary>
internal static class Area
{
    /// <summary>Roughly the radius of a port's approaches and of the roads its ships wait in.</summary>
    public const double PortKm = 100;

    private const int SquareDegrees = 10;

    public static string Of(Alert alert) => alert.NearestPort is { } port && port.DistanceKm <= PortKm && Html.Readable(port.Name) is { Length: > 0 } name
        ? $"near {name}"
        : $"{Square(alert.Latitude, 90, 'N', 'S')}, {Square(alert.Longitude, 180, 'E', 'W')}";

    /// <summary>20–30° S</summary>
    private static string Square(double degrees, int most, char positive, char negative)
    {
        var low = Math.Clamp((int)Math.Floor(degrees / SquareDegrees) * SquareDegrees, -most, most - SquareDegrees);
        return low < 0 ? $"{-low - SquareDegrees}–{-low}° {negative}" : $"{low}–{low + SquareDegrees}° {positive}";
    }
}
