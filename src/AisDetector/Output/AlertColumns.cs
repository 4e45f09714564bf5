using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>A column of the flat form of an alert.</summary>
/// <param name="Type"><see cref="string"/>, <see cref="int"/>, <see cref="double"/> or <see cref="DateTime"/> (UTC).</param>
/// <param name="Always">Never null.</param>
/// <param name="Of">The value in a rounded alert: of <paramref name="Type"/>, or null where it is not known.</param>
internal sealed record AlertColumn(string Name, Type Type, bool Always, Func<Alert, object?> Of);

/// <summary>
/// An alert as one flat row, the same in every tabular format: the first vessel's columns end in 1, the second's in 2; lists are
/// joined by semicolons. Columns are added at the end.
/// </summary>
internal static class AlertColumns
{
    public static IReadOnlyList<AlertColumn> All { get; } =
    [
        Always("id", a => a.Id),
        Always("revision", a => a.Revision),
        Always("kind", a => AlertJson.Word(a.Kind)),
        Text("category", a => a.Category is { } category ? AlertJson.Word(category) : null),
        Always("phase", a => AlertJson.Word(a.Phase)),
        Always("start", a => a.Start),
        Time("end", a => a.End),
        Always("detectedAt", a => a.DetectedAt),
        Always("durationMinutes", a => a.DurationMinutes),
        Always("observedMinutes", a => a.ObservedMinutes),
        Always("inferredMinutes", a => a.InferredMinutes),
        .. OfVessel(1),
        .. OfVessel(2),
        Always("latitude", a => a.Latitude),
        Always("longitude", a => a.Longitude),
        Whole("minDistanceMeters", a => a.MinDistanceMeters),
        Whole("medianDistanceMeters", a => a.MedianDistanceMeters),
        Whole("minHullGapMeters", a => a.MinHullGapMeters),
        Number("alongsideFraction", a => a.AlongsideFraction),
        Always("contacts", a => a.Contacts),
        Always("coverage", a => a.Coverage),
        Number("distanceToCoastKm", a => a.DistanceToCoastKm),
        Text("nearestPort", a => a.NearestPort?.Name),
        Number("nearestPortKm", a => a.NearestPort?.DistanceKm),
        Text("zones", a => Join(a.Zones)),
        Text("episodeId", a => a.EpisodeId),
        Always("score", a => a.Score),
        Text("reasons", a => Join(a.Reasons.Select(r => r.Code))),
        Text("flags", a => Join(a.Flags)),
        Text("possiblePartners", a => Join(a.PossiblePartners.Select(p => p.Mmsi.ToString()))),
        Always("input", a => a.Source.Input),
        Always("profile", a => a.Source.Profile),
        Always("version", a => a.Source.Version),
        // The weight last: text that began with + would be a formula.
        Text("reasonTexts", a => Join(a.Reasons.Select(r => FormattableString.Invariant($"{r.Text} ({r.Weight:+0.00;-0.00})")), "; ")),
    ];

    private static AlertColumn[] OfVessel(int n)
    {
        AlertVessel? Of(Alert alert) => alert.Vessels.Count >= n ? alert.Vessels[n - 1] : null;
        return
        [
            Whole($"mmsi{n}", a => (int?)Of(a)?.Mmsi),
            Whole($"imo{n}", a => (int?)Of(a)?.Imo),
            Text($"name{n}", a => Of(a)?.Name),
            Text($"callSign{n}", a => Of(a)?.CallSign),
            Text($"flag{n}", a => Of(a)?.Flag),
            Whole($"shipType{n}", a => Of(a)?.ShipType),
            Text($"class{n}", a => Of(a)?.Class),
            Whole($"lengthMeters{n}", a => Of(a)?.LengthMeters),
            Whole($"beamMeters{n}", a => Of(a)?.BeamMeters),
            Number($"draughtBeforeMeters{n}", a => Tenths(Of(a)?.DraughtBeforeMeters)),
            Number($"draughtAfterMeters{n}", a => Tenths(Of(a)?.DraughtAfterMeters)),
            Number($"medianSpeedKnots{n}", a => Of(a)?.MedianSpeedKnots),
            Whole($"gapMinutes{n}", a => Of(a)?.GapMinutes),
            Text($"watchlists{n}", a => Of(a) is { } vessel ? Join(vessel.Watchlists) : null),
        ];
    }

    private static AlertColumn Always<T>(string name, Func<Alert, T> of) where T : notnull => new(name, typeof(T), true, a => of(a));
    private static AlertColumn Text(string name, Func<Alert, string?> of) => new(name, typeof(string), false, of);
    private static AlertColumn Whole(string name, Func<Alert, int?> of) => new(name, typeof(int), false, a => of(a));
    private static AlertColumn Number(string name, Func<Alert, double?> of) => new(name, typeof(double), false, a => of(a));
    private static AlertColumn Time(string name, Func<Alert, DateTime?> of) => new(name, typeof(DateTime), false, a => of(a));

    /// <summary>A draught is a float of tenths: as a double it would get the float's noise.</summary>
    private static double? Tenths(float? value) => value is { } known ? Math.Round((double)known, 1) : null;

    private static string? Join(IEnumerable<string> words, string between = ";") => string.Join(between, words) is { Length: > 0 } list ? list : null;
}
