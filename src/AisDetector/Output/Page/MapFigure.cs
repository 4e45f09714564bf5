using System.Globalization;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;

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
        html.Add($"<path class=\"{css} fix\" d=\"{Drawing.Dots(heard, 2.5)}\"/><path class=\"{css} arrow\" d=\"{Arrows(map, heard)}\"/>\n");
    }

    /// <summary>Arrow heads along a track: which way the ship went. One that lies still or swings gets none.</summary>
    private static Markup Arrows(MapView map, List<(double X, double Y)> track)
    {
        const double Between = 64, Behind = 8, Long = 11, Wide = 5;
        var arrows = new Html();
        var anchor = (X: double.NaN, Y: double.NaN);
        for (var i = 0; i < track.Count; i++)
        {
            var (x, y) = track[i];
            if (double.IsNaN(x) || double.IsNaN(anchor.X))
            {
                anchor = (x, y);
                continue;
            }

            if (Apart(track[i], anchor) < Between || !map.Shows(x, y)) continue;
            // The direction over some units, not of the last two reports, which may lie a metre apart.
            var back = i;
            while (back > 0 && !double.IsNaN(track[back - 1].X) && Apart(track[back], track[i]) < Behind) back--;
            var length = Apart(track[back], track[i]);
            anchor = (x, y);
            if (length < Behind) continue;
            double dx = (x - track[back].X) / length, dy = (y - track[back].Y) / length;
            arrows.Add($"M{x + dx * Long / 2} {y + dy * Long / 2}L{x - dx * Long / 2 - dy * Wide} {y - dy * Long / 2 + dx * Wide}L{x - dx * Long / 2 + dy * Wide} {y - dy * Long / 2 - dx * Wide}z");
        }

        return arrows.ToMarkup();
    }

    private static double Apart((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    /// <summary>The time along a track, at round hours, wherever there is room.</summary>
    private static void Hours(Html html, MapView map, VesselTrack track, string css, RendezvousOptions options, Labels labels)
    {
        if (track.Fixes.Count < 2) return;
        var step = TimeAxis.TickStep(track.Fixes[^1].Time - track.Fixes[0].Time, 24);
        var days = track.Fixes[^1].Time.Date > track.Fixes[0].Time.Date;
        var day = DateTime.MinValue;
        for (var i = 1; i < track.Fixes.Count; i++)
        {
            TrackFix from = track.Fixes[i - 1], to = track.Fixes[i];
            if (to.Time - from.Time > options.MaxGap) continue;
            for (var tick = TimeAxis.Ceiling(from.Time, step); tick < to.Time; tick += step)
            {
                var fraction = (tick - from.Time) / (to.Time - from.Time);
                Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, fraction, out var latitude, out var longitude);
                var (x, y) = map.At(latitude, longitude);
                // Of a track of several days the first label of each says the date.
                var label = days && tick.Date > day ? tick.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) : tick.ToString("HH:mm", CultureInfo.InvariantCulture);
                if (!map.Shows(x, y, -14) || !labels.Take(x, y, label.Length)) continue;
                day = tick.Date;
                var left = x > Width - 11 * label.Length;
                html.Add($"<circle class=\"{css} hour\" cx=\"{x}\" cy=\"{y}\" r=\"3.4\"/><text class=\"{css} halo\" x=\"{(left ? x - 7 : x + 7)}\" y=\"{y + 4}\"{(left ? End : Markup.None)}>{label}</text>");
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

    private static readonly Markup End = new(" text-anchor=\"end\"");

    /// <summary>Keeps labels from lying on each other and on the meeting point, in the larger letters of a narrow screen too.</summary>
    private sealed class Labels(double meetingX, double meetingY)
    {
        private const double Letter = 11, Line = 20;

        private readonly List<(double X, double Y, double Width)> _taken = [];

        public bool Take(double x, double y, int letters)
        {
            var width = 14 + letters * Letter;
            if (Math.Abs(x - meetingX) < 30 && Math.Abs(y - meetingY) < 22) return false;
            if (_taken.Any(t => Math.Abs(t.X - x) < Math.Max(t.Width, width) && Math.Abs(t.Y - y) < Line)) return false;
            _taken.Add((x, y, width));
            return true;
        }
    }
}
