using System.Buffers.Text;
using AisDetector.Core.Nmea;

namespace AisDetector.Formats.Fields;

/// <summary>Reads the numbers of CSV and JSON fields from their bytes.</summary>
internal static class CsvNumbers
{
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[^1] <= ' ') text = text[..^1];
        while (!text.IsEmpty && text[0] <= ' ') text = text[1..];
        return text;
    }

    /// <summary>
    /// A decimal number. Up to 15 digits are read by hand: their integer and the power of ten are exact doubles, so that one division rounds
    /// correctly; anything else is left to the library.
    /// </summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, bool commaIsPoint, out double value)
    {
        var i = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            i = 1;
        }

        var mantissa = 0L;
        var digits = 0;
        var point = -1;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if ((uint)(c - '0') <= 9)
            {
                mantissa = mantissa * 10 + (c - '0');
                if (++digits > 15) return TrySlowly(text, commaIsPoint, out value);
            }
            else if ((c == '.' || (commaIsPoint && c == ',')) && point < 0)
            {
                point = digits;
            }
            else
            {
                return TrySlowly(text, commaIsPoint, out value);
            }
        }

        value = point < 0 ? mantissa : mantissa / PowersOfTen[digits - point];
        if (negative) value = -value;
        return digits > 0;
    }

    private static bool TrySlowly(ReadOnlySpan<byte> text, bool commaIsPoint, out double value)
    {
        value = 0;
        text = Trim(text);
        if (text.IsEmpty || text.Length > 64) return false;
        Span<byte> copy = stackalloc byte[text.Length];
        text.CopyTo(copy);
        if (commaIsPoint) copy.Replace((byte)',', (byte)'.');
        return Utf8Parser.TryParse(copy, out value, out var used) && used == copy.Length && double.IsFinite(value);
    }

    /// <summary>Nine digits and nothing else, as an MMSI has.</summary>
    public static bool TryNineDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.Length != 9 || !EightDigits.TryRead(text, out var high) || (uint)(text[8] - '0') > 9) return false;
        value = high * 10L + (text[8] - '0');
        return true;
    }

    /// <summary>A whole number, also written as <c>31.0</c>.</summary>
    public static bool TryWhole(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var i = 0;
        for (; i < text.Length && i < 18 && (uint)(text[i] - '0') <= 9; i++) value = value * 10 + (text[i] - '0');
        if (i == text.Length) return i > 0;
        if (!TryDecimal(text, commaIsPoint: true, out var number) || Math.Abs(number) > 1e15 || number != Math.Floor(number)) return false;
        value = (long)number;
        return true;
    }
}
