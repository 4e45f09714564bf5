using System.Globalization;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Nmea;

/// <summary>Reads the times that stand in and around NMEA sentences, as milliseconds since the Unix epoch.</summary>
internal static class UtcTime
{
    /// <summary>Times before 1 January 1995 (AIS is younger) and from 2100 are clocks that were never set.</summary>
    private const long Earliest = 788_918_400_000, Latest = 4_102_444_800_000;

    public static bool IsPlausible(long time) => time is >= Earliest and < Latest;

    /// <summary>An epoch in seconds (with or without a fraction), milli-, micro- or nanoseconds: its size tells which.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEpoch(ReadOnlySpan<byte> text, out long time)
    {
        if (text.Length != 10 || !EightDigits.TryRead(text, out var high) || !IsDigit(text[8]) || !IsDigit(text[9])) return TryEpoch(text, out time, out var length) && length == text.Length;
        // Whole seconds since 2001, as nearly all are.
        time = (high * 100L + (text[8] - '0') * 10 + (text[9] - '0')) * 1000;
        return IsPlausible(time);
    }

    /// <summary>An epoch at the beginning of the text, and how many bytes it takes.</summary>
    public static bool TryEpoch(ReadOnlySpan<byte> text, out long time, out int length)
    {
        time = 0;
        var value = 0L;
        for (length = 0; length < text.Length && IsDigit(text[length]); length++)
        {
            if (length == 19) return false;
            value = value * 10 + (text[length] - '0');
        }

        time = length switch
        {
            9 or 10 => value * 1000,
            12 or 13 => value,
            15 or 16 => value / 1000,
            18 or 19 => value / 1_000_000,
            _ => 0,
        };
        if (length is 9 or 10 && length + 1 < text.Length && text[length] == '.' && IsDigit(text[length + 1]))
            time += Fraction(text[(length + 1)..], ref length);
        return IsPlausible(time);
    }

    /// <summary>A date and time such as <c>2019-04-19 00:00:00,804</c> at the beginning of the text; UTC unless an offset follows.</summary>
    public static bool TryDateTime(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.Length < 19 || text[4] is not ((byte)'-' or (byte)'/') || text[7] != text[4]) return false;
        if (text[10] is not ((byte)' ' or (byte)'T' or (byte)'t') || text[13] != ':' || text[16] != ':') return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)) return false;
        if (!TryClock(text[11..13], text[14..16], text[17..19], out var clock)) return false;
        var length = 19;
        if (text.Length > 20 && text[19] is (byte)'.' or (byte)',' && IsDigit(text[20])) clock += Fraction(text[20..], ref length);
        return TryCombine(year, month, day, clock - Offset(text[length..]), out time);
    }

    /// <summary>The same in other orders and spellings, such as <c>20/11/2018 15:22:18.761</c>.</summary>
    public static bool TryLooseDateTime(ReadOnlySpan<byte> text, bool isDayFirst, out long time)
    {
        time = 0;
        var loose = new LooseTimes(text);
        return loose.TryRead(isDayFirst) && TryCombine(loose.Year, loose.Month, loose.Day, loose.Clock - Offset(loose.Zone), out time);
    }

    /// <summary><c>hhmmss</c> with or without a fraction, as in RMC and ZDA: milliseconds of the day.</summary>
    public static bool TryClock(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 6 || !TryClock(text[..2], text[2..4], text[4..6], out milliseconds)) return false;
        var length = 6;
        if (text.Length > 7 && text[6] == '.' && IsDigit(text[7])) milliseconds += Fraction(text[7..], ref length);
        return true;
    }

    public static bool TryClock(ReadOnlySpan<byte> hours, ReadOnlySpan<byte> minutes, ReadOnlySpan<byte> seconds, out long milliseconds)
    {
        milliseconds = 0;
        // 60: a leap second.
        if (!TryDigits(hours, out var h) || h > 23 || !TryDigits(minutes, out var m) || m > 59 || !TryDigits(seconds, out var s) || s > 60) return false;
        milliseconds = (h * 60L + m) * 60_000 + s * 1000L;
        return true;
    }

    public static bool TryCombine(int year, int month, int day, long milliseconds, out long time)
    {
        time = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(year, month)) return false;
        time = (new DateOnly(year, month, day).DayNumber - 719_162L) * 86_400_000 + milliseconds;
        return IsPlausible(time);
    }

    /// <summary>One to nine digits and nothing else.</summary>
    public static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length is 0 or > 9) return false;
        foreach (var c in text)
        {
            if (!IsDigit(c)) return false;
            value = value * 10 + (c - '0');
        }

        return true;
    }

    public static bool IsDigit(byte c) => (uint)(c - '0') <= 9;

    /// <summary>Milliseconds of a decimal fraction's digits; adds its length and the point's.</summary>
    private static long Fraction(ReadOnlySpan<byte> digits, ref int length)
    {
        var milliseconds = 0;
        var scale = 100;
        var i = 0;
        for (; i < digits.Length && IsDigit(digits[i]); i++, scale /= 10) milliseconds += (digits[i] - '0') * scale;
        length += i + 1;
        return milliseconds;
    }

    /// <summary>Milliseconds of an offset such as <c>+02:00</c> or <c>-0330</c>; 0 for <c>Z</c>, nothing, or anything else.</summary>
    private static long Offset(ReadOnlySpan<byte> text)
    {
        if (text.Length < 5 || text[0] is not ((byte)'+' or (byte)'-')) return 0;
        var minutesAt = text[3] == ':' ? 4 : 3;
        if (text.Length < minutesAt + 2 || !TryDigits(text[1..3], out var h) || !TryDigits(text.Slice(minutesAt, 2), out var m)) return 0;
        var offset = (h * 60L + m) * 60_000;
        return text[0] == '-' ? -offset : offset;
    }
}
