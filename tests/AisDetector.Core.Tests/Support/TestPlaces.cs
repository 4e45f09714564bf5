using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Support;

/// <summary>Seas without land, with one harbour or one anchorage where a test wants it.</summary>
internal static class TestPlaces
{
    /// <summary>Harbour reaches so far round a harbour that the coast does not draw, roads so far round a listed anchorage point.</summary>
    public const double HarbourMeters = PlaceRules.UndrawnHarbourKm * 1000, AnchorageMeters = PlaceRules.RoadsKm * 1000;

    public static Places Harbour(Point at) => With(at, PointKind.Harbour);

    public static Places Anchorage(Point at) => With(at, PointKind.Roads);

    private static Places With(Point at, PointKind kind) => Places.WithoutLand(
        new ListedPoints([(float)at.Latitude], [(float)at.Longitude], [kind], [0], ["PORT"]));
}
