using AisDetector.Core.Nmea;

namespace AisDetector.Formats.Fields;

/// <summary>
/// Reads UTC times as files write them: <c>2024-01-01T00:00:03</c> (a space for the T, fractions, Z, UTC or an offset), <c>26/04/2026 00:00:00</c>,
/// <c>20240101000003</c>, epochs in seconds to nanoseconds. Remembers the last date, which most rows share.
/// </summary>
internal sealed class CsvTimes
{
    /// <summary>AIS is younger than 1995; later than 2100 is a clock that was never set.</summary>
    private const long Earliest = 788_918_400_000, Latest = 4_102_444_800_000;
    private const long DayMilliseconds = 86_400_000;

    private int _date;
    private long _dateStart;
    private LastDate _last;

    /// <summary>How <c>01/02/2026</c> is read: true, as 1 February (Danish, most of the world); false, as 2 January.</summary>
    public bool IsDayFirst { get; init; } = true;

    public bool TryRead(ReadOnlySpan<byte> text, out long time)
    {
        if (_last.TryRead(text, out time) && IsPlausible(time)) return true;
        if (!TryReadNew(text, out time)) return false;
        _last.Keep(text, time);
        return true;
    }

    private bool TryReadNew(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.Length >= 16 && text[4] is (byte)'-' or (byte)'/' && text[7] == text[4])
        {
            if (Digits(text, 0, 4, out var year) & Digits(text, 5, 2, out var month) & Digits(text, 8, 2, out var day)
                && TryDateTime(year, month, day, text[10..], out time)) return true;
        }

        if (text.Length >= 16 && text[2] is (byte)'/' or (byte)'-' or (byte)'.' && text[5] == text[2])
        {
            var isDayFirst = IsDayFirst || text[2] == '.';
            if (Digits(text, isDayFirst ? 0 : 3, 2, out var day) & Digits(text, isDayFirst ? 3 : 0, 2, out var month) & Digits(text, 6, 4, out var year)
                && TryDateTime(year, month, day, text[10..], out time)) return true;
        }

        return TryCompact(text, out time) || TryEpoch(text, out time) || TryLoosely(text, out time);
    }

    private bool TryLoosely(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        var loose = new LooseTimes(text);
        if (text.Length > 48 || !loose.TryRead(IsDayFirst)) return false;
        var clock = loose.Clock;
        return TryZone(loose.Zone, ref clock) && TryCombine(loose.Year, loose.Month, loose.Day, clock, out time);
    }

    /// <summary>An epoch in seconds, milli-, micro- or nanoseconds: its size tells which. Floats (<c>1.4E+09</c>, <c>1426762342.5</c>) are seconds or milliseconds.</summary>
    public static bool TryEpoch(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.Length is < 9 or > 32) return false;
        var value = 0L;
        var i = 0;
        for (; i < text.Length && i < 19 && (uint)(text[i] - '0') <= 9; i++) value = unchecked(value * 10 + (text[i] - '0'));
        if (i == text.Length)
        {
            time = i switch
            {
                9 or 10 => value * 1000,
                12 or 13 => value,
                15 or 16 => value / 1000,
                18 or 19 => value / 1_000_000,
                _ => 0,
            };
            return IsPlausible(time);
        }

        if (!CsvNumbers.TryDecimal(text, commaIsPoint: true, out var number)) return false;
        if (number is > 1e8 and < 1e10) number *= 1000;
        if (number is < Earliest or >= Latest) return false;
        time = (long)Math.Round(number);
        return IsPlausible(time);
    }

    public static bool IsPlausible(long time) => time is >= Earliest and < Latest;

    private bool TryCompact(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        var at = text.Length >= 15 && text[8] is (byte)'T' or (byte)' ' ? 9 : 8;
        if (text.Length < at + 6 || text.Length > at + 7 || (text.Length == at + 7 && text[^1] != 'Z')) return false;
        if (!(Digits(text, 0, 4, out var year) & Digits(text, 4, 2, out var month) & Digits(text, 6, 2, out var day))) return false;
        if (!(Digits(text, at, 2, out var hour) & Digits(text, at + 2, 2, out var minute) & Digits(text, at + 4, 2, out var second))) return false;
        return hour <= 23 && minute <= 59 && second <= 60 && TryCombine(year, month, day, (hour * 60L + minute) * 60_000 + second * 1000L, out time);
    }

    /// <summary>The clock after the date, from its separator on.</summary>
    private bool TryDateTime(int year, int month, int day, ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text[0] is not ((byte)' ' or (byte)'T' or (byte)'t') || text[3] != ':') return false;
        if (!(Digits(text, 1, 2, out var hour) & Digits(text, 4, 2, out var minute)) || hour > 23 || minute > 59) return false;
        var clock = (hour * 60L + minute) * 60_000;
        var at = 6;
        if (text.Length >= 9 && text[6] == ':')
        {
            // 60: a leap second.
            if (!Digits(text, 7, 2, out var second) || second > 60) return false;
            clock += second * 1000L;
            at = 9;
            if (at < text.Length && text[at] is (byte)'.' or (byte)',')
            {
                at++;
                for (var scale = 100; at < text.Length && (uint)(text[at] - '0') <= 9; at++, scale /= 10) clock += (text[at] - '0') * scale;
            }
        }

        return (at == text.Length || TryZone(CsvNumbers.Trim(text[at..]), ref clock)) && TryCombine(year, month, day, clock, out time);
    }

    /// <summary><c>Z</c>, <c>UTC</c>, <c>GMT</c>, <c>+02:00</c>, <c>-0330</c>, <c>+00</c>, <c>+0000 UTC</c>.</summary>
    private static bool TryZone(ReadOnlySpan<byte> zone, ref long clock)
    {
        if (zone.IsEmpty || zone.SequenceEqual("Z"u8) || zone.SequenceEqual("UTC"u8) || zone.SequenceEqual("GMT"u8)) return true;
        if (zone.Length < 3 || zone[0] is not ((byte)'+' or (byte)'-') || !Digits(zone, 1, 2, out var hours)) return false;
        var sign = zone[0] == '-' ? -1 : 1;
        zone = zone[3..];
        if (!zone.IsEmpty && zone[0] == ':') zone = zone[1..];
        var minutes = 0;
        if (zone.Length >= 2 && Digits(zone, 0, 2, out minutes)) zone = zone[2..];
        clock -= sign * (hours * 60L + minutes) * 60_000;
        zone = CsvNumbers.Trim(zone);
        return zone.IsEmpty || zone.SequenceEqual("UTC"u8);
    }

    private bool TryCombine(int year, int month, int day, long milliseconds, out long time)
    {
        time = 0;
        var date = (year << 9) | (month << 5) | day;
        if (date != _date)
        {
            if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
            _dateStart = (new DateOnly(year, month, day).DayNumber - 719_162L) * DayMilliseconds;
            _date = date;
        }

        time = _dateStart + milliseconds;
        return IsPlausible(time);
    }

    private static bool Digits(ReadOnlySpan<byte> text, int from, int count, out int value)
    {
        value = 0;
        for (var i = from; i < from + count; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) return false;
            value = value * 10 + (int)digit;
        }

        return true;
    }
}
