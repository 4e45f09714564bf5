namespace AisDetector.Formats.Containers;

/// <summary>A source's beginning, by which its container and its format are known.</summary>
internal sealed class SourceHead
{
    /// <summary>Enough for the longest header and some rows of any format.</summary>
    private const int MostBytes = 64 * 1024;

    private readonly byte[] _room = new byte[MostBytes];
    private int _length;

    public Memory<byte> Bytes => _room.AsMemory(0, _length);

    /// <summary>There is no more.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Why there is no more, when that is not its end.</summary>
    public string? Damage { get; private set; }

    /// <summary>The bytes are wrong: it is not that they may not be read.</summary>
    public bool IsCorrupt { get; private set; }

    public Container Container => Sniffer.Find(_room.AsSpan(0, Math.Min(_length, Sniffer.StartBytes)));

    /// <summary>Reads another source's beginning in the same room.</summary>
    public void Read(ByteSource source)
    {
        using var bytes = new SourceBytes(source.Open());
        int read;
        for (_length = 0; _length < MostBytes && (read = bytes.Read(_room.AsSpan(_length))) > 0;) _length += read;
        IsWhole = _length < MostBytes;
        Damage = bytes.Damage;
        IsCorrupt = bytes.IsCorrupted;
    }

    public MemoryStream Open() => new(_room, 0, _length, writable: false);
}
