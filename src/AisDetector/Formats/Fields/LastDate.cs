using System.Buffers.Binary;
using AisDetector.Core.Nmea;

namespace AisDetector.Formats.Fields;

/// <summary>
/// The date of the last time that was read, by its ten characters: nearly every row's date is the one before's, and then only the clock
/// is read. For times of the form <c>2024-01-01T00:00:03</c> or <c>26/04/2026 00:00:03</c>, whatever order of the date's numbers.
/// </summary>
internal struct LastDate
{
    private const int Characters = 19, ClockAt = 11;

    /// <summary>Colons among the eight characters of a clock, and the zeros that take their places.</summary>
    private const ulong Colons = 0x00003A00003A0000, ColonBytes = 0x0000FF0000FF0000, Zeros = 0x0000300000300000;

    private ulong _start;
    private ushort _end;
    private long _midnight;

    /// <summary>The time when its date is the last one; false when it is not, or is written otherwise.</summary>
    public readonly bool TryRead(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text.Length != Characters || Start(text) != _start || End(text) != _end || !TryClock(text, out var clock)) return false;
        time = _midnight + clock;
        return true;
    }

    /// <summary>Keeps the date of a time that was read otherwise.</summary>
    public void Keep(ReadOnlySpan<byte> text, long time)
    {
        if (text.Length != Characters || !TryClock(text, out var clock)) return;
        (_start, _end, _midnight) = (Start(text), End(text), time - clock);
    }

    private static ulong Start(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ushort End(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt16LittleEndian(text[sizeof(ulong)..]);

    /// <summary>Milliseconds of <c>hh:mm:ss</c> after a space or a T.</summary>
    private static bool TryClock(ReadOnlySpan<byte> text, out long clock)
    {
        clock = 0;
        var word = BinaryPrimitives.ReadUInt64LittleEndian(text[ClockAt..]);
        var digits = word & ~ColonBytes | Zeros;
        if (text[ClockAt - 1] is not ((byte)'T' or (byte)' ' or (byte)'t') || (word & ColonBytes) != Colons || !EightDigits.AreDigits(digits)) return false;
        // Each byte becomes ten times its digit and the next one.
        digits -= 0x3030303030303030;
        digits = digits * 10 + (digits >> 8);
        int hour = (byte)digits, minute = (byte)(digits >> 24), second = (byte)(digits >> 48);
        clock = ((hour * 60L + minute) * 60 + second) * 1000;
        // 60: a leap second.
        return hour <= 23 && minute <= 59 && second <= 60;
    }
}
