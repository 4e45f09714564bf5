namespace AisDetector.Core.Tracks;

/// <summary>
/// The payloads that a vessel sent within the last minute. Several stations may hear the same transmission: the same MMSI and payload
/// within 60 s of the first one counts once. Of a flood under one number only the last <see cref="MaxCount"/> are remembered.
/// </summary>
internal sealed partial class RecentTransmissions
{
    private const long WithinMs = 60_000;

    /// <summary>What thirty ships under way that share a number send in a minute.</summary>
    private const int MaxCount = 1024;

    private ulong[] _hashes = [];
    private long[] _times = [];
    private int _count, _next;

    /// <summary>True when the payload was heard within the minute before <paramref name="time"/>; otherwise it is remembered from now on.</summary>
    public bool HeardAgain(ulong hash, long time)
    {
        if (Knows(hash, time)) return true;
        if (_count == _hashes.Length && _count < MaxCount && (_count == 0 || Math.Abs(time - _times[_next]) <= WithinMs)) Grow();
        _hashes[_next] = hash;
        _times[_next] = time;
        _next = (_next + 1) % _hashes.Length;
        _count = Math.Min(_count + 1, _hashes.Length);
        return false;
    }

    /// <summary>Whether it remembers nothing but one payload of a time (ms), or nothing; then <paramref name="hash"/> is that, or 0.</summary>
    public bool IsAtMostOne(out ulong hash, long time)
    {
        hash = _count > 0 ? _hashes[0] : 0;
        return _count == 0 || (_count == 1 && _times[0] == time);
    }

    /// <summary>Whether the payload was heard within the minute before <paramref name="time"/>.</summary>
    public bool Knows(ulong hash, long time)
    {
        var known = _hashes.AsSpan(0, _count);
        for (int from = 0, i; (i = known[from..].IndexOf(hash)) >= 0; from += i + 1)
            if (Math.Abs(time - _times[from + i]) <= WithinMs) return true;
        return false;
    }

    /// <summary>Makes room, oldest first.</summary>
    private void Grow()
    {
        var size = Math.Max(2, 2 * _count);
        var hashes = new ulong[size];
        var times = new long[size];
        for (var i = 0; i < _count; i++)
        {
            hashes[i] = _hashes[(_next + i) % _count];
            times[i] = _times[(_next + i) % _count];
        }

        (_hashes, _times, _next) = (hashes, times, _count);
    }
}
