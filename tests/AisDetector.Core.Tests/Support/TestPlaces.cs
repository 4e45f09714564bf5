using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Support;

/// <summary>Seas without land, with one harbour or one anchorage where a test wants it.</summary>
internal static class TestPlaces
{
    /// <summary>Harbour reaches so far round a listed berth, roads so far round a listed anchorage point.</summary>
    public const double HarbourMeters = PlaceRules.BerthKm * 1000, AnchorageMeters = PlaceRules.RoadsKm * 1000;

    public static Places Harbour(Point at) => With(at, PointKind.Berth);

    public static Places Anchorage(Point at) => With(at, PointKind.Roads);

    /// <summary>A rock of some metres, which has a shore.</summary>
    public static Places Rock(Point at) => new(
        new Coast([(float)at.Latitude, (float)at.Latitude + 1e-4f, (float)at.Latitude], [(float)at.Longitude, (float)at.Longitude, (float)at.Longitude + 1e-4f], [0, 3], [false, false, false]),
        ListedPoints.None, []);

    private static Places With(Point at, PointKind kind) => new(
        Coast.None,
        new ListedPoints([(float)at.Latitude], [(float)at.Longitude], [kind], [0], ["PORT"]),
        new byte[CellGrid.Rows * CellGrid.Columns]);
}
