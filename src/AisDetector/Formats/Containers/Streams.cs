using System.IO.Hashing;

namespace AisDetector.Formats.Containers;

/// <summary>Bytes read from the files themselves, for progress.</summary>
internal sealed class ByteMeter
{
    public long BytesRead { get; set; }
}

/// <summary>A stream that is only ever read forwards.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public abstract override int Read(Span<byte> buffer);
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>An archive's entry that gives its archive back.</summary>
internal sealed class OwningStream(Stream inner, Action giveBack) : ForwardStream
{
    private bool _isClosed;

    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            inner.Dispose();
            giveBack();
        }

        base.Dispose(disposing);
    }
}

/// <summary>An archive's entry whose bytes must be those that the archive's directory says: deflate alone does not notice a flipped bit.</summary>
internal sealed class CheckedStream(Stream inner, uint checksum, long length) : ForwardStream
{
    private readonly Crc32 _actual = new();
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _actual.Append(buffer[..read]);
        _length += read;
        if (read == 0 && !buffer.IsEmpty && (_length != length || _actual.GetCurrentHashAsUInt32() != checksum)) throw new InvalidDataException();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A pipe whose reader can be told to stop: then it ends where it is, whether or not anything more would come.</summary>
internal sealed class StoppableStream(Stream inner, CancellationToken stop) : ForwardStream
{
    private readonly byte[] _buffer = new byte[128 * 1024];

    public override int Read(Span<byte> buffer)
    {
        if (stop.IsCancellationRequested) return 0;
        var room = Math.Min(buffer.Length, _buffer.Length);
        try
        {
            // A read of a pipe on which nothing comes cannot be made to return; it is left behind, with the buffer.
            var read = Task.Run(() => inner.Read(_buffer, 0, room), CancellationToken.None).WaitAsync(stop).GetAwaiter().GetResult();
            _buffer.AsSpan(0, read).CopyTo(buffer);
            return read;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
}

/// <summary>A file that counts what is read of it.</summary>
internal sealed class MeteredStream(Stream inner, ByteMeter meter) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        meter.BytesRead += read;
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Reads a stream to its end or to where it is damaged; damage ends the bytes and is told, never thrown.</summary>
internal sealed class SourceBytes(Stream stream) : IDisposable
{
    /// <summary>What is wrong with the stream, or null.</summary>
    public string? Damage { get; private set; }

    /// <summary>The bytes themselves are wrong: it is not that they may not be read.</summary>
    public bool IsCorrupted { get; private set; }

    public int Read(Span<byte> buffer)
    {
        if (Damage is not null || buffer.IsEmpty) return 0;
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception e) when (IsDamage(e))
        {
            Damage = Describe(e);
            IsCorrupted = IsCorrupt(e);
            return 0;
        }
    }

    public static bool IsDamage(Exception e) =>
        e is InvalidDataException or UnpackedTooFarException or IOException or ZstdSharp.ZstdException or NotSupportedException or UnauthorizedAccessException
            or ArgumentException or OverflowException;

    /// <summary>The bytes themselves are wrong: a truncated or corrupt container, not a file that may not be read or a kind of archive that is unknown.</summary>
    public static bool IsCorrupt(Exception e) => e is InvalidDataException or UnpackedTooFarException or EndOfStreamException or ZstdSharp.ZstdException;

    public static string Describe(Exception e) => e switch
    {
        EndOfStreamException => "it ends too early (truncated?)",
        UnpackedTooFarException => e.Message,
        InvalidDataException => "its compressed data is damaged or truncated",
        ZstdSharp.ZstdException => "its zstd data is damaged",
        UnauthorizedAccessException => "no permission to read it",
        _ => e.Message.ReplaceLineEndings(" "),
    };

    public void Dispose() => stream.Dispose();
}
