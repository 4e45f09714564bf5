using System.Buffers.Binary;

namespace AisDetector.Core.Nmea;

/// <summary>
/// The bits of one message, most significant first. Past the end come the fill bits as sent, then zeros: a field that
/// lies there reads as 0.
/// </summary>
/// <param name="bytes">The bits, followed by at least <see cref="Padding"/> bytes of zero.</param>
/// <param name="length">Number of bits that were sent.</param>
public readonly ref struct PayloadBits(ReadOnlySpan<byte> bytes, int length)
{
    /// <summary>One field is read as one eight-byte word that may begin in the last byte.</summary>
    public const int Padding = 8;

    /// <summary>ITU-R M.1371-5 table 47: the six-bit characters in the order of their values.</summary>
    private const string SixBitCharacters = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Number of bits that were sent.</summary>
    public int Length { get; } = length;

    /// <summary>Message type, bits 0 to 5.</summary>
    public byte Type => (byte)Field(0, 6);

    /// <summary>An unsigned field of 1 to 32 bits.</summary>
    public uint Field(int offset, int count)
    {
        var first = offset >> 3;
        if (first > _bytes.Length - 8) return 0;
        var word = BinaryPrimitives.ReadUInt64BigEndian(_bytes[first..]);
        return (uint)(word << (offset & 7) >> (64 - count));
    }

    /// <summary>A two's complement field of 2 to 32 bits.</summary>
    public int SignedField(int offset, int count)
    {
        var first = offset >> 3;
        if (first > _bytes.Length - 8) return 0;
        var word = BinaryPrimitives.ReadUInt64BigEndian(_bytes[first..]);
        return (int)((long)(word << (offset & 7)) >> (64 - count));
    }

    public bool Flag(int offset) => Field(offset, 1) != 0;

    /// <summary>A six-bit text up to its first <c>@</c>, without trailing spaces; null when nothing is left. Allocates the string.</summary>
    public string? Text(int offset, int characters)
    {
        Span<char> text = stackalloc char[32];
        var length = 0;
        for (; length < characters && length < text.Length; length++)
        {
            var code = Field(offset + length * 6, 6);
            if (code == 0) break;
            text[length] = SixBitCharacters[(int)code];
        }

        var trimmed = text[..length].TrimEnd(' ');
        return trimmed.IsEmpty ? null : new string(trimmed);
    }

    /// <summary>A hash of the bits from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    internal ulong Hash(int from, int to)
    {
        var hash = (ulong)(to - from);
        for (var offset = from; offset < to; offset += 32)
            hash = SixBit.Mix(hash, Field(offset, Math.Min(32, to - offset)));
        return hash;
    }
}
