using static System.FormattableString;

namespace AisDetector.Formats.Containers;

/// <summary>
/// A file or a pipe as it was named, and how much may come out of it. Archives inside archives grow with each layer: a file of 10 kB can hold a hundred
/// thousand files, and one of 1 MB a petabyte.
/// </summary>
internal sealed class InputOrigin(string path)
{
    /// <summary>One layer of deflate cannot exceed 1,032 : 1; recordings of AIS reach 5 to 30.</summary>
    private const int MostBytesPerByte = 1_100;

    /// <summary>What the smallest file may grow to.</summary>
    private const long BytesAlwaysAllowed = 64_000_000;

    /// <summary>A file in an archive takes headers of 76 bytes at least (APPNOTE.TXT 4.3.7, 4.3.12), which a second layer packs to a fifth: with less, it multiplies.</summary>
    private const int LeastBytesPerEntry = 16;

    /// <summary>How many files the smallest archive may have.</summary>
    private const int EntriesAlwaysAllowed = 10_000;

    public string Path { get; } = path;

    /// <summary>Its length as it lies outside; of a pipe, what has come so far.</summary>
    public long Bytes { get; set; }

    /// <summary>Files in its archives so far, in all layers.</summary>
    private long _entries;

    public long MostBytes => Math.Max(BytesAlwaysAllowed, Bytes * MostBytesPerByte);

    private long MostEntries => Math.Max(EntriesAlwaysAllowed, Bytes / LeastBytesPerEntry);

    /// <summary>Counts one more file; false once there have been too many.</summary>
    /// <exception cref="UnpackedTooFarException">This is the first that is too many.</exception>
    public bool TakesEntry() => ++_entries <= MostEntries || (_entries == MostEntries + 1 ? throw new UnpackedTooFarException(TooManyEntries) : false);

    private string TooManyEntries => Invariant($"more than {MostEntries:N0} files are packed into its {Bytes:N0} bytes: archives in archives that multiply; the others are not read");

    public string TooManyBytes => Invariant($"more than {MostBytes:N0} bytes are packed into the {Bytes:N0} bytes of the file: no recording is packed so tightly");
}

/// <summary>A file that grows beyond what its length allows.</summary>
internal sealed class UnpackedTooFarException(string message) : Exception(message);

/// <summary>What a container holds, up to the limit for the file that it came from.</summary>
internal sealed class UnpackedStream(Stream inner, InputOrigin origin) : ForwardStream
{
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _length += read;
        return _length <= origin.MostBytes ? read : throw new UnpackedTooFarException(origin.TooManyBytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
