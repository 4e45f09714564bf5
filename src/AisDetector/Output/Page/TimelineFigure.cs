using AisDetector.Core.Alerts;
using AisDetector.Core.Options;

namespace AisDetector.Output.Page;

/// <summary>Separation, when each vessel was heard, and speeds, over one axis of time.</summary>
internal static class TimelineFigure
{
    private const double Width = 1140, Left = 64, Right = Width - 16;
    private const double SeparationTop = 26, SeparationHeight = 170, HeardRow = 18, SpeedHeight = 110, Between = 34;

    public static void Add(Html html, Alert alert, IReadOnlyList<VesselTrack> tracks, EncounterSeries series, RendezvousOptions options, string id)
    {
        var pair = tracks.Count > 1;
        var heardTop = pair ? SeparationTop + SeparationHeight + Between : SeparationTop;
        var speedTop = heardTop + HeardRow * tracks.Count + Between;
        var bottom = speedTop + SpeedHeight;
        var axis = new TimeAxis(series.From, series.To, Left, Right);
        html.Add($"""
            <svg class="chart" viewBox="0 0 {Width} {bottom + 30}" role="img" aria-labelledby="{id}-time-t {id}-time-d">
            <title id="{id}-time-t">{(pair ? "Separation, reports and speeds over time" : "Reports and speed over time")}</title>
            <desc id="{id}-time-d">{Describe(alert, tracks, options)}</desc>

            """);
        // One that is open is shown as long as it was known to last when this revision was made.
        var end = alert.End ?? alert.Start.AddMinutes(alert.DurationMinutes);
        double startX = axis.At(alert.Start), endX = axis.At(end < series.To ? end : series.To);
        html.Add($"<rect class=\"during\" x=\"{startX}\" y=\"{SeparationTop}\" width=\"{Math.Max(1, endX - startX)}\" height=\"{bottom - SeparationTop}\"/>");
        html.Add($"<path class=\"bracket\" d=\"M{startX} {SeparationTop}V{SeparationTop - 6}H{endX}V{SeparationTop}\"/><text class=\"bracket\" x=\"{(startX + endX) / 2}\" y=\"{SeparationTop - 11}\" text-anchor=\"middle\">{During(alert)}</text>\n");
        foreach (var silence in tracks.SelectMany(t => EncounterSeries.Silences(t, options.MaxGap)))
            html.Add($"<rect class=\"silent\" x=\"{axis.At(silence.From)}\" y=\"{SeparationTop}\" width=\"{axis.At(silence.To) - axis.At(silence.From)}\" height=\"{bottom - SeparationTop}\"/>");
        if (pair) Separation(html, series, axis, options.ContactDistanceMeters);
        Heard(html, tracks, axis, heardTop, options);
        Speeds(html, series, axis, speedTop, pair);
        Times(html, axis, bottom, pair ? [(SeparationTop, SeparationHeight), (speedTop, SpeedHeight)] : [(speedTop, SpeedHeight)]);
        html.Add($"</svg>\n");
    }

    private static string During(Alert alert) =>
        $"{(alert.Kind == AlertKind.Loitering ? "loitering" : "together")} {Wording.Minutes(alert.DurationMinutes)}{(alert.End is null ? ", open" : "")}";

    private static string Describe(Alert alert, IReadOnlyList<VesselTrack> tracks, RendezvousOptions options)
    {
        var silences = tracks.SelectMany(t => EncounterSeries.Silences(t, options.MaxGap)
            .Select(s => $"{t.Mmsi} silent for {Wording.Minutes((int)s.Length.TotalMinutes)} from {s.From:yyyy-MM-dd HH:mm}"));
        return $"From {alert.Start:yyyy-MM-dd HH:mm} UTC, {Wording.Minutes(alert.DurationMinutes)}, of these {Wording.Minutes(alert.ObservedMinutes)} observed. {string.Join("; ", silences)}";
    }

    private static void Separation(Html html, EncounterSeries series, TimeAxis axis, double contactMeters)
    {
        var separations = series.Steps.Where(s => s.Separation > 0).Select(s => s.Separation!.Value).ToArray();
        var least = separations.Length == 0 ? 10 : Math.Clamp(separations.Min() * 0.8, 1, contactMeters / 4);
        var most = Math.Max(separations.Length == 0 ? 0 : separations.Max() * 1.15, contactMeters * 2.5);
        double low = Math.Log10(least), high = Math.Log10(most);
        double Y(double meters) => SeparationTop + SeparationHeight * (1 - (Math.Log10(Math.Clamp(meters, least, most)) - low) / (high - low));

        html.Add($"<text class=\"name\" x=\"{Left}\" y=\"{SeparationTop + SeparationHeight + 16}\">Separation between antennas (logarithmic)</text>");
        foreach (var meters in Decades(least, most, everyDigit: SeparationHeight / (high - low) >= 60))
        {
            var y = Y(meters);
            html.Add($"<path class=\"grid\" d=\"M{Left} {y}H{Right}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{Nice.Length(meters)}</text>");
        }

        var limit = Y(contactMeters);
        html.Add($"<path class=\"limit\" d=\"M{Left} {limit}H{Right}\"/><text class=\"limit halo\" x=\"{Right - 4}\" y=\"{limit - 5}\" text-anchor=\"end\">contact distance {Nice.Length(contactMeters)}</text>\n");
        html.Add($"<path class=\"line inferred\" d=\"{Drawing.Path(Line(series, axis, s => s.Separation is { } m ? Y(m) : null))}\"/>");
        html.Add($"<path class=\"line\" d=\"{Drawing.Path(Line(series, axis, s => s.Observed && s.Separation is { } m ? Y(m) : null))}\"/>\n");
    }

