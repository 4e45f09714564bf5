namespace AisDetector.Core.Nmea;

/// <summary>
/// Dates as spreadsheets and people write them: <c>3/1/2024 0:05</c>, <c>3/1/2024 12:05:00 AM</c>, <c>1.3.2024 0:05</c>, <c>01-Mar-2024 00:05:00</c>,
/// <c>Fri, 1 Mar 2024 00:05:00</c>; date and clock may stand in two fields (<c>20/11/2018;15:22:18</c>). Slower than the usual forms, and tried after them.
/// </summary>
public ref struct LooseTimes(ReadOnlySpan<byte> text)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private ReadOnlySpan<byte> _rest = text;

    public int Year { get; private set; }
    public int Month { get; private set; }
    public int Day { get; private set; }

    /// <summary>Since midnight, ms.</summary>
    public long Clock { get; private set; }

    /// <summary>What follows the clock: a zone or nothing.</summary>
    public readonly ReadOnlySpan<byte> Zone => Trim(_rest);

    /// <summary>Reads a date and a clock at the beginning of the text; false when they are none. Whether such a day exists is not asked.</summary>
    public bool TryRead(bool isDayFirst) => TryDate(isDayFirst) && TryClock();

    /// <summary>Whether a date in numbers is day first (true) or month first (false) because it cannot be the other; null when it may be both, or is neither.</summary>
    public static bool? IsDayFirst(ReadOnlySpan<byte> text)
    {
        var date = new LooseTimes(text);
        if (!date.TryNumber(out var first) || !date.TrySeparator(out var separator) || separator is (byte)'.' || !date.TryNumber(out var second)) return null;
        if (first > 31 || second > 31) return null;
        return first > 12 ? true : second > 12 ? false : null;
    }

    /// <summary>A date in numbers of which either may be the month.</summary>
    public static bool IsAmbiguous(ReadOnlySpan<byte> text)
    {
        var date = new LooseTimes(text);
        return date.TryNumber(out var first) && date.TrySeparator(out var separator) && separator is not (byte)'.' && date.TryNumber(out var second)
            && first is >= 1 and <= 12 && second is >= 1 and <= 12;
    }

    /// <summary>It ends with AM or PM.</summary>
    public static bool HasHalfDay(ReadOnlySpan<byte> text) => text is [.., (byte)'A' or (byte)'P' or (byte)'a' or (byte)'p', (byte)'M' or (byte)'m'];

    private bool TryDate(bool isDayFirst)
    {
        SkipWeekday();
        if (!TryNumber(out var first) || !TrySeparator(out _)) return false;
        var isNamed = TryMonth(out var second);
        if ((!isNamed && !TryNumber(out second)) || !TrySeparator(out _) || !TryNumber(out var third)) return false;
        if (first > 31) (Year, Month, Day) = (first, second, third);
        else if (isNamed || isDayFirst) (Year, Month, Day) = (third, second, first);
        else (Year, Month, Day) = (third, first, second);
        return Year is >= 1900 and < 2200;
    }

    private bool TryClock()
    {
        _rest = _rest.TrimStart("Tt ,;\t\""u8);
        if (!TryNumber(out var hour) || !TryByte((byte)':') || !TryNumber(out var minute)) return false;
        var second = 0;
        var fraction = 0L;
        if (TryByte((byte)':') && !TryNumber(out second)) return false;
        if (_rest.Length > 1 && _rest[0] is (byte)'.' or (byte)',' && UtcTime.IsDigit(_rest[1]))
        {
            _rest = _rest[1..];
            for (var scale = 100; !_rest.IsEmpty && (uint)(_rest[0] - '0') <= 9; scale /= 10, _rest = _rest[1..]) fraction += (_rest[0] - '0') * scale;
        }

        _rest = Trim(_rest);
        if (_rest.Length >= 2 && HasHalfDay(_rest[..2]))
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + ((_rest[0] | 0x20) == 'p' ? 12 : 0);
            _rest = _rest[2..];
        }

        Clock = ((hour * 60L + minute) * 60 + second) * 1000 + fraction;
        return hour <= 23 && minute <= 59 && second <= 60;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[^1] <= ' ') text = text[..^1];
        while (!text.IsEmpty && text[0] <= ' ') text = text[1..];
        return text;
    }

    private void SkipWeekday()
    {
        var letters = 0;
        while (letters < _rest.Length && char.IsAsciiLetter((char)_rest[letters])) letters++;
        if (letters >= 3) _rest = _rest[letters..].TrimStart(" ,"u8);
    }

    private bool TryMonth(out int month)
    {
        month = 0;
        if (_rest.Length < 3 || !char.IsAsciiLetter((char)_rest[0])) return false;
        for (var i = 0; i < Months.Length && month == 0; i++)
        {
            var name = Months[i];
            if ((_rest[0] | 0x20) == name[0] && (_rest[1] | 0x20) == name[1] && (_rest[2] | 0x20) == name[2]) month = i + 1;
        }

        while (!_rest.IsEmpty && char.IsAsciiLetter((char)_rest[0])) _rest = _rest[1..];
        return month > 0;
    }

    private bool TryNumber(out int number)
    {
        number = 0;
        var digits = 0;
        for (; digits < 4 && digits < _rest.Length && (uint)(_rest[digits] - '0') <= 9; digits++) number = number * 10 + (_rest[digits] - '0');
        _rest = _rest[digits..];
        return digits > 0;
    }

    private bool TrySeparator(out byte separator)
    {
        separator = _rest.IsEmpty ? (byte)0 : _rest[0];
        if (separator is not ((byte)'/' or (byte)'-' or (byte)'.' or (byte)' ')) return false;
        _rest = _rest[1..];
        return true;
    }

    private bool TryByte(byte expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected) return false;
        _rest = _rest[1..];
        return true;
    }
}
