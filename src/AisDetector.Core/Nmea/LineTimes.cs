using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Nmea;

/// <summary>Finds a sentence's time in and around its line, in the order that <see cref="NmeaDecoder"/> documents, and remembers what earlier lines said.</summary>
internal sealed class LineTimes
{
    /// <summary>How <c>01/02/2018</c> is read: true, as 1 February; false, as 2 January.</summary>
    public bool IsDayFirst { get; init; } = true;

    /// <summary>
    /// A tag block that fails its checksum is believed when its time is this near to the last one. Programs that rewrite groups leave the
    /// old checksum standing; a digit that was flipped on the way moves the time by years.
    /// </summary>
    private const long DoubtfulWithinMilliseconds = 3_600_000;

    private SentenceContext _pending = new();
    private long _ownShip = Report.NoTime;
    private long _last = Report.NoTime;

    private bool HasPending => _pending.HasTime || _pending.Group != 0 || _pending.Station != 0;

    /// <summary>
    /// Reads what stands before the sentence: a log's date or epoch, tag blocks. Gives the sentence, empty for a tag block
    /// alone. False when there is no sentence: then <paramref name="sentence"/> is the line when its tag block does not end, or empty
    /// when the line holds nothing like a sentence.
    /// </summary>
    public bool TryReadPreamble(ReadOnlySpan<byte> line, scoped ref SentenceContext context, out ReadOnlySpan<byte> sentence)
    {
        sentence = default;
        var start = line.IndexOfAny((byte)'!', (byte)'$', (byte)'\\');
        if (start < 0) return false;
        var rest = line[start..];
        var isBlock = rest[0] == '\\';
        while (isBlock)
        {
            if (rest[0] == '\\') rest = rest[1..];
            if (!TagBlock.TryRead(rest, ref context, out var after))
            {
                sentence = line;
                return false;
            }

            rest = after.TrimStart((byte)' ');

            // A second block may follow the first. The backslash between them may stand once or twice.
            isBlock = !rest.IsEmpty && rest[0] is not ((byte)'!' or (byte)'$');
        }

        if (context.IsDoubtful && context.HasTime && _last != Report.NoTime && Math.Abs(context.Time - _last) > DoubtfulWithinMilliseconds)
            context.Time = Report.NoTime;
        sentence = rest;

        // A time after the checksum counts more than one in front. This one is kept aside until the sentence has been parsed.
        context.PrefixTime = context.HasTime || start == 0 ? Report.NoTime : LogTime(line[..start]);
        return true;
    }

    /// <summary>A tag block on a line of its own belongs to the sentence that follows.</summary>
    public void KeepForNext(in SentenceContext context)
    {
        _pending = context;
        if (!context.HasTime) _pending.Time = context.PrefixTime;
    }

    public void DropPending() => _pending = new SentenceContext();

    /// <summary>Another input begins: forgets all times of the one before.</summary>
    public void Reset()
    {
        DropPending();
        _ownShip = Report.NoTime;
        _last = Report.NoTime;
    }

    /// <summary>Settles the sentence's context and says where its time is from; <see cref="TimeKind.None"/> when the own ship's clock or nothing gives it.</summary>
    /// <param name="trailer">What follows the sentence's checksum.</param>
    public TimeKind Resolve(ReadOnlySpan<byte> trailer, ref SentenceContext context)
    {
        if (!trailer.IsEmpty) ReadTrailer(trailer, ref context);
        var kind = context.HasTime ? TimeKind.Reception : TimeKind.None;
        if (!context.HasTime && context.PrefixTime != Report.NoTime) (context.Time, kind) = (context.PrefixTime, TimeKind.Prefix);
        if (HasPending)
        {
            if (!context.HasTime && _pending.HasTime) (context.Time, kind) = (_pending.Time, _pending.Time == _pending.PrefixTime ? TimeKind.Prefix : TimeKind.Reception);
            if (context.Group == 0) context.Group = _pending.Group;
            if (context.Station == 0) context.Station = _pending.Station;
            DropPending();
        }

        // A log's own clock may be in local time: the times of tag blocks are not measured by it.
        if (kind == TimeKind.Reception) _last = context.Time;
        if (kind == TimeKind.None) context.Time = _ownShip;
        return kind;
    }

    /// <summary>The same for a <see cref="UsualLine"/>: gives the time of its sentence, which has no trailer.</summary>
    /// <param name="tagBlockTime"><see cref="UsualLine.Time"/>.</param>
    public long Resolve(long tagBlockTime)
    {
        if (!HasPending && tagBlockTime != Report.NoTime) return _last = tagBlockTime;
        var context = new SentenceContext { Time = tagBlockTime };
        Resolve(trailer: default, ref context);
        return context.Time;
    }

