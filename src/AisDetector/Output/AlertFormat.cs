namespace AisDetector.Output;

/// <summary>Where a format puts the vessels' tracks.</summary>
internal enum TrackPlace
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>Among the alerts.</summary>
    Inside,

    /// <summary>In a file of their own beside the alerts' file; nowhere when the alerts go to stdout.</summary>
    Beside,
}

/// <summary>The formats of alerts. A new one is a class that implements <see cref="IAlertSink"/>, and a row here.</summary>
internal sealed record AlertFormat(string Name, string[] Extensions, Func<SinkTarget, IAlertSink> Open) : OutputFormat(Name, Extensions)
{
    /// <summary>The first is taken where nothing says which.</summary>
    public static IReadOnlyList<AlertFormat> All { get; } =
    [
        new("jsonl", [".jsonl", ".ndjson"], t => new JsonLinesSink(t.Output)),
        new("json", [".json"], t => new JsonArraySink(t.Output)),
        new("csv", [".csv"], t => new CsvSink(t.Output, t.Spreadsheet)) { HasSpreadsheetForm = true },
        new("geojson", [".geojson"], t => new GeoJsonSink(t.Output, t.TracksBeside, t.TracksOf)) { Tracks = TrackPlace.Beside },
        new("kml", [".kml"], t => new KmlSink(t.Output, t.TracksOf, t.Input, t.MaxGap)) { Tracks = TrackPlace.Inside, TakesRevisions = false },
        new("parquet", [".parquet", ".geoparquet"], t => new GeoParquetSink(t.Output)) { IsBinary = true },
        new("table", [".txt"], t => TableSink.On(t.Output, t.IsStandardOutput)),
    ];

    public static AlertFormat JsonLines => All[0];
    public static AlertFormat Table => All[^1];

    public TrackPlace Tracks { get; init; }

    /// <summary>Goes to a file or a pipe, not to a terminal.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Can show several revisions of one alert.</summary>
    public bool TakesRevisions { get; init; } = true;

    public bool HasSpreadsheetForm { get; init; }

    /// <summary>The file beside <c>alerts.geojson</c>: <c>alerts.tracks.geojson</c>.</summary>
    public string TracksPath(string path)
    {
        var extension = ExtensionOf(path);
        var isOurs = Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
        return (isOurs ? path[..^extension.Length] : path) + ".tracks" + (isOurs ? extension : Extensions[0]);
    }
}

/// <summary>What a sink may want to know.</summary>
internal sealed record SinkTarget(Stream Output, bool IsStandardOutput)
{
    /// <summary>The file for the tracks of a format that keeps them apart; null when they are not written.</summary>
    public Stream? TracksBeside { get; init; }

    public Func<Core.Alerts.Alert, IReadOnlyList<VesselTrack>> TracksOf { get; init; } = _ => [];

    /// <summary>What was read, as alerts name it.</summary>
    public string Input { get; init; } = "";

    /// <summary>The longest time between two reports within which a vessel's way counts as known.</summary>
    public TimeSpan MaxGap { get; init; } = TimeSpan.MaxValue;

    /// <summary>For a person who opens it in a spreadsheet.</summary>
    public bool Spreadsheet { get; init; }
}
