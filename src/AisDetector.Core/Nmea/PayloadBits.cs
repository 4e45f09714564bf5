using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private readonly ref byte _first = ref MemoryMarshal.GetReference(bytes);

    /// <summary>How many bytes a word of eight may begin at.</summary>
    private readonly int _words = Math.Max(0, bytes.Length - (sizeof(ulong) - 1));

    /// <summary>Number of bits that were sent.</summary>
    public int Length { get; } = length;

    /// <summary>Message type, bits 0 to 5.</summary>
    public byte Type => (byte)Field(0, 6);

    /// <summary>An unsigned field of 1 to 32 bits.</summary>
    public uint Field(int offset, int count) => (uint)(Word(offset) >> (64 - count));

    /// <summary>A two's complement field of 2 to 32 bits.</summary>
    public int SignedField(int offset, int count) => (int)((long)Word(offset) >> (64 - count));

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

    /// <summary>At least 57 bits from the offset on, in the word's upper end.</summary>
    private ulong Word(int offset)
    {
        var first = offset >> 3;
        // One comparison for both ends: a negative offset is a very large one.
        if ((uint)first >= (uint)_words) return 0;
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _first, first));
        return (BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(word) : word) << (offset & 7);
    }
}
