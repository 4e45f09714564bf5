using AisDetector.Core.Ais;
using AisDetector.Output;

namespace AisDetector.Verbs;

/// <summary>What was rejected, for whoever wants to know: reason, tab, the original bytes; one a line.</summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private readonly OutputFile _file = new(path);
    private readonly byte[][] _reasons = [.. Enum.GetNames<RejectReason>().Select(System.Text.Encoding.ASCII.GetBytes)];

    public void Write(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        var to = _file.Stream;
        to.Write(_reasons[(int)reason]);
        to.WriteByte((byte)'\t');
        // One line for each, whatever the bytes: a line end inside becomes a space.
        while (raw.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0)
        {
            to.Write(raw[..end]);
            if (end + 1 < raw.Length) to.WriteByte((byte)' ');
            raw = raw[(end + 1)..];
        }

        to.Write(raw);
        to.WriteByte((byte)'\n');
    }

    /// <summary>The input is read from its beginning again, and everything that is rejected comes once more.</summary>
    public void Restart()
    {
        if (_file.Stream.CanSeek && _file.Stream.Length > 0) _file.Stream.SetLength(0);
    }

    public void Close(bool whole)
    {
        if (whole) _file.Commit();
        else _file.KeepPartial();
    }

    public void Dispose() => _file.Dispose();
}
