namespace AisDetector.Core.Geo;

/// <summary>
/// The kind of water at a position. What is known of its cell says on which side of the coast the cell lies, and whether anything is near. Only where something is near are the coast and the listed
/// points looked at.
/// </summary>
internal sealed class WaterKinds(CoastTiles coast, Func<PointCells> points)
{
    private readonly Enclosure _enclosure = new(coast);

    private PointCells Points => field ??= points();

    /// <summary>Latitude in -90..90, longitude in -180..180.</summary>
    public PlaceKind At(double latitude, double longitude)
    {
        var traits = coast.TraitsOf(CellGrid.Row(latitude), CellGrid.Column(longitude));
        if ((traits & CellTraits.Near) == 0)
            return traits == 0 ? PlaceKind.OpenSea : PlaceKind.Inland;

        if (coast.IsLand(latitude, longitude))
        {
            var isDeepInland = IsFarFromShore(latitude, longitude) && Points.Nearest(latitude, longitude, PlaceRules.PortKm, PointKind.Port, PointKind.Port).First > PlaceRules.PortKm;
            return isDeepInland ? PlaceKind.Inland : PlaceKind.Harbour;
        }
        var shore = ShoreKmSquared(latitude, longitude, PlaceRules.RoomKm);
        if (shore <= PlaceRules.ShoreKm * PlaceRules.ShoreKm || (shore < PlaceRules.RoomKm * PlaceRules.RoomKm && _enclosure.Holds(latitude, longitude)))
            return PlaceKind.Harbour;
        var (harbour, roads) = Points.Nearest(latitude, longitude, PlaceRules.RoadsKm, PointKind.Harbour, PointKind.Roads);
        return harbour <= PlaceRules.UndrawnHarbourKm ? PlaceKind.Harbour : roads <= PlaceRules.RoadsKm ? PlaceKind.Anchorage : PlaceKind.OpenSea;
    }

    private bool IsFarFromShore(double latitude, double longitude)
    {
        foreach (var segment in new NearbyCoast(coast, latitude, longitude, PlaceRules.InlandKm))
            if (segment.SquaredKmTo(0, 0) <= PlaceRules.InlandKm * PlaceRules.InlandKm)
                return false;
        return true;
    }

    /// <summary>To the nearest shore, where it is in reach; more otherwise.</summary>
    private double ShoreKmSquared(double latitude, double longitude, double reachKm)
    {
        var nearest = double.PositiveInfinity;
        foreach (var segment in new NearbyCoast(coast, latitude, longitude, reachKm))
            nearest = Math.Min(nearest, segment.SquaredKmTo(0, 0));
        return nearest;
    }
}
