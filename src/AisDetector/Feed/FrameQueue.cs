using AisDetector.Core.Reports;

namespace AisDetector.Feed;

/// <summary>One message, or one line that is none, on its way from the source to a record.</summary>
/// <param name="Time">Milliseconds since the Unix epoch, or <see cref="Report.NoTime"/>.</param>
/// <param name="Mmsi">0: no message.</param>
/// <param name="IsAlone">It is a record of its own: a JSON position.</param>
internal readonly record struct Frame(int From, int Length, long Time, uint Mmsi, bool IsAlone);

/// <summary>The messages that have been read and not yet been sent, in one reused buffer.</summary>
internal sealed class FrameQueue
{
    private readonly List<Frame> _frames = new(4096);
    private byte[] _bytes = new byte[256 * 1024];
    private int _used;
    private int _head;

    public int Count => _frames.Count - _head;

    /// <summary>Bytes that wait.</summary>
    public int Length => Count == 0 ? 0 : _used - this[0].From;

    /// <summary>The message at this place, 0 being the next to be sent.</summary>
    public Frame this[int index] => _frames[_head + index];

    public ReadOnlySpan<byte> Lines(Frame frame) => _bytes.AsSpan(frame.From, frame.Length);

    public void Add(ReadOnlySpan<byte> lines, long time, uint mmsi, bool isAlone)
    {
        if (_used + lines.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_used + lines.Length, _bytes.Length * 2));
        lines.CopyTo(_bytes.AsSpan(_used));
        _frames.Add(new Frame(_used, lines.Length, time, mmsi, isAlone));
        _used += lines.Length;
    }

    public void RemoveFirst()
    {
        _head++;
        if (Count > 0) return;
        _frames.Clear();
        _head = 0;
        _used = 0;
    }

    /// <summary>Moves what waits to the front, before more is added.</summary>
    public void Compact()
    {
        if (_head == 0) return;
        var from = this[0].From;
        _bytes.AsSpan(from, _used - from).CopyTo(_bytes);
        _frames.RemoveRange(0, _head);
        _head = 0;
        _used -= from;
        for (var i = 0; i < _frames.Count; i++) _frames[i] = _frames[i] with { From = _frames[i].From - from };
    }
}
