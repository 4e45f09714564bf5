using AisDetector.Core.Reports;
using AisDetector.Core.Time;

namespace AisDetector.Files;

/// <summary>A source whose format is known: what a file of AIS is to the log.</summary>
internal sealed class Recording
{
    /// <summary>How much of a file is looked at to know its format.</summary>
    private const int HeadBytes = 64 * 1024;

    private const string Nmea = "NMEA";

    private readonly ByteSource _source;
    private readonly InputOptions _options;
    private readonly CsvLayout? _layout;
    private readonly DateOrder _dates;

    private Recording(ByteSource source, InputOptions options, string format, CsvLayout? layout, DateOrder dates)
    {
        _source = source;
        _options = options;
        _layout = layout;
        _dates = dates;
        File = new InputFile { Path = source.Path, Entry = source.Entry, Format = format, Compression = source.Compression };
    }

    public InputFile File { get; }

    /// <summary>What had to be guessed about its contents and what in its header is not understood, one line each.</summary>
    public IEnumerable<string> Doubts
    {
        get
        {
            if (_layout is { HasAmbiguousDates: true } || _dates.IsGuess) yield return "its dates are read as day/month/year: nothing in its first rows says which number is the month";
            foreach (var doubt in _layout?.Doubts ?? []) yield return doubt;
        }
    }

    /// <summary>The time by which its first report is merged, as far as its beginning tells; null: open it to know.</summary>
    public long? FirstTime { get; private init; }

    public ReportReader Open() => NewReader(new SourceBytes(_source.Open()), File.Format, _layout, _dates, _options);

    /// <summary>Looks at the source's beginning; null when it is no AIS, with <paramref name="problem"/> saying why.</summary>
    public static Recording? Find(ByteSource source, InputOptions options, ColumnNames? names, out InputException? problem)
    {
        var head = ReadHead(source, out var isWhole, out var damage);
        problem = null;
        if (head.Length == 0)
        {
            problem = damage is null ? Unusable("it is empty") : new InputException(damage, InputException.NoUsableInput, isDamage: true);
            return null;
        }

        // Line ends of the old Macintosh, which some exports still have.
        if (head.Contains((byte)'\r') && !head.Contains((byte)'\n'))
        {
            source = new CarriageReturnSource(source) { Path = source.Path, Entry = source.Entry, Compression = source.Compression };
            head.AsSpan().Replace((byte)'\r', (byte)'\n');
        }

        var format = FindFormat(head, names, out var layout, out problem);
        if (format is null)
        {
            if (problem is null && damage is not null) problem = new InputException(damage, InputException.NoUsableInput, isDamage: true);
            problem ??= Unusable(head.Contains((byte)0)
                ? "not AIS: it is binary"
                : "not AIS: no NMEA sentences, no CSV header with MMSI, latitude and longitude, no JSON objects");
            return null;
        }

        var dates = format == Nmea ? DateOrder.OfSentences(head) : default;
        return new Recording(source, options, format, layout, dates) { FirstTime = FindFirstTime(head, format, layout, dates, options, isWhole) };
    }

    private static InputException Unusable(string message) => new(message, InputException.NoUsableInput);

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

    private static string? FindFormat(ReadOnlySpan<byte> head, ColumnNames? names, out CsvLayout? layout, out InputException? problem)
    {
        layout = null;
        problem = null;
        if (head.Contains((byte)0)) return null;
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n\u001e"u8);
        if (!text.IsEmpty && text[0] is (byte)'{' or (byte)'[') return FindJson(head, out problem);
        layout = CsvLayout.Find(head, names, out problem);
        if (layout is not null) return layout.Format;
        return HasNmea(head) ? Nmea : null;
    }

    private static bool HasNmea(ReadOnlySpan<byte> head)
    {
        int at;
        while ((at = head.IndexOf((byte)'!')) >= 0)
        {
            head = head[(at + 1)..];
            if (head.Length > 6 && head[2] == 'V' && head[3] == 'D' && head[4] is (byte)'M' or (byte)'O' && head[5] == ',') return true;
        }

        return false;
    }

    private static string? FindJson(ReadOnlySpan<byte> head, out InputException? problem)
    {
        problem = null;
        var batch = new ReportBatch(64);
        using var bytes = new SourceBytes(new MemoryStream(head.ToArray()));
        using var reader = new JsonReader(bytes, new InputOptions { KeepReportsWithoutTime = true });
        reader.Read(batch);
        var counts = batch.Counts;
        // A document of something else has objects without an identity, or none that is whole.
        if (batch.Count > 0 || counts.TotalRejected > counts.Rejected(RejectReason.NotAis)) return reader.Format;
        problem = Unusable("JSON, but no object with an MMSI and a position");
        return null;
    }

    private static long? FindFirstTime(byte[] head, string format, CsvLayout? layout, DateOrder dates, InputOptions options, bool isWhole)
    {
        var batch = new ReportBatch(ClockRule.Witnesses + 1);
        using var bytes = new SourceBytes(new MemoryStream(head));
        using var reader = NewReader(bytes, format, layout, dates, options with { OnReject = null });
        reader.Read(batch);
        if (batch.Count == 0 || (batch.Count <= ClockRule.Witnesses && !isWhole)) return null;
        return new FileEdge((long)options.ReorderWindow.TotalMilliseconds).Advance(batch.Reports, out _);
    }

    private static ReportReader NewReader(SourceBytes bytes, string format, CsvLayout? layout, DateOrder dates, InputOptions options)
    {
        if (layout is not null) return new CsvReader(bytes, layout, options);
        return format == Nmea ? new NmeaReader(bytes, dates.IsDayFirst, options) : new JsonReader(bytes, options);
    }
}