    /// <summary>A well-formed sentence that is not VDM or VDO, without its checksum: PGHP, RMC and ZDA tell the time.</summary>
    public void ReadOther(ReadOnlySpan<byte> sentence)
    {
        DropPending();
        if (sentence.StartsWith("$PGHP,"u8)) ReadPghp(sentence[6..]);
        else if (sentence[3..].StartsWith("RMC,"u8)) ReadRmc(sentence[7..]);
        else if (sentence[3..].StartsWith("ZDA,"u8)) ReadZda(sentence[7..]);
    }

    public void Persist(StateStream state)
    {
        _pending.Persist(state);
        state.Value(ref _ownShip);
        state.Value(ref _last);
    }

    /// <summary>
    /// US Coast Guard: fields that begin with a letter (<c>r003669987</c> or <c>b003669978</c> the station, <c>s28320</c>
    /// signal strength, <c>T33.71</c> slot arrival, ...), then the epoch of the reception, in libais' files followed by the station's.
    /// Tables of sentences: an epoch, or the log's date and time, as columns behind a quoted or bare sentence.
    /// </summary>
    private void ReadTrailer(ReadOnlySpan<byte> trailer, ref SentenceContext context)
    {
        while (!trailer.IsEmpty)
        {
            var end = trailer.IndexOfAny((byte)',', (byte)';', (byte)'\t');
            var field = (end < 0 ? trailer : trailer[..end]).Trim(" \"'"u8);
            if (field.Length >= 5)
            {
                if (field[0] is (byte)'r' or (byte)'b' && context.Station == 0) context.Station = TagBlock.Hash(field);
                if (!context.HasTime && UtcTime.IsDigit(field[0]))
                {
                    if (UtcTime.TryEpoch(field, out var time)) context.Time = time;
                    else if (context.PrefixTime == Report.NoTime) context.PrefixTime = LogTime(trailer);
                }
            }

            trailer = end < 0 ? default : trailer[(end + 1)..];
        }
    }

    /// <summary>The date and time, or the epoch, with which the text begins.</summary>
    private long LogTime(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t[(\"'"u8);
        if (UtcTime.TryDateTime(text, out var time)) return time;
        if (UtcTime.TryEpoch(text, out time, out var length) && (length == text.Length || !char.IsAsciiLetterOrDigit((char)text[length]))) return time;
        return UtcTime.TryLooseDateTime(text, IsDayFirst, out time) ? time : Report.NoTime;
    }

    /// <summary>
    /// Gatehouse: <c>$PGHP,1,year,month,day,hour,minute,second,millisecond,country,region,station,online,checksum</c>. The
    /// last field should be the checksum of the sentence that follows. Before first parts and VDO it is not, so it is not used.
    /// </summary>
    private void ReadPghp(ReadOnlySpan<byte> fields)
    {
        if (!Next(ref fields).SequenceEqual("1"u8)) return;
        if (!UtcTime.TryDigits(Next(ref fields), out var year) || !UtcTime.TryDigits(Next(ref fields), out var month) || !UtcTime.TryDigits(Next(ref fields), out var day)) return;
        if (!UtcTime.TryClock(Next(ref fields), Next(ref fields), Next(ref fields), out var clock)) return;
        if (!UtcTime.TryDigits(Next(ref fields), out var milliseconds) || milliseconds > 999) return;
        if (UtcTime.TryCombine(year, month, day, clock + milliseconds, out var time)) _pending.Time = time;
    }

    /// <summary><c>hhmmss.ss,A,latitude,N,longitude,E,speed,course,ddmmyy,...</c>; a receiver without a fix (V) may not know the time.</summary>
    private void ReadRmc(ReadOnlySpan<byte> fields)
    {
        var clockField = Next(ref fields);
        if (!Next(ref fields).SequenceEqual("A"u8)) return;
        for (var i = 0; i < 6; i++) Next(ref fields);
        var date = Next(ref fields);
        if (date.Length != 6 || !UtcTime.TryClock(clockField, out var clock)) return;
        if (!UtcTime.TryDigits(date[..2], out var day) || !UtcTime.TryDigits(date[2..4], out var month) || !UtcTime.TryDigits(date[4..], out var year)) return;
        if (UtcTime.TryCombine(year + (year >= 95 ? 1900 : 2000), month, day, clock, out var time)) _ownShip = time;
    }

    /// <summary><c>hhmmss.ss,dd,mm,yyyy,...</c></summary>
    private void ReadZda(ReadOnlySpan<byte> fields)
    {
        if (!UtcTime.TryClock(Next(ref fields), out var clock)) return;
        if (!UtcTime.TryDigits(Next(ref fields), out var day) || !UtcTime.TryDigits(Next(ref fields), out var month) || !UtcTime.TryDigits(Next(ref fields), out var year)) return;
        if (UtcTime.TryCombine(year, month, day, clock, out var time)) _ownShip = time;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> fields)
    {
        var comma = fields.IndexOf((byte)',');
        var field = comma < 0 ? fields : fields[..comma];
        fields = comma < 0 ? default : fields[(comma + 1)..];
        return field;
    }
}
