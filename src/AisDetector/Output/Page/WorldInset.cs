using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>Where in the world: the coasts once in the page, used by every map, and a mark on them.</summary>
internal static class WorldInset
{
    /// <summary>The symbol's units: half a degree each.</summary>
    private const double Width = 720, Height = 360;

    /// <summary>Vertices closer than this on the world's picture add bytes and nothing to see; islands smaller than it are left out.</summary>
    private const double FinestDegrees = 0.8;

    public static void AddSymbol(Html html, Places places)
    {
        html.Add($"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs><g id=\"world\"><rect class=\"sea\" width=\"{Width}\" height=\"{Height}\"/>");
        html.Add($"<path class=\"land\" d=\"");
        foreach (var line in places.Coastline(-180, -90, 180, 90))
        {
            var coarse = new List<(double X, double Y)>();
            var (lastX, lastY) = (double.NaN, double.NaN);
            for (var i = 0; i < line.Length; i++)
            {
                if (coarse.Count > 0 && i < line.Length - 1 && Math.Abs(line[i].X - lastX) + Math.Abs(line[i].Y - lastY) < FinestDegrees) continue;
                (lastX, lastY) = (line[i].X, line[i].Y);
                coarse.Add(((lastX + 180) * 2, (90 - lastY) * 2));
            }

            if (coarse.Count > 3) html.Add(Drawing.Path(coarse));
        }

        html.Add($"\"/></g></defs></svg>\n");
    }

    public static void Add(Html html, Alert alert, double x, double y, double width, double height)
    {
        double markX = x + (alert.Longitude + 180) / 360 * width, markY = y + (90 - alert.Latitude) / 180 * height;
        html.Add($"""
            <g class="inset"><use href="#world" transform="translate({x} {y}) scale({width / Width:0.#####} {height / Height:0.#####})"/>
            <rect class="frame" x="{x}" y="{y}" width="{width}" height="{height}"/><circle class="mark" cx="{markX}" cy="{markY}" r="3.6"/><circle class="ring" cx="{markX}" cy="{markY}" r="8"/></g>

            """);
    }
}
