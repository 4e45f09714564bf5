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
    /// <summary>How much of a file is looked at to know its format.</summary>
    private const int HeadBytes = 64 * 1024;

    private readonly ByteSource _source;
    private readonly InputOptions _options;
    private readonly KnownFile _known;

    private Recording(ByteSource source, InputOptions options, KnownFile known)
    {
        (_source, _options, _known) = (source, options, known);
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

    public ReportReader Open() => _known.Read(new SourceBytes(_source.Open()), _options);

    /// <summary>Looks at the source's beginning; null when it is no AIS, with <paramref name="problem"/> saying why.</summary>
    public static Recording? Find(ByteSource source, InputOptions options, ColumnNames? names, out InputFault? problem)
    {
        var head = ReadHead(source, out var isWhole, out var damage);
        problem = null;
        if (head.Length == 0)
        {
            problem = damage is null ? Unusable("it is empty") : new InputFault(damage, ExitCode.NoUsableInput, isDamage: true);
            return null;
        }

        // Line ends of the old Macintosh, which some exports still have.
        if (head.Contains((byte)'\r') && !head.Contains((byte)'\n'))
        {
            source = new CarriageReturnSource(source) { Path = source.Path, Entry = source.Entry, Compression = source.Compression };
            head.AsSpan().Replace((byte)'\r', (byte)'\n');
        }

        var known = FileFormat.Find(new FileHead(head), names, out problem);
        if (known is null)
        {
            if (problem is null && damage is not null) problem = new InputFault(damage, ExitCode.NoUsableInput, isDamage: true);
            problem ??= Unusable(head.Contains((byte)0)
                ? "not AIS: it is binary"
                : "not AIS: no NMEA sentences, no CSV header with MMSI, latitude and longitude, no JSON objects");
            return null;
        }

        return new Recording(source, options, known) { FirstTime = FindFirstTime(head, known, options, isWhole) };
    }

    private static InputFault Unusable(string message) => new(message, ExitCode.NoUsableInput);

    private static byte[] ReadHead(ByteSource source, out bool isWhole, out string? damage)
    {
        using var bytes = new SourceBytes(source.Open());
        var head = new byte[HeadBytes];
        var length = 0;
        int read;
        while (length < head.Length && (read = bytes.Read(head.AsSpan(length))) > 0) length += read;
        isWhole = length < head.Length;
        damage = bytes.Damage;
        return head[..length];
    }

    private static long? FindFirstTime(byte[] head, KnownFile known, InputOptions options, bool isWhole)
    {
        var batch = new ReportBatch(ClockRule.Witnesses + 1);
        using var bytes = new SourceBytes(new MemoryStream(head));
        using var reader = known.Read(bytes, options with { OnReject = null });
        reader.Read(batch);
        if (batch.Count == 0 || (batch.Count <= ClockRule.Witnesses && !isWhole)) return null;
        return new FileEdge((long)options.ReorderWindow.TotalMilliseconds).Advance(batch.Reports, out _);
    }
}
