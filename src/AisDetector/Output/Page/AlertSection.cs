using System.Globalization;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;

namespace AisDetector.Output.Page;

/// <summary>One alert: headline, figures, map and close-up, timeline, reasons, vessels.</summary>
internal static class AlertSection
{
    /// <summary>
    /// The whole article where alerts are few. Of more each is folded behind one line for readers without scripts; for
    /// browsers with scripts, which take a <c>noscript</c> for one piece of text, it costs nothing until the script opens it.
    /// </summary>
    public static Markup Of(PageContent page, int index)
    {
        var alert = page.Alerts[index];
        var html = new Html();
        if (!page.IsFolded) return Article(html, page, index).ToMarkup();
        html.Add($"<noscript id=\"n{index + 1}\"><details><summary>{alert.Start:yyyy-MM-dd HH:mm}, {Wording.Minutes(alert.DurationMinutes)}, {string.Join(" and ", alert.Vessels.Select(v => v.Mmsi))}, score {alert.Score:0.00}</summary>");
        Article(html, page, index);
        return html.Add($"</details></noscript>\n").ToMarkup();
    }

    private static Html Article(Html html, PageContent page, int index)
    {
        var (alert, id) = (page.Alerts[index], $"a{index + 1}");
        html.Add($"<article id=\"{id}\" aria-labelledby=\"{id}-t\"><header><p class=\"kind\">{Wording.What(alert)}{Phase(alert)}{(page.Alerts.Count > 1 ? $", {index + 1} of {Wording.Count(page.Alerts.Count)} by score" : "")}</p><h2 id=\"{id}-t\">");
        for (var i = 0; i < alert.Vessels.Count; i++)
        {
            html.Add($"{(i > 0 ? " and " : "")}<span class=\"v{i + 1} swatch\"></span>");
            Ships.AddName(html, alert.Vessels[i]);
        }

        html.Add($"</h2><p class=\"when\">{When(alert)}<br>");
        Ships.AddPosition(html, alert.Latitude, alert.Longitude);
        html.Add($", {Where(alert)}</p></header>\n");
        Tiles(html, alert);
        if (index >= PageContent.DrawnMax) html.Add($"<p class=\"note\">Figures are made for the {Wording.Count(PageContent.DrawnMax)} highest scores. <code>--from</code>, <code>--to</code> and <code>--bbox</code> make a page of fewer alerts.</p>");
        else if (index < PageContent.PlainMax) Figures(html, alert, page.Subject, id);
        else
        {
            var drawn = new Html();
            Figures(drawn, alert, page.Subject, id);
            html.Add(FigurePack.Of(drawn.ToMarkup()));
        }

        html.Add($"<div class=\"columns\">");
        Reasons(html, alert);
        Vessels(html, alert);
        html.Add($"</div>");
        Partners(html, alert);
        return html.Add($"<p class=\"id\">id {alert.Id}, revision {alert.Revision}, judged at {alert.DetectedAt:yyyy-MM-dd HH:mm} UTC{(alert.Flags.Count > 0 ? ", flags: " + string.Join(", ", alert.Flags.Select(Words)) : "")}</p></article>\n");
    }

