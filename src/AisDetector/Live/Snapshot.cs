using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AisDetector.Live;

/// <summary>The state at a point of the log, in chunks that fit a record.</summary>
internal sealed record Snapshot(IReadOnlyList<byte[]> Chunks, long Bytes, long InputOffset, long OutputNumber, bool Clean)
{
    /// <summary>Half of what a broker takes by default, so that no setting has to be changed.</summary>
    public const int ChunkBytes = 512 * 1024;

    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chunk in Chunks) hash.AppendData(chunk);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>
/// A stream that is cut into chunks as it is written, so that no buffer of a hundred megabytes grows. Chunks that an earlier
/// snapshot no longer needs are used again: new ones would be garbage as large as the state, every time.
/// </summary>
internal sealed class ChunkedStream(ConcurrentBag<byte[]>? spare = null) : Stream
{
    private readonly List<byte[]> _chunks = [];
    private int _used = Snapshot.ChunkBytes;

    /// <summary>All full but the last.</summary>
    public IReadOnlyList<byte[]> Chunks => [.. _chunks.SkipLast(1), .. _chunks.TakeLast(1).Select(last => last[.._used])];

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => ((long)(_chunks.Count - 1) * Snapshot.ChunkBytes) + _used;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_used == Snapshot.ChunkBytes)
            {
                _chunks.Add(spare != null && spare.TryTake(out var chunk) ? chunk : new byte[Snapshot.ChunkBytes]);
                _used = 0;
            }

            var part = buffer[..Math.Min(buffer.Length, Snapshot.ChunkBytes - _used)];
            part.CopyTo(_chunks[^1].AsSpan(_used));
            _used += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void WriteByte(byte value) => Write([value]);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
