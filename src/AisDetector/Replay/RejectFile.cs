using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Replay;

/// <summary>
/// What was not used, for whoever wants to know; one a line: reason, tab, and the original text, or of a report that was decoded and then not used the
/// report as <c>decode</c> writes it. The decoded ones come after the others: two threads reject, and the file must not show how they took turns.
/// </summary>
internal sealed class RejectFile(string path) : IDisposable
{
    private static readonly byte[][] Reasons = [.. Enum.GetNames<RejectReason>().Select(System.Text.Encoding.ASCII.GetBytes)];

    private readonly OutputFile _file = new(path);
    private readonly MemoryStream _line = new();
    private FileStream? _decoded;
    private ReportJsonWriter? _reports;

    public void Write(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        var to = _file.Stream;
        Begin(to, reason);
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

    public void Write(RejectReason reason, in Report report)
    {
        _decoded ??= new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _reports ??= new ReportJsonWriter(_line);
        _line.SetLength(0);
        Begin(_line, reason);
        _reports.Write([report]);
        _reports.End();
        _line.WriteTo(_decoded);
    }

    /// <summary>The input is read from its beginning again, and everything that is rejected comes once more.</summary>
    public void Restart()
    {
        if (_file.Stream.CanSeek && _file.Stream.Length > 0) _file.Stream.SetLength(0);
        _decoded?.SetLength(0);
    }

    public void Close(bool whole)
    {
        if (_decoded is not null)
        {
            _decoded.Position = 0;
            _decoded.CopyTo(_file.Stream);
        }

        if (whole) _file.Commit();
        else _file.KeepPartial();
    }

    public void Dispose()
    {
        _reports?.Dispose();
        _decoded?.Dispose();
        _file.Dispose();
    }

    private static void Begin(Stream to, RejectReason reason)
    {
        to.Write(Reasons[(int)reason]);
        to.WriteByte((byte)'\t');
    }
}
