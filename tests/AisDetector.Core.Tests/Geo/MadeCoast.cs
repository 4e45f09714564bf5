using AisDetector.Core.Geo;
using AisDetector.PlacesBuilder;

namespace AisDetector.Core.Tests.Geo;

/// <summary>Places of a made coast, written and read as the shipped ones are, and the same coast as a plain list.</summary>
internal sealed class MadeCoast
{
    private MadeCoast(IReadOnlyCollection<(int X, int Y)[]> lines, IEnumerable<ResourcePoint> points)
    {
        var resource = PlacesWriter.Write(lines, points);
        Places = Places.Read(resource);
        Tiles = new PlacesResource(resource).ReadCoast();
        Segments = AllSegments.Of([.. lines.SelectMany(line => line.Zip(line.Skip(1), (a, b) => (Latitude(a.Y), Longitude(a.X), Latitude(b.Y), Longitude(b.X))))]);
    }

    public Places Places { get; }
    public CoastTiles Tiles { get; }

    /// <summary>Before it was cut into tiles.</summary>
    public AllSegments Segments { get; }

    /// <summary>Closed rings of latitudes and longitudes; the last vertex is the first, and need not be given again.</summary>
    public static MadeCoast Of(params (double Latitude, double Longitude)[][] rings) => new([.. rings.Select(Ring)], []);

    public static Places With((double Latitude, double Longitude)[] ring, params (double Latitude, double Longitude, PointKind Kind)[] points) =>
        new MadeCoast([Ring(ring)], points.Select(p => ResourcePoint.At(p.Latitude, p.Longitude, p.Kind, "Testhaven"))).Places;

    /// <summary>Islands with bays and points round a place.</summary>
    public static MadeCoast Islands(Random random, double latitude, double longitude, int islands)
    {
        var rings = new List<(double, double)[]>();
        for (var island = 0; island < islands; island++)
        {
            var (north, east) = ((random.NextDouble() - 0.5) * 5, (random.NextDouble() - 0.5) * 5);
            var corners = random.Next(3, 14);
            (double Latitude, double Longitude)[] ring = [.. Enumerable.Range(0, corners).Select(corner =>
            {
                var (angle, km) = (2 * Math.PI * corner / corners, 0.05 + (random.NextDouble() * 0.9));
                return Off(latitude, longitude, north + (km * Math.Cos(angle)), east + (km * Math.Sin(angle)));
            })];
            // A ring lies on one side of the antimeridian.
            if (ring.All(v => Math.Abs(v.Longitude) > 180))
                rings.Add([.. ring.Select(v => (v.Latitude, v.Longitude - (360 * Math.Sign(longitude))))]);
            else if (ring.All(v => Math.Abs(v.Longitude) < 180))
                rings.Add(ring);
        }
        return Of([.. rings]);
    }

    /// <summary>A place so many kilometres north and east of another.</summary>
    public static (double Latitude, double Longitude) Off(double latitude, double longitude, double northKm, double eastKm) =>
        (latitude + (northKm / ChartGrid.KmPerDegree), longitude + (eastKm / ChartGrid.KmPerDegree / Math.Cos(latitude * Math.PI / 180)));

    private static (int X, int Y)[] Ring((double Latitude, double Longitude)[] ring)
    {
        (int, int)[] vertices = [.. ring.Select(v => ((int)Math.Round(ChartGrid.X(v.Longitude)), (int)Math.Round(ChartGrid.Y(v.Latitude))))];
        return [.. vertices, vertices[0]];
    }

    private static double Latitude(int y) => ChartGrid.Latitude(y);

    private static double Longitude(int x) => ChartGrid.Longitude(x);
}
