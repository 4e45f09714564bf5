using AisDetector.Core.Assessment;

namespace AisDetector.Output;

/// <summary>Where alerts go: one call for each, one at the end. Whoever opened the stream closes it.</summary>
internal interface IAlertSink
{
    void Write(Alert alert);

    /// <summary>Writes what closes the form (a bracket, a table) and empties buffers.</summary>
    void End();
}

internal enum AlertFormat { Table, JsonLines, Csv, GeoJson }

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLinesSink(Stream output) : IAlertSink
{
    public void Write(Alert alert)
    {
        output.Write(AlertJson.Serialize(alert));
        output.WriteByte((byte)'\n');
    }

    public void End() => output.Flush();
}

/// <summary>
/// One row an alert (RFC 4180, a header row, UTF-8, lines end in LF), the first vessel's columns ending in 1, the second's
/// in 2; lists are joined by semicolons.
/// </summary>
internal sealed class CsvSink : IAlertSink
{
    private static readonly string[] Columns =
    [
        "id", "revision", "kind", "category", "phase", "start", "end", "detectedAt", "durationMinutes", "observedMinutes", "inferredMinutes",
        .. VesselColumns(1), .. VesselColumns(2),
        "latitude", "longitude", "minDistanceMeters", "medianDistanceMeters", "minHullGapMeters", "alongsideFraction", "contacts", "coverage",
        "distanceToCoastKm", "nearestPort", "nearestPortKm", "zones", "episodeId", "score", "reasons", "flags", "possiblePartners",
        "input", "profile", "version",
    ];

    private readonly CsvRow _row;

    public CsvSink(Stream output)
    {
        _row = new CsvRow(output);
        foreach (var column in Columns) _row.Add(column);
        _row.End();
    }

    public void Write(Alert alert)
    {
        var a = alert.Rounded();
        _row.Add(a.Id).Add(a.Revision).Add(AlertJson.Word(a.Kind)).Add(a.Category is { } c ? AlertJson.Word(c) : null).Add(AlertJson.Word(a.Phase))
            .Add(AlertJson.Time(a.Start)).Add(a.End is { } end ? AlertJson.Time(end) : null).Add(AlertJson.Time(a.DetectedAt))
            .Add(a.DurationMinutes).Add(a.ObservedMinutes).Add(a.InferredMinutes);
        Add(a.Vessels[0]);
        Add(a.Vessels.Count > 1 ? a.Vessels[1] : null);
        _row.Add(a.Latitude).Add(a.Longitude).Add(a.MinDistanceMeters).Add(a.MedianDistanceMeters).Add(a.MinHullGapMeters)
            .Add(a.AlongsideFraction).Add(a.Contacts).Add(a.Coverage).Add(a.DistanceToCoastKm)
            .Add(a.NearestPort?.Name).Add(a.NearestPort?.DistanceKm).Add(Join(a.Zones)).Add(a.EpisodeId).Add(a.Score)
            .Add(Join(a.Reasons.Select(r => r.Code))).Add(Join(a.Flags)).Add(Join(a.PossiblePartners.Select(p => p.Mmsi.ToString())))
            .Add(a.Source.Input).Add(a.Source.Profile).Add(a.Source.Version);
        _row.End();
    }

    public void End() => _row.Flush();

    private void Add(AlertVessel? v) =>
        _row.Add(v?.Mmsi).Add(v?.Imo).Add(v?.Name).Add(v?.CallSign).Add(v?.Flag).Add(v?.ShipType).Add(v?.Class).Add(v?.LengthMeters).Add(v?.BeamMeters)
            .Add(v?.DraughtBeforeMeters).Add(v?.DraughtAfterMeters).Add(v?.MedianSpeedKnots).Add(v?.GapMinutes).Add(v is null ? null : Join(v.Watchlists));

    private static IEnumerable<string> VesselColumns(int n) =>
        from name in "mmsi imo name callSign flag shipType class lengthMeters beamMeters draughtBeforeMeters draughtAfterMeters medianSpeedKnots gapMinutes watchlists".Split(' ')
        select name + n;

    private static string Join(IEnumerable<string> words) => string.Join(';', words);
}