    /// <summary>A flag's name as words: <c>sharedMmsi</c> is "shared MMSI".</summary>
    private static string Words(string flag) =>
        string.Concat(flag.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString())).Replace("mmsi", "MMSI", StringComparison.Ordinal);

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
        (alert.DistanceToCoastKm is { } coast ? $"{Wording.Kilometers(coast)} from the nearest coast" : "distance to the coast not known")
        + (alert.NearestPort is { } port ? $", {Wording.Kilometers(port.DistanceKm)} from {port.Name}" : "")
        + (alert.Zones.Count > 0 ? $"; in {string.Join(", ", alert.Zones)}" : "");

    private static void Tiles(Html html, Alert alert)
    {
        html.Add($"<dl class=\"tiles\">");
        Tile("Duration", Wording.Minutes(alert.DurationMinutes), $"{Wording.Minutes(alert.ObservedMinutes)} observed, {Wording.Minutes(alert.InferredMinutes)} inferred");
        if (alert.Kind == AlertKind.Rendezvous)
            Tile("Distance", Ships.Distance(alert), alert.MinDistanceMeters is { } least ? $"median; least {least} m, antenna to antenna" : "antenna to antenna");
        if (alert.Kind == AlertKind.Rendezvous)
            Tile("Alongside", alert.AlongsideFraction is { } share ? $"{100 * share:0} %" : Ships.NotKnown, alert.MinHullGapMeters is { } gap ? $"of {alert.Contacts} contacts; hulls {gap} m apart at least" : $"of {alert.Contacts} contacts; hulls not known, estimated");
        Tile("Speed", Speeds(alert), alert.Vessels.Count > 1 ? "median while together" : "median");
        var silent = alert.Vessels.Max(v => v.GapMinutes);
        if (silent > 0) Tile("Silent", Wording.Minutes(silent), alert.Vessels.All(v => v.GapMinutes > 0) && alert.Vessels.Count > 1 ? "the longer of both vessels" : "one vessel");
        Tile("Score", alert.Score.ToString("0.00", CultureInfo.InvariantCulture), "sum of the reasons, 0 to 1");
        html.Add($"</dl>\n");

        void Tile(string name, string figure, string note) => html.Add($"<div><dt>{name}</dt><dd>{figure}<small>{note}</small></dd></div>");
    }

    private static string Speeds(Alert alert)
    {
        var speeds = alert.Vessels.Select(v => v.MedianSpeedKnots?.ToString("0.0", CultureInfo.InvariantCulture) ?? Ships.NotKnown);
        return alert.Vessels.All(v => v.MedianSpeedKnots is null) ? Ships.NotKnown : string.Join(" and ", speeds) + (alert.Vessels[^1].MedianSpeedKnots is null ? "" : " kn");
    }

    private static void Figures(Html html, Alert alert, PageSubject subject, string id)
    {
        var tracks = subject.TracksOf(alert);
        if (tracks.Count != alert.Vessels.Count || tracks.Any(t => t.Fixes.Count < 2))
        {
            html.Add($"<p class=\"note\">The input holds too few positions around this alert to draw it.</p>");
            return;
        }

        var fixes = tracks.SelectMany(t => t.Fixes).Select(f => f.Time).ToArray();
        var end = alert.End ?? fixes.Max();
        var series = new EncounterSeries(
            tracks[0], tracks.Count > 1 ? tracks[1] : null, subject.Options, Later(alert.Start - TrackCollector.Margin, fixes.Min()), Earlier(end + TrackCollector.Margin, fixes.Max()));
        html.Add($"<div class=\"figures{(tracks.Count > 1 ? "" : " single")}\"><figure>");
        MapFigure.Add(html, alert, tracks, subject, id);
        Legend(html, tracks.Count, subject.Options);
        html.Add($"</figure>");
        if (tracks.Count > 1)
        {
            html.Add($"<figure>");
            CloseUpFigure.Add(html, alert, series, subject.Options.ContactDistanceMeters, id);
            html.Add($"<figcaption>Ship 2 as seen from ship 1, a point each {subject.Options.Step.TotalMinutes:0.#} min; north is up.</figcaption></figure>");
        }

        html.Add($"</div><figure class=\"wide\" tabindex=\"0\">");
        TimelineFigure.Add(html, alert, tracks, series, subject.Options, id);
        html.Add($"<figcaption>Hatched: a ship was not heard for more than {Wording.Minutes((int)subject.Options.MaxGap.TotalMinutes)}, and nothing is drawn in its place. Thin line: between reports more than {Wording.Minutes((int)(2 * subject.Options.ObservedWithin.TotalMinutes))} apart.</figcaption></figure>\n");
    }

    /// <summary>What the signs on the map mean, each beside its sign.</summary>
    private static void Legend(Html html, int ships, RendezvousOptions options)
    {
        html.Add($"<figcaption>Tracks from {TrackCollector.Margin.TotalHours:0} h before to {TrackCollector.Margin.TotalHours:0} h after.<ul class=\"legend\">");
        for (var i = 1; i <= ships; i++) Sign($"ship {i}", new Markup($"<path class=\"v{i} track\" d=\"M1 7H25\"/>"));
        Sign("a report", new Markup("<path class=\"v1 fix\" d=\"M13 7h0\"/>"));
        Sign("the course", new Markup("<path class=\"v1 arrow\" d=\"M18 7L9 2.8L9 11.2z\"/>"));
        Sign("where the ship was at that hour (UTC)", new Markup("<circle class=\"v1 hour\" cx=\"13\" cy=\"7\" r=\"3.4\"/>"));
        Sign($"not heard for more than {Wording.Minutes((int)options.MaxGap.TotalMinutes)}: where it went is not known", new Markup("<path class=\"v1 unheard\" d=\"M1 7H25\"/>"));
        Sign(ships > 1 ? "where the ships met" : "where the ship lay", new Markup("<g class=\"meeting\"><circle cx=\"13\" cy=\"7\" r=\"5\"/><path d=\"M4 7h5M17 7h5M13 0v3M13 11v3\"/></g>"));
        Sign("land, and water taken for harbour", new Markup("<path class=\"ground\" d=\"M1 7h12\"/><path class=\"harbour\" d=\"M13 7h12\"/>"));
        html.Add($"</ul></figcaption>");

        void Sign(string meaning, Markup sign) => html.Add($"<li><svg width=\"26\" height=\"14\" aria-hidden=\"true\">{sign}</svg> {meaning}</li>");
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static void Reasons(Html html, Alert alert)
    {
        html.Add($"<section><h3>Why</h3>{(alert.Reasons.Count == 0 ? NoReasons : Markup.None)}<table class=\"reasons\"><caption class=\"hidden\">Reasons and what each adds to the score</caption><tbody>");
        foreach (var reason in alert.Reasons)
        {
            var width = Math.Clamp(Math.Abs(reason.Weight) * 180, 2, 100);
            html.Add($"<tr><td class=\"weight\">{reason.Weight.ToString("+0.00;−0.00", CultureInfo.InvariantCulture)}</td><td><svg class=\"bar {(reason.Weight < 0 ? "against" : "for")}\" width=\"100\" height=\"9\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"9\" rx=\"2\"/></svg></td><td>{reason.Text}</td></tr>");
        }

        html.Add($"</tbody></table></section>\n");
    }

    private static void Vessels(Html html, Alert alert)
    {
        html.Add($"<section><h3>Vessel{(alert.Vessels.Count > 1 ? "s" : "")}</h3><table class=\"vessels\"><caption class=\"hidden\">What is known of each vessel</caption><thead><tr><th scope=\"col\">MMSI</th>");
        for (var i = 0; i < alert.Vessels.Count; i++) html.Add($"<th scope=\"col\"><span class=\"v{i + 1} swatch\"></span>{alert.Vessels[i].Mmsi}</th>");
        html.Add($"</tr></thead><tbody>");
        Row("Name", v => v.Name, "name not known");
        Row("Flag", v => v.Flag);
        Row("IMO number", v => v.Imo?.ToString());
        Row("Call sign", v => v.CallSign);
        Row("Ship type", v => v.ShipType?.ToString());
        Row("Length × beam", v => v.LengthMeters is { } length ? $"{length} m × {(v.BeamMeters is { } beam ? $"{beam} m" : Ships.NotKnown)}" : null);
        Row("Draught", v => v.DraughtBeforeMeters is { } before ? string.Create(CultureInfo.InvariantCulture, $"{before:0.0} m before, {(v.DraughtAfterMeters is { } after ? $"{after:0.0} m after" : "after not known")}") : null);
        Row("Silent", v => v.GapMinutes > 0 ? Wording.Minutes(v.GapMinutes) : "no");
        Row("Watchlists", v => string.Join(", ", v.Watchlists), "on none");
        html.Add($"</tbody></table></section>\n");

        void Row(string name, Func<AlertVessel, string?> figure, string unknown = Ships.NotKnown)
        {
            html.Add($"<tr><th scope=\"row\">{name}</th>");
            foreach (var vessel in alert.Vessels)
            {
                if (Html.Readable(figure(vessel)) is { Length: > 0 } known) html.Add($"<td><bdi>{known}</bdi></td>");
                else html.Add($"<td class=\"unknown\">{unknown}</td>");
            }

            html.Add($"</tr>");
        }
    }

    private static readonly Markup NoReasons = new("<p>no reasons given</p>");

    private static void Partners(Html html, Alert alert)
    {
        if (alert.PossiblePartners.Count == 0) return;
        html.Add($"<h3>Possible partners that were silent</h3><ol class=\"partners\">");
        foreach (var partner in alert.PossiblePartners)
        {
            html.Add($"<li>{partner.Mmsi}, {Wording.Silence(partner)}, could have been there at {partner.RequiredSpeedKnots.ToString("0.0", CultureInfo.InvariantCulture)} kn");
            foreach (var reason in partner.Reasons) html.Add($"<br><small>{reason.Text}</small>");
            html.Add($"</li>");
        }

        html.Add($"</ol>");
    }
}
