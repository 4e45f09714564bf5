using System.Buffers;
using System.Buffers.Binary;

namespace AisDetector.PlacesBuilder;

/// <summary>The numbers of the resource's format, appended.</summary>
internal sealed class ResourceBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 20);

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Byte(byte value) => _bytes.Write([value]);

    public void Write(ReadOnlySpan<byte> value) => _bytes.Write(value);

    public void Count(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
            Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    public void Difference(int value) => Count((value << 1) ^ (value >> 31));

    public void Double(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }
}
