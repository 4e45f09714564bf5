using System.Runtime.CompilerServices;
using System.Text;

namespace AisDetector.Core.Geo;

/// <summary>The numbers and texts of <see cref="PlacesResource"/>, one after another.</summary>
/// <exception cref="IndexOutOfRangeException">There is nothing more to read.</exception>
internal ref struct ResourceReader(ReadOnlySpan<byte> content)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private int _next;

    public byte Byte() => _content[_next++];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Count()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = _content[_next++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                return checked((int)value);
        }
        throw new OverflowException();
    }

    public int Difference()
    {
        var value = Count();
        return (value >>> 1) ^ -(value & 1);
    }

    public ReadOnlySpan<byte> Bytes(int length)
    {
        var bytes = _content.Slice(_next, length);
        _next += length;
        return bytes;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Count()));
}
