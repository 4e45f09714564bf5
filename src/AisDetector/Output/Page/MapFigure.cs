using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;

namespace AisDetector.Output.Page;

/// <summary>The approach, the meeting and the departure on a map: coast, both tracks with the time along them, where in the world.</summary>
internal static class MapFigure
{
    private const double Width = 640, Height = 480, InsetWidth = 168, InsetHeight = 84, InsetAir = 10;

    /// <summary>A map narrower than this says nothing that the close-up does not say better.</summary>
    private const double LeastMeters = 1500;

    public static void Add(Html html, Alert alert, IReadOnlyList<VesselTrack> tracks, PageSubject subject, string id)
    {
        var points = tracks.SelectMany(t => t.Fixes).Select(f => (f.Latitude, f.Longitude)).ToArray();
        var map = new MapView(alert.Latitude, alert.Longitude, points, Width, Height, LeastMeters);
        var (meetingX, meetingY) = map.At(alert.Latitude, alert.Longitude);
        html.Add($"""
            <svg class="map" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-map-t {id}-map-d">
            <title id="{id}-map-t">Map of the {Wording.What(alert)}</title><desc id="{id}-map-d">{Describe(alert, map)}</desc>
            <defs><clipPath id="{id}-frame"><rect width="{Width}" height="{Height}" rx="6"/></clipPath></defs>
            <g clip-path="url(#{id}-frame)"><rect class="sea" width="{Width}" height="{Height}"/>

            """);
        Drawing.Land(html, map, subject.Places);
        Drawing.Coast(html, map, subject.Places);
        Drawing.Graticule(html, map);
        for (var i = 0; i < tracks.Count; i++) Track(html, map, tracks[i], $"v{i + 1}", subject.Options);
        html.Add($"<g class=\"meeting\"><circle cx=\"{meetingX}\" cy=\"{meetingY}\" r=\"13\"/><path d=\"M{meetingX - 19} {meetingY}h8M{meetingX + 11} {meetingY}h8M{meetingX} {meetingY - 19}v8M{meetingX} {meetingY + 11}v8\"/></g>\n");
        var labels = new Labels(meetingX, meetingY);
        for (var i = 0; i < tracks.Count; i++) Hours(html, map, tracks[i], $"v{i + 1}", subject.Options, labels);
        Drawing.ScaleAndNorth(html, map);
        var (x, y) = EmptiestCorner(map, points);
        WorldInset.Add(html, alert, x, y, InsetWidth, InsetHeight);
        html.Add($"</g></svg>\n");
    }

    private static string Describe(Alert alert, MapView map) =>
        $"Tracks from {TrackCollector.Margin.TotalHours:0} h before to {TrackCollector.Margin.TotalHours:0} h after, {Nice.Length(Math.Round(map.MetersPerUnit * Width / 100) * 100)} from west to east. " +
        $"Meeting point {Wording.Position(alert.Latitude, alert.Longitude)}. {Wording.Offshore(alert)}";

    private static void Track(Html html, MapView map, VesselTrack track, string css, RendezvousOptions options)
    {
        if (track.Fixes.Count == 0) return;
        var (heard, silent) = (new List<(double X, double Y)>(), new List<(double X, double Y)>());
        for (var i = 0; i < track.Fixes.Count; i++)
        {
            var at = map.At(track.Fixes[i].Latitude, track.Fixes[i].Longitude);
            if (i > 0 && track.Fixes[i].Time - track.Fixes[i - 1].Time > options.MaxGap)
            {
                silent.Add(map.At(track.Fixes[i - 1].Latitude, track.Fixes[i - 1].Longitude));
                silent.Add(at);
                silent.Add((double.NaN, double.NaN));
                heard.Add((double.NaN, double.NaN));
            }

            heard.Add(at);
        }

        html.Add($"<path class=\"{css} unheard\" d=\"{Drawing.Path(silent)}\"/><path class=\"{css} track\" d=\"{Drawing.Path(heard)}\"/>");
        // Of dots that lie on each other one is enough: a ship that lies still for a day is one dot, not ten thousand.
        foreach (var (x, y) in heard.Where(p => !double.IsNaN(p.X)).DistinctBy(p => ((int)(p.X / 2.5), (int)(p.Y / 2.5))))
            html.Add($"<circle class=\"{css} fix\" cx=\"{x}\" cy=\"{y}\" r=\"1.9\"/>");

        html.Add($"\n");
    }

    /// <summary>The time along a track, at round hours, wherever there is room.</summary>
    private static void Hours(Html html, MapView map, VesselTrack track, string css, RendezvousOptions options, Labels labels)
    {
        if (track.Fixes.Count < 2) return;
        var step = TimeAxis.TickStep(track.Fixes[^1].Time - track.Fixes[0].Time, 24);
        for (var i = 1; i < track.Fixes.Count; i++)
        {
            TrackFix from = track.Fixes[i - 1], to = track.Fixes[i];
            if (to.Time - from.Time > options.MaxGap) continue;
            for (var tick = TimeAxis.Ceiling(from.Time, step); tick < to.Time; tick += step)
            {
                var fraction = (tick - from.Time) / (to.Time - from.Time);
                Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, fraction, out var latitude, out var longitude);
                var (x, y) = map.At(latitude, longitude);
                if (!map.Shows(x, y, -14) || !labels.Take(x, y)) continue;
                html.Add($"<circle class=\"{css} hour\" cx=\"{x}\" cy=\"{y}\" r=\"3.4\"/><text class=\"{css} halo\" x=\"{x + 7}\" y=\"{y + 4}\">{tick:HH:mm}</text>");
            }
        }

        html.Add($"\n");
    }

    private static (double X, double Y) EmptiestCorner(MapView map, (double Latitude, double Longitude)[] points)
    {
        const double Right = Width - InsetWidth - InsetAir, Bottom = Height - InsetHeight - InsetAir - 14;
        (double X, double Y)[] corners = [(InsetAir, InsetAir), (Right, InsetAir), (InsetAir, Bottom)];
        return corners.MinBy(c => points.Count(p => map.At(p.Latitude, p.Longitude) is var (x, y)
            && x > c.X - 20 && x < c.X + InsetWidth + 20 && y > c.Y - 20 && y < c.Y + InsetHeight + 20));
    }

    /// <summary>Keeps labels from lying on each other and on the meeting point.</summary>
    private sealed class Labels(double meetingX, double meetingY)
    {
        private readonly List<(double X, double Y)> _taken = [];

        public bool Take(double x, double y)
        {
            if (Math.Abs(x - meetingX) < 30 && Math.Abs(y - meetingY) < 22) return false;
            if (_taken.Any(t => Math.Abs(t.X - x) < 46 && Math.Abs(t.Y - y) < 16)) return false;
            _taken.Add((x, y));
            return true;
        }
    }
}
