using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>A coast as a plain list of segments in degrees.</summary>
internal sealed record AllSegments(double[] FromLatitude, double[] FromLongitude, double[] ToLatitude, double[] ToLongitude)
{
    public int Count => FromLatitude.Length;

    public static AllSegments Of(CoastTiles tiles)
    {
        var segments = new List<(double, double, double, double)>();
        for (var number = 0; number < tiles.Count; number++)
        {
            var tile = tiles[number];
            double x = tiles.Column(number) * 100_000.0, y = tiles.Row(number) * 100_000.0;
            for (var line = 0; line < tile.LineStarts.Length - 1; line++)
                for (var i = tile.LineStarts[line]; i < tile.LineStarts[line + 1] - 1; i++)
                    segments.Add(((tile.Y[i] + y) / 100_000 - 90, (tile.X[i] + x) / 100_000 - 180, (tile.Y[i + 1] + y) / 100_000 - 90, (tile.X[i + 1] + x) / 100_000 - 180));
        }
        return Of(segments);
    }

    public static AllSegments Of(IReadOnlyCollection<(double FromLatitude, double FromLongitude, double ToLatitude, double ToLongitude)> segments) => new(
        [.. segments.Select(s => s.FromLatitude)], [.. segments.Select(s => s.FromLongitude)], [.. segments.Select(s => s.ToLatitude)], [.. segments.Select(s => s.ToLongitude)]);
}
