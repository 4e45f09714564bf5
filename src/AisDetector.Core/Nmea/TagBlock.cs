using System.Buffers.Binary;
using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Nmea;

/// <summary>Where a sentence's time is from. The numbers stand in saved states.</summary>
internal enum TimeKind : byte
{
    /// <summary>The own ship's clock, or nothing.</summary>
    None = 0,

    /// <summary>Its receiver: a tag block, the epoch after the checksum, a preceding <c>$PGHP</c>. UTC.</summary>
    Reception = 1,

    /// <summary>The log's own clock, before the sentence or as a date behind it: of lower rank, and often in local time.</summary>
    Prefix = 2,
}

/// <summary>What a line says about its sentence outside of it: when and by whom it was received, which group it belongs to.</summary>
internal struct SentenceContext
{
    /// <summary>Milliseconds since the Unix epoch, or <see cref="Report.NoTime"/>.</summary>
    public long Time = Report.NoTime;

    /// <summary>The log's own time, in front of the sentence or as a date behind it, used when it has none of its own.</summary>
    public long PrefixTime = Report.NoTime;

    /// <summary>Hash of the receiving station's name; 0 when none is given.</summary>
    public ulong Station;

    /// <summary>Identifier of a tag block's sentence group (<c>g:</c>) plus one; 0 when none is given.</summary>
    public uint Group;

    /// <summary>Some tag block fails its checksum: what it says is doubtful.</summary>
    public bool IsDoubtful;

    public SentenceContext()
    {
    }

    public readonly bool HasTime => Time != Report.NoTime;

    internal void Persist(StateStream state)
    {
        state.Value(ref Time);
        state.Value(ref PrefixTime);
        state.Value(ref Station);
        state.Value(ref Group);
        state.Value(ref IsDoubtful);
    }
}

/// <summary>IEC 61162-450 / NMEA 4 tag blocks: <c>\g:1-2-1234,s:station,c:1565218798*hh\</c>.</summary>
internal static class TagBlock
{
    /// <summary>Reads the block that begins after a backslash; gives what follows its closing backslash. False when it has none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, scoped ref SentenceContext context, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        var end = text.IndexOf((byte)'\\');
        if (end < 0) return false;
        rest = text[(end + 1)..];

        var content = text[..end];
        var star = content.LastIndexOf((byte)'*');
        if (star >= 0)
        {
            if (!Checksum.Matches(content[..star], content[(star + 1)..])) context.IsDoubtful = true;
            content = content[..star];
        }

        while (!content.IsEmpty)
        {
            var comma = content.IndexOf((byte)',');
            var field = comma < 0 ? content : content[..comma];
            content = comma < 0 ? default : content[(comma + 1)..];
            if (field.Length > 2 && field[1] == ':') Read(field[0], field[2..], ref context);
        }

        return true;
    }

    /// <summary>
    /// Reads only the time, of a usual block: at most 64 bytes, with its checksum at its end and right. False for any other, which
    /// <see cref="TryRead"/> may understand.
    /// </summary>
    /// <param name="text">What follows the opening backslash, <see cref="Window.Bytes"/> or more.</param>
    /// <param name="time">Milliseconds since the Unix epoch; <see cref="Report.NoTime"/> when the block says none.</param>
    /// <param name="length">Up to and with the closing backslash.</param>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out long time, out int length)
    {
        time = Report.NoTime;
        var window = new Window(text);
        var close = Window.First(window.Mask((byte)'\\') | window.Mask((byte)'\n'));
        length = close + 1;
        var star = close - 3;
        if (close == Window.Bytes || star < 0 || text[star] != '*' || text[close] != '\\') return false;
        if (!Checksum.IsWritten(window.Xor(star), text[(star + 1)..])) return false;

        var commas = window.Mask((byte)',');
        var fields = commas << 1 | 1;
        var times = Window.Below(fields & window.Mask((byte)'c') & window.Mask((byte)':') >> 1, star);
        if (times == 0) return true;
        var at = Window.First(times) + 2;
        // Of several the last counts that can be read.
        if ((times & (times - 1)) != 0 || at > star) return false;
        var end = Math.Min(at + Window.First(commas >> at), star);
        if (!UtcTime.TryEpoch(text[at..end], out var epoch)) return false;
        time = epoch;
        return true;
    }

    private static void Read(byte code, ReadOnlySpan<byte> value, ref SentenceContext context)
    {
        switch (code)
        {
            case (byte)'c':
                if (UtcTime.TryEpoch(value, out var time)) context.Time = time;
                break;
            case (byte)'s':
                context.Station = Hash(value);
                break;
            case (byte)'g':
                // sentence-total-identifier
                if (UtcTime.TryDigits(value[(value.LastIndexOf((byte)'-') + 1)..], out var group)) context.Group = (uint)group + 1;
                break;
        }
    }

    /// <summary>Writes a block that says when its sentence was received, to the millisecond; gives its length, 20 bytes.</summary>
    public static int WriteTime(long milliseconds, Span<byte> to)
    {
        "\\c:"u8.CopyTo(to);
        milliseconds.TryFormat(to[3..], out var digits);
        var star = 3 + digits;
        to[star] = (byte)'*';
        Checksum.Of(to[1..star]).TryFormat(to[(star + 1)..], out _, "X2");
        to[star + 3] = (byte)'\\';
        return star + 4;
    }

    /// <summary>Of a station's name, eight bytes at a time; never 0.</summary>
    public static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..]) hash = SixBit.Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(text));
        var last = 0UL;
        foreach (var c in text) last = last << 8 | c;
        return SixBit.Mix(hash, last) | 1;
    }
}
