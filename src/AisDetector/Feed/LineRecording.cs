using System.IO.Compression;
using AisDetector.App;
using AisDetector.Formats.Containers;

namespace AisDetector.Feed;

/// <summary>A file or standard input: plain, gzip, Zstandard or zip, as its first bytes say and not its name.</summary>
internal sealed class LineRecording : FeedSource
{
    private readonly Stream _stream, _file;
    private readonly bool _isInput;
    private readonly List<string> _damages;

    private LineRecording(Stream stream, Stream file, bool isInput, List<string> damages) => (_stream, _file, _isInput, _damages) = (stream, file, isInput, damages);

    public override bool IsRecording => true;

    public override SourceExtent? Extent => _file is { CanSeek: true, Length: > 0 and var length } ? new SourceExtent(Math.Min(_file.Position, length), length, SourceExtent.Bytes) : null;

    public override IReadOnlyList<string> Damages => _damages;

    public static LineRecording Open(string path)
    {
        var isInput = path == "-";
        try
        {
            var file = isInput ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
            var damages = new List<string>();
            return new LineRecording(Decompress(path, file, damages), file, isInput, damages) { Name = isInput ? "stdin" : path };
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Fault($"{path}: no such file", 3);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new Fault($"{path}: {SourceBytes.Describe(fault)}", 3);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            // A file answers at once; a pipe may never, and cannot be asked to stop.
            return _isInput ? await Task.Run(() => _stream.Read(buffer.Span), stop).WaitAsync(stop) : _stream.Read(buffer.Span);
        }
        catch (Exception fault) when (SourceBytes.IsCorrupt(fault))
        {
            _damages.Add($"{Name}: {SourceBytes.Describe(fault)}; what came before has been fed");
            return 0;
        }
        catch (IOException fault)
        {
            throw new Fault($"{Name}: {SourceBytes.Describe(fault)}; what came before has been fed", 1);
        }
    }

    public override ValueTask DisposeAsync()
    {
        // A pending read of a pipe would hold its closing up; the process is about to end.
        if (!_isInput) _stream.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Stream Decompress(string path, Stream file, List<string> damages)
    {
        var start = new byte[Sniffer.StartBytes];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        Stream whole;
        if (file.CanSeek)
        {
            file.Position = 0;
            whole = file;
        }
        else
        {
            whole = new Restarted(start.AsMemory(0, length), file);
        }

        switch (Sniffer.Find(start.AsSpan(0, length)))
        {
            case Container.Gzip: return new GZipStream(whole, CompressionMode.Decompress);
            case Container.Zstd: return ZstdSource.Decompress(whole);
            case Container.Zip: break;
            default: return whole;
        }

        if (!file.CanSeek) throw new Fault($"{path}: a zip cannot be read from a pipe; name the file", 2);
        return new Entries(path, new ZipArchive(whole, ZipArchiveMode.Read), damages);
    }

    /// <summary>A stream whose first bytes have been looked at.</summary>
    private sealed class Restarted(ReadOnlyMemory<byte> start, Stream rest) : ForwardStream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override int Read(Span<byte> buffer)
        {
            if (_start.IsEmpty) return rest.Read(buffer);
            var taken = Math.Min(_start.Length, buffer.Length);
            _start.Span[..taken].CopyTo(buffer);
            _start = _start[taken..];
            return taken;
        }
    }

    /// <summary>The files of an archive one after another, each ending its last line; a damaged one ends where it is damaged.</summary>
    private sealed class Entries(string path, ZipArchive archive, List<string> damages) : ForwardStream
    {
        private readonly Queue<ZipArchiveEntry> _left = new(archive.Entries.Where(e => e.Length > 0));
        private CheckedStream? _current;
        private string _name = "";

        public override int Read(Span<byte> buffer)
        {
            while (_current is not null || _left.Count > 0)
            {
                try
                {
                    _current ??= Open(_left.Dequeue());
                    var read = _current.Read(buffer);
                    if (read > 0) return read;
                }
                catch (Exception fault) when (SourceBytes.IsCorrupt(fault))
                {
                    damages.Add($"{ByteSource.NameOf(path, _name)}: {SourceBytes.Describe(fault)}; what came before has been fed");
                }

                _current?.Dispose();
                _current = null;
                buffer[0] = (byte)'\n';
                return 1;
            }

            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) archive.Dispose();
            base.Dispose(disposing);
        }

        private CheckedStream Open(ZipArchiveEntry entry)
        {
            _name = entry.FullName;
            return new CheckedStream(entry.Open(), entry.Crc32, entry.Length);
        }
    }
}
