using System.Globalization;
using AisDetector.Core.Assessment;

namespace AisDetector.Output.Page;

/// <summary>One alert: headline, figures, map and close-up, timeline, reasons, vessels.</summary>
internal static class AlertSection
{
    public static void Add(Html html, Alert alert, PageSubject subject, int number)
    {
        var id = $"a{number}";
        var tracks = subject.TracksOf(alert);
        html.Add($"<article id=\"{id}\"><header><p class=\"kind\">{Wording.What(alert)}{Phase(alert)}</p><h2>");
        for (var i = 0; i < alert.Vessels.Count; i++)
            html.Add($"{(i > 0 ? " and " : "")}<span class=\"v{i + 1} swatch\"></span>{Name(alert.Vessels[i])}");
        html.Add($"</h2><p class=\"when\">{When(alert)}<br>{Wording.Position(alert.Latitude, alert.Longitude)}{Where(alert)}</p></header>\n");
        Tiles(html, alert);
        if (tracks.Count == alert.Vessels.Count && tracks.All(t => t.Fixes.Count > 1)) Figures(html, alert, tracks, subject, id);
        else html.Add($"<p class=\"note\">The input holds too few positions around this alert to draw it.</p>");
        html.Add($"<div class=\"columns\">");
        Reasons(html, alert);
        Vessels(html, alert);
        html.Add($"</div>");
        Partners(html, alert);
        html.Add($"<p class=\"id\">id {alert.Id}, revision {alert.Revision}, judged at {alert.DetectedAt:yyyy-MM-dd HH:mm} UTC{(alert.Flags.Count > 0 ? ", flags: " + string.Join(", ", alert.Flags) : "")}</p></article>\n");
    }

    public static string Name(AlertVessel vessel) =>
        (Wording.Printable(vessel.Name) is { Length: > 0 } name ? $"{name} ({vessel.Mmsi})" : vessel.Mmsi.ToString()) + (vessel.Flag is { } flag ? $" {flag}" : "");

