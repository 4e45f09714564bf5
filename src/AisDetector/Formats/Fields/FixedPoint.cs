using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AisDetector.Core.Nmea;

namespace AisDetector.Formats.Fields;

/// <summary>
/// A decimal number of up to 16 characters in one vector, without a loop: the lengths of a column's numbers vary, so a loop's end is
/// mispredicted in every field. Gives exactly what <see cref="CsvNumbers.TryDecimal"/> gives, and leaves to it what is written otherwise.
/// </summary>
internal static class FixedPoint
{
    private const int Characters = 16;

    /// <summary>Up to here the digits' integer and the power of ten are exact doubles, and one division rounds correctly.</summary>
    private const int MaxDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads digits with at most one point among them, and a minus before them.</summary>
    /// <param name="from">Begins with the number; what follows it is looked at and does not matter.</param>
    /// <param name="length">The number's, in characters.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> from, int length, out double value)
    {
        value = 0;
        if (from.Length < Characters || (uint)(length - 1) >= Characters) return false;
        var characters = Vector128.Create(from);
        var values = characters - Vector128.Create((byte)'0');
        var first = from[0] == '-' ? 1 : 0;
        var all = ((1u << length) - 1) & ~(uint)first;
        var areDigits = Vector128.LessThan(values, Vector128.Create((byte)10));
        var digits = areDigits.ExtractMostSignificantBits() & all;
        var points = Vector128.Equals(characters, Vector128.Create((byte)'.')).ExtractMostSignificantBits() & all;
        var count = BitOperations.PopCount(digits);
        if ((digits | points) != all || (points & (points - 1)) != 0 || (uint)(count - 1) >= MaxDigits) return false;

        // Behind the last digit where there is none.
        var point = Math.Min(BitOperations.TrailingZeroCount(points), length);
        var magnitude = Joined(values & areDigits, first, count, point) / PowersOfTen[first + count - point];
        // The sign's bit: whether a coordinate is negative cannot be predicted.
        value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | (ulong)first << 63);
        return true;
    }

    /// <summary>The digits as one number: moved to the vector's end without the point. What is no digit is 0, as is what stands before the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Joined(Vector128<byte> values, int first, int count, int point)
    {
        var from = Vector128<sbyte>.Indices + Vector128.Create((sbyte)(first + count - Characters));
        // From the point on one further. Negative places are, as an index, past the end, which gives 0.
        from -= Vector128.GreaterThanOrEqual(from, Vector128.Create((sbyte)point));
        var words = Vector128.Shuffle(values, from.AsByte()).AsUInt64();
        // Few numbers have more than eight digits.
        return words[0] == 0 ? EightDigits.Join(words[1]) : EightDigits.Join(words[0]) * 100_000_000L + EightDigits.Join(words[1]);
    }
}
