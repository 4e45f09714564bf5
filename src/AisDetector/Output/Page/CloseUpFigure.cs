using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>
/// The second ship as seen from the first, north up: a drifting pair may cover miles, and the thirty metres between its
/// ships are what matters.
/// </summary>
internal static class CloseUpFigure
{
    private const double Size = 480, Middle = Size / 2, Reach = Middle - 26;

    public static void Add(Html html, Alert alert, EncounterSeries series, double contactMeters, string id)
    {
        var end = alert.End ?? series.To;
        var around = series.Steps
            .Where(s => s.Separation is not null && s.Time >= alert.Start - TimeSpan.FromMinutes(40) && s.Time <= end + TimeSpan.FromMinutes(40))
            .Select(s => (Step: s, Offset: Offset(s), Within: s.Time >= alert.Start && s.Time <= end)).ToArray();
        var reachMeters = ReachMeters(around.Where(p => p.Within).Select(p => p.Step.Separation!.Value).Order().ToArray(), contactMeters);
        html.Add($"""
            <svg class="map" viewBox="0 0 {Size} {Size}" role="img" aria-labelledby="{id}-near-t {id}-near-d">
            <title id="{id}-near-t">{alert.Vessels[1].Mmsi} as seen from {alert.Vessels[0].Mmsi}</title>
            <desc id="{id}-near-d">{Describe(alert)}</desc>
            <defs><clipPath id="{id}-near"><rect width="{Size}" height="{Size}" rx="6"/></clipPath></defs>
            <g clip-path="url(#{id}-near)"><rect class="sea" width="{Size}" height="{Size}"/>

            """);
        var ring = Nice.Below(reachMeters / 2);
        for (var meters = ring; meters <= reachMeters * 1.4; meters += ring)
        {
            var radius = meters / reachMeters * Reach;
            html.Add($"<circle class=\"ring\" cx=\"{Middle}\" cy=\"{Middle}\" r=\"{radius}\"/>");
            if (radius < Reach) html.Add($"<text class=\"graticule\" x=\"{Middle + 4}\" y=\"{Middle + radius - 4}\">{Nice.Length(meters)}</text>");
        }

        var contact = contactMeters / reachMeters * Reach;
        if (contact < Reach * 1.4) html.Add($"<circle class=\"limit\" cx=\"{Middle}\" cy=\"{Middle}\" r=\"{contact}\"/>");
        html.Add($"<path class=\"axis\" d=\"M{Middle} 0V{Size}M0 {Middle}H{Size}\"/>\n<path class=\"v2 track thin\" d=\"{Drawing.Path(Line(around.Select(p => (p.Step.Time, p.Offset)), series))}\"/>\n");
        // Observed ones last, on top.
        foreach (var kind in around.GroupBy(p => p.Within ? p.Step.Observed ? "seen" : "inferred" : "outside").OrderBy(g => g.Key == "seen" ? 2 : g.Key == "inferred" ? 1 : 0))
        {
            var points = kind.Select(p => Place(p.Offset)).Where(p => p.X is > -5 and < Size + 5 && p.Y is > -5 and < Size + 5);
            html.Add($"<path class=\"v2 dots {kind.Key}\" d=\"{Drawing.Dots(points, 2)}\"/>");
            if (kind.Key != "seen") html.Add($"<path class=\"holes {kind.Key}\" d=\"{Drawing.Dots(points, 2)}\"/>");
        }

        Key(html, alert);
        html.Add($"</g></svg>\n");

        (double X, double Y) Place((double East, double North) offset) =>
            (Middle + offset.East / reachMeters * Reach, Middle - offset.North / reachMeters * Reach);

        IEnumerable<(double X, double Y)> Line(IEnumerable<(DateTime Time, (double East, double North) Offset)> points, EncounterSeries steps)
        {
            DateTime? last = null;
            var silent = 2.5 * (steps.Steps.Count > 1 ? steps.Steps[1].Time - steps.Steps[0].Time : TimeSpan.FromMinutes(10));
            foreach (var (time, offset) in points)
            {
                if (time - last > silent) yield return (double.NaN, double.NaN);
                yield return Place(offset);
                last = time;
            }
        }
    }

    private static string Describe(Alert alert) =>
        (alert.MedianDistanceMeters is { } median ? $"Median distance {median} m, least {alert.MinDistanceMeters} m; " : "Distance not known; ") + "north is up.";

    private static void Key(Html html, Alert alert) => html.Add($"""
        <circle class="v1 seen" cx="{Middle}" cy="{Middle}" r="6"/><text class="v1 halo" x="{Middle - 10}" y="{Middle - 10}" text-anchor="end">{alert.Vessels[0].Mmsi}</text>
        <g class="key"><circle class="v2 seen" cx="18" cy="{Size - 50}" r="3.4"/><text x="28" y="{Size - 46}">{alert.Vessels[1].Mmsi}, observed</text>
        <circle class="v2 inferred" cx="18" cy="{Size - 33}" r="3.4"/><text x="28" y="{Size - 29}">between reports</text>
        <circle class="v2 outside" cx="18" cy="{Size - 16}" r="2.4"/><text x="28" y="{Size - 12}">40 min before and after</text></g>

        """);

    private static (double East, double North) Offset(StepPair step) =>
        Geodesy.OffsetMeters(step.First!.Value.Latitude, step.First.Value.Longitude, step.Second!.Value.Latitude, step.Second.Value.Longitude);

    /// <summary>Nearly all of the encounter in the frame, and never less than a ship's length.</summary>
    private static double ReachMeters(double[] separations, double contactMeters) =>
        separations.Length == 0 ? contactMeters : Math.Clamp(1.5 * separations[(int)((separations.Length - 1) * 0.98)], 60, Math.Max(60, 1.3 * contactMeters));
}