    public static string When(Alert alert)
    {
        var end = alert.End switch
        {
            null => "not seen to part before the input ends",
            { } time when time.Date == alert.Start.Date => $"to {time:HH:mm} UTC",
            { } time => string.Create(CultureInfo.InvariantCulture, $"to {time:d MMMM HH:mm} UTC"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{alert.Start:d MMMM yyyy}, {alert.Start:HH:mm} {(alert.End is null ? "UTC, " : "")}{end}");
    }

    private static string Phase(Alert alert) => alert.Phase switch
    {
        AlertPhase.Settled => ", settled",
        AlertPhase.Closed => ", closed",
        AlertPhase.Retracted => ", taken back",
        _ => ", open",
    };

    private static string Where(Alert alert) =>
        (alert.DistanceToCoastKm is { } coast ? $", {Wording.Kilometers(coast)} from the nearest coast" : "")
        + (alert.NearestPort is { } port ? $", {Wording.Kilometers(port.DistanceKm)} from {port.Name}" : "");

    private static void Tiles(Html html, Alert alert)
    {
        html.Add($"<dl class=\"tiles\">");
        Tile("Duration", Wording.Minutes(alert.DurationMinutes), $"{Wording.Minutes(alert.ObservedMinutes)} observed, {Wording.Minutes(alert.InferredMinutes)} inferred");
        if (alert.MedianDistanceMeters is { } median) Tile("Distance", $"{median} m", $"median; least {alert.MinDistanceMeters} m, antenna to antenna");
        if (alert.Kind == AlertKind.Rendezvous)
            Tile("Alongside", alert.AlongsideFraction is { } share ? $"{100 * share:0} %" : "not known", alert.MinHullGapMeters is { } gap ? $"of {alert.Contacts} contacts; hulls {gap} m apart at least" : $"of {alert.Contacts} contacts; hulls not known, estimated");
        Tile("Speed", string.Join(" and ", alert.Vessels.Select(v => v.MedianSpeedKnots is { } knots ? knots.ToString("0.0", CultureInfo.InvariantCulture) : "?")) + " kn", "median while together");
        var silent = alert.Vessels.Max(v => v.GapMinutes);
        if (silent > 0) Tile("Silent", Wording.Minutes(silent), alert.Vessels.All(v => v.GapMinutes > 0) && alert.Vessels.Count > 1 ? "the longer of both vessels" : "one vessel");
        Tile("Score", alert.Score.ToString("0.00", CultureInfo.InvariantCulture), "sum of the reasons, 0 to 1");
        html.Add($"</dl>\n");

        void Tile(string name, string figure, string note) => html.Add($"<div><dt>{name}</dt><dd>{figure}<small>{note}</small></dd></div>");
    }

    private static void Figures(Html html, Alert alert, IReadOnlyList<VesselTrack> tracks, PageSubject subject, string id)
    {
        var fixes = tracks.SelectMany(t => t.Fixes).Select(f => f.Time).ToArray();
        var end = alert.End ?? fixes.Max();
        var series = new EncounterSeries(
            tracks[0], tracks.Count > 1 ? tracks[1] : null, subject.Options, Later(alert.Start - TrackCollector.Margin, fixes.Min()), Earlier(end + TrackCollector.Margin, fixes.Max()));
        html.Add($"<div class=\"figures{(tracks.Count > 1 ? "" : " single")}\"><figure>");
        MapFigure.Add(html, alert, tracks, subject, id);
        html.Add($"<figcaption>Tracks from 3 h before to 3 h after; dots are reports, dashes a silence, times UTC. Tinted: land, and water taken for harbour.</figcaption></figure>");
        if (tracks.Count > 1)
        {
            html.Add($"<figure>");
            CloseUpFigure.Add(html, alert, series, subject.Options.ContactDistanceMeters, id);
            html.Add($"<figcaption>Ship 2 as seen from ship 1, a point each {subject.Options.Step.TotalMinutes:0.#} min; north is up.</figcaption></figure>");
        }

        html.Add($"</div><figure>");
        TimelineFigure.Add(html, alert, tracks, series, subject.Options, id);
        html.Add($"<figcaption>Hatched: a ship was not heard for more than {subject.Options.MaxGap.TotalMinutes:0} min, and nothing is drawn in its place. Thin line: between reports more than {2 * subject.Options.ObservedWithin.TotalMinutes:0} min apart.</figcaption></figure>\n");
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static void Reasons(Html html, Alert alert)
    {
        html.Add($"<section><h3>Why</h3><table class=\"reasons\"><caption class=\"hidden\">Reasons and what each adds to the score</caption><tbody>");
        foreach (var reason in alert.Reasons)
        {
            var width = Math.Min(100, Math.Abs(reason.Weight) * 180);
            html.Add($"<tr><td class=\"weight\">{reason.Weight.ToString("+0.00;−0.00", CultureInfo.InvariantCulture)}</td><td><span class=\"bar {(reason.Weight < 0 ? "against" : "for")}\" style=\"width:{width}px\"></span></td><td>{reason.Text}</td></tr>");
        }

        html.Add($"</tbody></table></section>\n");
    }

    private static void Vessels(Html html, Alert alert)
    {
        html.Add($"<section><h3>Vessel{(alert.Vessels.Count > 1 ? "s" : "")}</h3><div class=\"scroll\"><table class=\"vessels\"><caption class=\"hidden\">What is known of each vessel</caption><thead><tr><td></td>");
        for (var i = 0; i < alert.Vessels.Count; i++) html.Add($"<th scope=\"col\"><span class=\"v{i + 1} swatch\"></span>{alert.Vessels[i].Mmsi}</th>");
        html.Add($"</tr></thead><tbody>");
        Row("Name", v => Wording.Printable(v.Name));
        Row("Flag", v => v.Flag);
        Row("IMO", v => v.Imo?.ToString());
        Row("Call sign", v => v.CallSign);
        Row("Ship type", v => v.ShipType?.ToString());
        Row("Length × beam", v => v.LengthMeters is { } length ? $"{length} × {v.BeamMeters?.ToString() ?? "?"} m" : null);
        Row("Draught", v => v.DraughtBeforeMeters is { } before ? string.Create(CultureInfo.InvariantCulture, $"{before:0.0} → {v.DraughtAfterMeters?.ToString("0.0") ?? "?"} m") : null);
        Row("Silent", v => v.GapMinutes > 0 ? Wording.Minutes(v.GapMinutes) : "no");
        Row("Watchlists", v => string.Join(", ", v.Watchlists));
        html.Add($"</tbody></table></div></section>\n");

        void Row(string name, Func<AlertVessel, string?> figure)
        {
            var figures = alert.Vessels.Select(v => figure(v) is { Length: > 0 } known ? known : "–").ToArray();
            if (figures.All(f => f == "–")) return;
            html.Add($"<tr><th scope=\"row\">{name}</th>");
            foreach (var known in figures) html.Add($"<td>{known}</td>");
            html.Add($"</tr>");
        }
    }

    private static void Partners(Html html, Alert alert)
    {
        if (alert.PossiblePartners.Count == 0) return;
        html.Add($"<h3>Possible partners that were silent</h3><ul>");
        foreach (var partner in alert.PossiblePartners)
            html.Add($"<li>{partner.Mmsi}, not heard from {partner.GapStart:yyyy-MM-dd HH:mm} to {partner.GapEnd:yyyy-MM-dd HH:mm}, would have made {partner.RequiredSpeedKnots:0.0} kn</li>");
        html.Add($"</ul>");
    }
}
