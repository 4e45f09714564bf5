using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Core.Time;
using AisDetector.Formats;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;

namespace AisDetector.Replay;

/// <summary>A source whose format is known: what a file of AIS is to the log.</summary>
internal sealed class Recording
{
    /// <summary>No format has a report in fewer bytes.</summary>
    private const int ShortestRow = 16;

    private readonly ByteSource _source;
    private readonly InputOptions _options;
    private readonly KnownFile _known;

    /// <summary>Its length as text; null: more than its head.</summary>
    private readonly int? _length;

    private Recording(ByteSource source, InputOptions options, KnownFile known, int? length)
    {
        (_source, _options, _known, _length) = (source, options, known, length);
        File = new InputFile { Path = source.Path, Entry = source.Entry, Format = known.Format, Compression = source.Compression };
    }

    public InputFile File { get; }

    /// <summary>What had to be guessed about its contents and what in its header is not understood, one line each.</summary>
    public IEnumerable<string> Doubts
    {
        get
        {
            if (_known.HasGuessedDates) yield return "its dates are read as day/month/year: nothing in its first rows says which number is the month";
            foreach (var doubt in _known.Doubts) yield return doubt;
        }
    }

    /// <summary>The time by which its first report is merged, as far as its beginning tells; null: open it to know.</summary>
    public long? FirstTime { get; private init; }

    /// <summary>As many reports as are worth having in hand: the whole of a small file, so that a hundred thousand of them cost little.</summary>
    public int BatchSize => _length is { } length ? Math.Min(ReportBatch.DefaultCapacity, (length / ShortestRow) + ClockRule.Witnesses + 1) : ReportBatch.DefaultCapacity;

    public ReportReader Open() => _known.Read(new SourceBytes(_source.Open()), _length is { } length ? Fitting(_options, length) : _options);

    /// <summary>Knows a source by its beginning; null when it is no AIS, with <paramref name="problem"/> saying why.</summary>
    public static Recording? Find(ByteSource source, SourceHead head, InputOptions options, ColumnNames? names, out InputFault? problem)
    {
        var bytes = head.Bytes.Span;
        problem = null;
        if (bytes.IsEmpty)
        {
            problem = head.Damage is null ? Unusable("it is empty") : new InputFault(head.Damage, ExitCode.NoUsableInput, head.IsCorrupt);
            return null;
        }

        // Line ends of the old Macintosh, which some exports still have.
        if (bytes.Contains((byte)'\r') && !bytes.Contains((byte)'\n'))
        {
            source = new CarriageReturnSource(source);
            bytes.Replace((byte)'\r', (byte)'\n');
        }

        var known = FileFormat.Find(new FileHead(bytes), names, out problem);
        if (known is null)
        {
            if (problem is null && head.Damage is not null) problem = new InputFault(head.Damage, ExitCode.NoUsableInput, isDamage: true);
            problem ??= Unusable(bytes.Contains((byte)0)
                ? "not AIS: it is binary"
                : "not AIS: no NMEA sentences, no CSV header with MMSI, latitude and longitude, no JSON objects");
            return null;
        }

        return new Recording(source, options, known, head.IsWhole ? bytes.Length : null) { FirstTime = FindFirstTime(head, known, options) };
    }

    private static InputFault Unusable(string message) => new(message, ExitCode.NoUsableInput);

    private static InputOptions Fitting(InputOptions options, int length) => options with { BufferBytes = Math.Min(options.BufferBytes, length + 1) };

    private static long? FindFirstTime(SourceHead head, KnownFile known, InputOptions options)
    {
        var batch = new ReportBatch(ClockRule.Witnesses + 1);
        using var bytes = new SourceBytes(head.Open());
        using var reader = known.Read(bytes, Fitting(options, head.Bytes.Length) with { OnReject = null });
        reader.Read(batch);
        if (batch.Count == 0 || (batch.Count <= ClockRule.Witnesses && !head.IsWhole)) return null;
        return new FileEdge((long)options.ReorderWindow.TotalMilliseconds).Advance(batch.Reports, out _);
    }
}
