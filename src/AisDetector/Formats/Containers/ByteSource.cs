using System.IO.Compression;
using System.Text;

namespace AisDetector.Formats.Containers;

/// <summary>
/// A run of bytes that can be opened several times: a file, what is inside it once decompressed, or an archive's entry. Sources stand inside one another.
/// </summary>
internal abstract class ByteSource
{
    /// <summary>The path that names the process's standard input.</summary>
    public const string StandardInput = "-";

    protected ByteSource(InputOrigin origin) => Origin = origin;

    /// <summary>The same bytes in another form, or unpacked.</summary>
    protected ByteSource(ByteSource inner)
    {
        Origin = inner.Origin;
        Entry = inner.Entry;
        Compression = inner.Compression;
    }

    public InputOrigin Origin { get; }

    public string Path => Origin.Path;

    /// <summary>Name inside an archive, or null.</summary>
    public string? Entry { get; protected init; }

    /// <summary>Layers passed so far, outermost first.</summary>
    public string Compression { get; protected init; } = "none";

    public string Name => NameOf(Path, Entry);

    /// <summary>As people are told of it.</summary>
    public static string NameOf(string path, string? entry)
    {
        var name = path == StandardInput ? "stdin" : path;
        return entry is null ? name : $"{name}!{entry}";
    }

    public abstract Stream Open();

    /// <summary>The layers' names with one more.</summary>
    protected string Layers(string next) => Compression == "none" ? next : $"{Compression}+{next}";
}

/// <param name="meter">Counts what is read.</param>
/// <param name="file">Where it lies, when its path does not say so.</param>
internal sealed class FileSource(InputOrigin origin, ByteMeter meter, string? file = null) : ByteSource(origin)
{
    public override Stream Open() =>
        new MeteredStream(new FileStream(file ?? Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan), meter);
}

/// <summary>A source that stands on another.</summary>
internal abstract class LayerSource : ByteSource
{
    protected LayerSource(ByteSource inner)
        : base(inner) => Inner = inner;

    protected LayerSource(ByteSource inner, string layer)
        : this(inner) => Compression = Layers(layer);

    protected ByteSource Inner { get; }
}

internal sealed class GzipSource(ByteSource inner) : LayerSource(inner, "gzip")
{
    public override Stream Open() => new UnpackedStream(new GZipStream(Inner.Open(), CompressionMode.Decompress), Origin);
}

internal sealed class ZstdSource(ByteSource inner) : LayerSource(inner, "zstd")
{
    public override Stream Open() => new UnpackedStream(Decompress(Inner.Open()), Origin);

    public static Stream Decompress(Stream stream) => new ZstdSharp.DecompressionStream(stream, leaveOpen: false);
}

/// <summary>Text in UTF-16, as spreadsheets export it, read as UTF-8.</summary>
internal sealed class Utf16Source(ByteSource inner, Encoding encoding) : LayerSource(inner)
{
    public override Stream Open() => Encoding.CreateTranscodingStream(Inner.Open(), encoding, Encoding.UTF8);
}

/// <summary>Text whose lines end with a carriage return alone, read with newlines in their place.</summary>
internal sealed class CarriageReturnSource(ByteSource inner) : LayerSource(inner)
{
    public override Stream Open() => new Newlines(Inner.Open());

    private sealed class Newlines(Stream text) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            var read = text.Read(buffer);
            buffer[..read].Replace((byte)'\r', (byte)'\n');
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) text.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>An archive's file.</summary>
internal sealed class ZipEntrySource : LayerSource
{
    private readonly OpenArchives _archives;
    private readonly int _index;

    /// <param name="index">Its place in the archive's directory.</param>
    public ZipEntrySource(OpenArchives archives, ByteSource archive, int index, string name)
        : base(archive, "zip")
    {
        (_archives, _index) = (archives, index);
        Entry = archive.Entry is null ? name : $"{archive.Entry}!{name}";
    }

    public override Stream Open()
    {
        var archive = _archives.Take(Inner);
        try
        {
            var entry = archive.Entries[_index];
            return new OwningStream(new CheckedStream(new UnpackedStream(entry.Open(), Origin), entry.Crc32, entry.Length), () => _archives.GiveBack(Inner));
        }
        catch
        {
            _archives.GiveBack(Inner);
            throw;
        }
    }
}

/// <summary>A copy in a temporary file of a source that cannot seek: an archive's directory stands at its end.</summary>
internal sealed class SpooledSource : ByteSource, IDisposable
{
    private readonly string _copy;

    public SpooledSource(ByteSource inner)
        : base(inner)
    {
        _copy = System.IO.Path.GetTempFileName();
        try
        {
            using var from = inner.Open();
            using var to = new FileStream(_copy, FileMode.Create, FileAccess.Write);
            from.CopyTo(to);
        }
        catch
        {
            File.Delete(_copy);
            throw;
        }
    }

    public override Stream Open() => new FileStream(_copy, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);

    public void Dispose() => File.Delete(_copy);
}

/// <summary>
/// Standard input or another pipe, which can be read once only: what has been read is kept in a temporary file so that it can be read
/// again when it turns out to be an archive or out of order.
/// </summary>
internal sealed class PipeSource(InputOrigin origin, Stream input, ByteMeter meter) : ByteSource(origin), IDisposable
{
    private readonly string _copy = System.IO.Path.GetTempFileName();
    private FileStream? _spool;

    /// <summary>False: only what has been kept until now can be read again.</summary>
    public bool KeepsAll { get; set; } = true;

    public override Stream Open()
    {
        _spool ??= new FileStream(_copy, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        return new Replayed(this);
    }

    public void Dispose()
    {
        _spool?.Dispose();
        File.Delete(_copy);
    }

    private int Read(long position, Span<byte> buffer)
    {
        if (position < _spool!.Length) return RandomAccess.Read(_spool.SafeFileHandle, buffer, position);
        var read = input.Read(buffer);
        meter.BytesRead += read;
        Origin.Bytes += read;
        if (!KeepsAll || read == 0) return read;
        _spool.Position = _spool.Length;
        _spool.Write(buffer[..read]);
        return read;
    }

    private sealed class Replayed(PipeSource source) : ForwardStream
    {
        private long _position;

        public override int Read(Span<byte> buffer)
        {
            var read = source.Read(_position, buffer);
            _position += read;
            return read;
        }
    }
}
