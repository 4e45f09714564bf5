using AisDetector.Core.Nmea;

namespace AisDetector.Formats.Fields;

/// <summary>
/// Whether a file's dates in numbers are day/month or month/day, seen in those of its first rows. Day first unless one of them cannot be, or the
/// clock has AM and PM.
/// </summary>
internal struct DateOrder
{
    private bool? _isDayFirst;
    private bool _hasHalfDays, _isAmbiguous;

    /// <summary>A date was met that can be read in one order only: no further one is needed.</summary>
    public readonly bool IsKnown => _isDayFirst is not null;

    public readonly bool IsDayFirst => _isDayFirst ?? !_hasHalfDays;

    /// <summary>Nothing says whether <c>01/02/2024</c> is in January or in February; it is read as in February.</summary>
    public readonly bool IsGuess => _isDayFirst is null && _isAmbiguous && !_hasHalfDays;

    /// <param name="text">A date and time, or a date, without quotes.</param>
    public void See(ReadOnlySpan<byte> text)
    {
        _isDayFirst ??= LooseTimes.IsDayFirst(text);
        _isAmbiguous |= LooseTimes.IsAmbiguous(text);
        _hasHalfDays |= LooseTimes.HasHalfDay(text);
    }

    /// <summary>Of the dates that an NMEA log has before its sentences or in columns behind them.</summary>
    public static DateOrder OfSentences(ReadOnlySpan<byte> head)
    {
        var order = new DateOrder();
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range];
            var start = line.IndexOf((byte)'!');
            if (start < 0) continue;
            order.SeeLog(line[..start]);
            var star = line.LastIndexOf((byte)'*');
            if (star < start || star + 3 >= line.Length) continue;
            var trailer = line[(star + 3)..];
            foreach (var field in trailer.SplitAny(",;\t"u8)) order.SeeLog(trailer[field]);
            if (order.IsKnown) break;
        }

        return order;
    }

    private void SeeLog(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\r[]()\"',;"u8);
        var time = new LooseTimes(text);
        // A date in a column of its own has no clock.
        if (text.Length is >= 8 and <= 10 || time.TryRead(isDayFirst: true)) See(text);
    }
}