    /// <summary>The powers of ten in a range, with 2 and 5 times them where there is room.</summary>
    private static IEnumerable<double> Decades(double from, double to, bool everyDigit)
    {
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(from))); power <= to; power *= 10)
            foreach (var digit in everyDigit ? [1.0, 2, 5] : new[] { 1.0 })
                if (power * digit >= from && power * digit <= to) yield return power * digit;
    }

    private static void Heard(Html html, IReadOnlyList<VesselTrack> tracks, TimeAxis axis, double top, RendezvousOptions options)
    {
        for (var i = 0; i < tracks.Count; i++)
        {
            var y = top + i * HeardRow;
            html.Add($"<path class=\"grid\" d=\"M{Left} {y + 8}H{Right}\"/><path class=\"v{i + 1} rug\" d=\"");
            var last = double.NaN;
            foreach (var fix in tracks[i].Fixes)
            {
                var x = axis.At(fix.Time);
                if (x < Left || x > Right || x - last < 0.7) continue;
                html.Add($"M{x} {y + 2}v12");
                last = x;
            }

            html.Add($"\"/><text class=\"v{i + 1} tick\" x=\"{Left - 8}\" y=\"{y + 12}\" text-anchor=\"end\">ship {i + 1}</text>");
            foreach (var silence in EncounterSeries.Silences(tracks[i], options.MaxGap))
            {
                double from = axis.At(silence.From), to = axis.At(silence.To);
                if (to - from > 90)
                    html.Add($"<text class=\"silence halo\" x=\"{(from + to) / 2}\" y=\"{y + 12}\" text-anchor=\"middle\">silent {Wording.Minutes((int)silence.Length.TotalMinutes)}</text>");
            }
        }

        html.Add($"<text class=\"name\" x=\"{Left}\" y=\"{top + tracks.Count * HeardRow + 14}\">Reports received</text>\n");
    }

    private static void Speeds(Html html, EncounterSeries series, TimeAxis axis, double top, bool pair)
    {
        var most = series.Steps.SelectMany(s => new[] { s.First?.SpeedKnots, s.Second?.SpeedKnots }).Where(v => v is not null).DefaultIfEmpty(0).Max()!.Value;
        var scale = Math.Max(2, most * 1.1);
        double Y(double knots) => top + SpeedHeight * (1 - Math.Min(knots, scale) / scale);
        var step = Math.Max(0.5, Nice.Below(scale / 2.2));
        for (double knots = 0; knots <= scale; knots += step)
            html.Add($"<path class=\"grid\" d=\"M{Left} {Y(knots)}H{Right}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{Y(knots) + 4}\" text-anchor=\"end\">{knots} kn</text>");
        html.Add($"<path class=\"v1 speed\" d=\"{Drawing.Path(Line(series, axis, s => s.First is { } p ? Y(p.SpeedKnots) : null))}\"/>");
        if (pair) html.Add($"<path class=\"v2 speed\" d=\"{Drawing.Path(Line(series, axis, s => s.Second is { } p ? Y(p.SpeedKnots) : null))}\"/>");
        html.Add($"<text class=\"name halo\" x=\"{Left + 6}\" y=\"{top + 12}\">Speed over ground</text>\n");
    }

    private static void Times(Html html, TimeAxis axis, double bottom, (double Top, double Height)[] panels)
    {
        foreach (var tick in axis.Ticks(12))
        {
            var x = axis.At(tick);
            foreach (var (top, height) in panels) html.Add($"<path class=\"grid\" d=\"M{x} {top}v{height}\"/>");
            html.Add($"<text class=\"tick\" x=\"{x}\" y=\"{bottom + 17}\" text-anchor=\"middle\">{tick:HH:mm}</text>");
            if (tick.TimeOfDay == TimeSpan.Zero && (axis.To - axis.From).TotalHours > 12)
                html.Add($"<text class=\"tick\" x=\"{x}\" y=\"{bottom + 29}\" text-anchor=\"middle\">{tick:d MMM}</text>");
        }

        foreach (var (top, height) in panels) html.Add($"<rect class=\"frame\" x=\"{Left}\" y=\"{top}\" width=\"{Right - Left}\" height=\"{height}\"/>");
        html.Add($"\n");
    }

    /// <summary>A line that is broken wherever there is no figure.</summary>
    private static IEnumerable<(double X, double Y)> Line(EncounterSeries series, TimeAxis axis, Func<StepPair, double?> figure) =>
        series.Steps.Select(s => figure(s) is { } y ? (axis.At(s.Time), y) : (double.NaN, double.NaN));
}
