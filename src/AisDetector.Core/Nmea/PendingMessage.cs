using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>A message of several sentences while it is being put together. Reused: its buffer grows to what the feed needs and stays.</summary>
internal sealed partial class PendingMessage
{
    private const int MaxParts = 9;

    private readonly (int LineFrom, int LineTo, int PayloadFrom, int PayloadTo)[] _parts = new (int, int, int, int)[MaxParts + 1];
    private byte[] _lines = new byte[512];
    private int _length;
    private int _received;
    private int _total;
    private ulong _key;
    private ulong _station;
    private uint _group;
    private long _openedAtArrival;
    private long _openedAtEdge;
    private TimeKind _timeKind;

    /// <summary>Where in the input its first part lies; not part of the state.</summary>
    public long FirstPosition { get; private set; }

    /// <summary>The time of the first part that has one. A receiver's time goes before the log's, the log's before that of the own ship's clock.</summary>
    public long Time { get; private set; }

    /// <summary>Fill bits of the last part.</summary>
    public int FillBits { get; private set; }

    /// <summary>A part before the last has fill bits: the payload has a hole and means nothing.</summary>
    public bool HasInnerFillBits { get; private set; }

    public bool IsComplete => _received == (1 << _total) - 1;

    /// <summary>The lines in the order of their arrival, each ended by a newline.</summary>
    public ReadOnlySpan<byte> Lines => _lines.AsSpan(0, _length);

    public void Begin(in Fragment part, long arrival, long edge, long position)
    {
        FirstPosition = position;
        _key = part.Key;
        _total = part.Total;
        _station = 0;
        _group = 0;
        _received = 0;
        _length = 0;
        _openedAtArrival = arrival;
        _openedAtEdge = edge;
        _timeKind = TimeKind.None;
        Time = Report.NoTime;
        FillBits = 0;
        HasInnerFillBits = false;
    }

    public void Add(in Fragment part)
    {
        var needed = _length + part.Line.Length + 1;
        if (needed > _lines.Length) Array.Resize(ref _lines, Math.Max(needed, _lines.Length * 2));

        part.Line.Overlaps(part.Payload, out var offset);
        part.Line.CopyTo(_lines.AsSpan(_length));
        _lines[needed - 1] = (byte)'\n';
        _parts[part.Number] = (_length, needed - 1, _length + offset, _length + offset + part.Payload.Length);
        _length = needed;
        _received |= 1 << (part.Number - 1);

        if (part.Number == _total) FillBits = part.FillBits;
        else HasInnerFillBits |= part.FillBits != 0;
        if (_station == 0) _station = part.Context.Station;
        if (_group == 0) _group = part.Context.Group;
        if (part.Context.HasTime && (Time == Report.NoTime || Rank(part.TimeKind) > Rank(_timeKind)))
        {
            Time = part.Context.Time;
            _timeKind = part.TimeKind;
        }
    }

    /// <summary>
    /// True when nothing says that the part belongs to another message. It may be one that this message has already. Times of two
    /// kinds are not compared, because a log's clock may be in local time. Two times of the log are not compared either when both
    /// parts name the same tag block group.
    /// </summary>
    public bool Accepts(in Fragment part, long maxAgeMilliseconds)
        => part.Key == _key
        && (_group == 0 || part.Context.Group == 0 || part.Context.Group == _group)
        && (_station == 0 || part.Context.Station == 0 || part.Context.Station == _station)
        && (Time == Report.NoTime || !part.Context.HasTime || part.TimeKind != _timeKind || (_timeKind == TimeKind.Prefix && _group != 0 && part.Context.Group == _group)
            || Math.Abs(part.Context.Time - Time) <= maxAgeMilliseconds);

    private static int Rank(TimeKind kind) => kind switch { TimeKind.Reception => 2, TimeKind.Prefix => 1, _ => 0 };

    public bool Has(int number) => (_received >> (number - 1) & 1) != 0;

    public ReadOnlySpan<byte> PayloadOf(int number)
    {
        var (_, _, from, to) = _parts[number];
        return _lines.AsSpan(from, to - from);
    }

    public bool IsOlderThan(long arrivals, long edge, long maxArrivals, long maxAgeMilliseconds)
        => _openedAtEdge == Report.NoTime
            ? arrivals - _openedAtArrival > maxArrivals
            : edge - _openedAtEdge > maxAgeMilliseconds;

    /// <summary>The payloads in the order of their numbers.</summary>
    public ReadOnlySpan<byte> CopyPayload(Span<byte> destination)
    {
        var length = 0;
        for (var number = 1; number <= _total; number++)
        {
            var payload = PayloadOf(number);
            payload.CopyTo(destination[length..]);
            length += payload.Length;
        }

        return destination[..length];
    }

    public void RejectParts(RejectReason reason, ReportBatch batch)
    {
        for (var number = 1; number <= _total; number++)
        {
            var (from, to, _, _) = _parts[number];
            if (Has(number)) batch.Reject(reason, _lines.AsSpan(from, to - from));
        }
    }
}
