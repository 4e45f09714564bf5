namespace AisDetector.Formats.Containers;

/// <summary>What a text is wrapped in, as its first bytes say and not its name.</summary>
internal enum Container { None, Gzip, Zstd, Zip, Utf16LittleEndian, Utf16BigEndian }

/// <summary>Knows a container by its beginning.</summary>
internal static class Sniffer
{
    /// <summary>How many bytes are looked at.</summary>
    public const int StartBytes = 4;

    public static Container Find(ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..]) return Container.Gzip;
        if (start is [0x28, 0xB5, 0x2F, 0xFD, ..]) return Container.Zstd;
        // A byte order mark; without one, two characters of ASCII.
        if (start is [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0]) return Container.Utf16LittleEndian;
        if (start is [0xFE, 0xFF, ..] or [0, not 0, 0, not 0]) return Container.Utf16BigEndian;
        // Local file header, or the end record of an archive without files.
        return start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] ? Container.Zip : Container.None;
    }
}
