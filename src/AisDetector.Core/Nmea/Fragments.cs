using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>One sentence of a message that takes several.</summary>
internal readonly ref struct Fragment
{
    /// <summary>Everything that must agree between the parts: talker, VDM or VDO, number of parts, sequential identifier, channel.</summary>
    public required ulong Key { get; init; }

    /// <summary>2 to 9.</summary>
    public required int Total { get; init; }

    /// <summary>1 to <see cref="Total"/>.</summary>
    public required int Number { get; init; }

    public required int FillBits { get; init; }
    public required ReadOnlySpan<byte> Payload { get; init; }
    public required ReadOnlySpan<byte> Line { get; init; }
    public required SentenceContext Context { get; init; }

    public required TimeKind TimeKind { get; init; }
}

/// <summary>
/// Puts the parts of messages together. Parts belong together when their <see cref="Fragment.Key"/> agrees and neither the
/// tag-block group nor the station contradicts it; the newest such message takes the part, because identifiers (0 to 9)
/// come round again. Bounded in messages and in time.
/// </summary>
internal sealed partial class Fragments
{
    /// <summary>The parts of a message leave a receiver within a second; anything this late belongs to another message.</summary>
    private const long MaxAgeMilliseconds = 60_000;

    /// <summary>The age limit in feeds without times, counted in parts that arrived since. A receiver uses an identifier again after ten messages.</summary>
    private const long MaxAgeUntimed = 200;

    private const int MaxPending = 64;

    private readonly PendingMessage[] _pending = new PendingMessage[MaxPending];
    private readonly Stack<PendingMessage> _free = new(MaxPending);
    private int _count;
    private long _arrivals;
    private long _edge = Report.NoTime;

    /// <summary>Messages whose first and last parts lie at different positions: those put together and those given up.</summary>
    private readonly List<(long First, long Last)> _spans = [];

    /// <summary>See <see cref="NmeaDecoder.Position"/>.</summary>
    public long Position { get; set; }

    /// <summary>Takes a part; gives the message when it was the last one missing. Hand that back by <see cref="Release"/>.</summary>
    public PendingMessage? Add(in Fragment part, ReportBatch batch)
    {
        _arrivals++;
        // Only the first part's time counts: later parts may carry nothing but the log's local time.
        if (part.Number == 1) _edge = Math.Max(_edge, part.Context.Time);
        Expire(batch);

        var message = Find(part, batch) ?? Open(part, batch);
        message.Add(part);
        if (!message.IsComplete) return null;
        Remove(Array.IndexOf(_pending, message, 0, _count));
        return message;
    }

    public void Release(PendingMessage message) => _free.Push(message);

    /// <summary>The input is at its end: no message that still lacks a part will get it.</summary>
    public void Finish(ReportBatch batch)
    {
        while (_count > 0) GiveUp(0, batch);
        _edge = Report.NoTime;
    }

    /// <summary>See <see cref="NmeaDecoder.RestartBefore"/>.</summary>
    public long RestartBefore(long next, long notBefore)
    {
        var restart = next;
        for (var i = 0; i < _count; i++)
            if (_pending[i].FirstPosition >= notBefore) restart = Math.Min(restart, _pending[i].FirstPosition);
        for (var last = long.MaxValue; restart < last;)
        {
            last = restart;
            foreach (var span in _spans)
                if (span.First < restart && span.Last >= restart && span.First >= notBefore) restart = span.First;
        }

        _spans.RemoveAll(s => s.Last < restart || s.First < notBefore);
        return restart;
    }

    private PendingMessage? Find(in Fragment part, ReportBatch batch)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            var message = _pending[i];
            if (!message.Accepts(part, MaxAgeMilliseconds)) continue;
            if (!message.Has(part.Number)) return message;

            // The message has this part already. The same payload is another station's copy: it waits for that station's other
            // parts. Another payload means that the identifier is used again, and that the rest of the old message was lost.
            if (!message.PayloadOf(part.Number).SequenceEqual(part.Payload)) GiveUp(i, batch);
        }

        return null;
    }

    private PendingMessage Open(in Fragment part, ReportBatch batch)
    {
        if (_count == MaxPending) GiveUp(0, batch);
        if (!_free.TryPop(out var message)) message = new PendingMessage();
        message.Begin(part, _arrivals, _edge, Position);
        _pending[_count++] = message;
        return message;
    }

    /// <summary>
    /// Gives up messages that are too old; the oldest stand first. Their age is measured by the newest time in the feed, not by a clock:
    /// a feed that is delayed loses nothing.
    /// </summary>
    private void Expire(ReportBatch batch)
    {
        while (_count > 0 && _pending[0].IsOlderThan(_arrivals, _edge, MaxAgeUntimed, MaxAgeMilliseconds)) GiveUp(0, batch);
    }

    private void GiveUp(int index, ReportBatch batch)
    {
        var message = _pending[index];
        Remove(index);
        message.RejectParts(RejectReason.IncompleteMessage, batch);
        Release(message);
    }

    private void Remove(int index)
    {
        if (_pending[index].FirstPosition < Position) _spans.Add((_pending[index].FirstPosition, Position));
        _count--;
        Array.Copy(_pending, index + 1, _pending, index, _count - index);
        _pending[_count] = null!;
    }
}
