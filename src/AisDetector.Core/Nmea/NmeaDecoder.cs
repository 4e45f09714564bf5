using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>
/// Turns the bytes of an NMEA 0183 log or stream into reports: sentences of any talker (<c>!AIVDM</c>, <c>!BSVDM</c>,
/// <c>!ABVDO</c>, ...), in any framing that logs put around them, cut anywhere between calls. Never throws on its input and
/// allocates nothing per message once it has met its vessels. One instance per stream; not thread safe.
/// <para>
/// A report's time is the first that there is of: the line's tag block (<c>c:</c>); the epoch after the checksum (US Coast
/// Guard; of two the first, which is the reception's); the epoch or date before the sentence, or a date in a column behind
/// it; a preceding <c>$PGHP</c> or lone tag block, for the one sentence that follows; the last RMC or ZDA of the own ship;
/// <see cref="FallbackTime"/>. Of a message in parts, the first part that has one counts; a receiver's time (tag block,
/// epoch after the checksum, <c>$PGHP</c>) goes before a log's.
/// </para>
/// </summary>
public sealed partial class NmeaDecoder
{
    /// <summary>Longest line that is read. NMEA 0183 allows 82 bytes; tag blocks, log prefixes and trailing fields come on top.</summary>
    public const int MaxLineBytes = 1024;

    private const int MaxParts = 9;

    private byte[] _carry = new byte[MaxLineBytes];
    private readonly byte[] _payload = new byte[MaxParts * MaxLineBytes];
    private readonly byte[] _bits = new byte[SixBit.BytesFor(MaxParts * MaxLineBytes)];
    private readonly MessageReader _reader = new();
    private readonly Fragments _fragments = new();
    private readonly LineTimes _times;
    private int _carried;
    private bool _isSkipping;

    /// <param name="isDayFirst">How dates such as <c>01/02/2018</c> around sentences are read: true, as 1 February; false, as 2 January.</param>
    public NmeaDecoder(bool isDayFirst = true) => _times = new LineTimes { IsDayFirst = isDayFirst };

    /// <summary>Time in milliseconds since the Unix epoch of sentences that have none of their own, such as a Kafka record's timestamp; null: they have none.</summary>
    public long? FallbackTime { get; set; }

    /// <summary>True: reports without time are given with <see cref="Report.NoTime"/> instead of being rejected.</summary>
    public bool KeepReportsWithoutTime { get; init; }

    /// <summary>Lines that are not reports and not faults: blank, comments, tag blocks alone, well-formed sentences other than VDM and VDO.</summary>
    public long OtherLines { get; private set; }

    /// <summary>Where in the input the bytes that are decoded next lie, for a caller that will ask <see cref="RestartBefore"/>: a record's offset.</summary>
    public long Position
    {
        get => _fragments.Position;
        set => _fragments.Position = value;
    }

    /// <summary>
    /// The newest position, at most <paramref name="next"/>, from where another decoder could read on without losing or
    /// tearing a message of several parts. Messages that begin before <paramref name="notBefore"/> are not regarded.
    /// </summary>
    public long RestartBefore(long next, long notBefore) => _fragments.RestartBefore(next, notBefore);

    /// <summary>Decodes what has arrived. A line without its newline waits for the next call.</summary>
    public void Decode(ReadOnlySpan<byte> bytes, ReportBatch batch)
    {
        while (!bytes.IsEmpty)
        {
            if (_carried == 0 && !_isSkipping && TryReadUsual(bytes, batch, out var length))
            {
                bytes = bytes[length..];
                continue;
            }

            var newline = bytes.IndexOf((byte)'\n');
            var isWhole = newline >= 0;
            var piece = isWhole ? bytes[..newline] : bytes;
            bytes = isWhole ? bytes[(newline + 1)..] : default;
            if (_isSkipping)
            {
                _isSkipping = !isWhole;
            }
            else if (isWhole && _carried == 0 && piece.Length <= MaxLineBytes)
            {
                ReadLine(piece, batch);
            }
            else
            {
                Carry(piece, isWhole, batch);
            }
        }
    }

    /// <summary>A line ends here though no newline came, as at the end of a Kafka record; message parts still wait for the others.</summary>
    public void EndLine(ReportBatch batch)
    {
        var line = _carry.AsSpan(0, _carried);
        _carried = 0;
        _isSkipping = false;
        if (!line.IsEmpty) ReadLine(line, batch);
    }

    /// <summary>The input is at its end: reads a last line without newline, counts messages whose parts are missing, forgets the clock. What comes next is another input.</summary>
    public void Finish(ReportBatch batch)
    {
        EndLine(batch);
        _fragments.Finish(batch);
        _times.Reset();
    }

    private bool TryReadUsual(ReadOnlySpan<byte> bytes, ReportBatch batch, out int length)
    {
        var isUsual = UsualLine.TryRead(bytes, out var line);
        length = line.Length;
        if (isUsual) ReadMessage(line.Payload, line.FillBits, _times.Resolve(line.Time), line.Line, batch);
        return isUsual;
    }

    private void Carry(ReadOnlySpan<byte> piece, bool isWhole, ReportBatch batch)
    {
        var room = MaxLineBytes - _carried;
        var isTooLong = piece.Length > room;
        if (isTooLong) piece = piece[..room];
        piece.CopyTo(_carry.AsSpan(_carried));
        _carried += piece.Length;
        if (!isTooLong && !isWhole) return;

        var line = _carry.AsSpan(0, _carried);
        _carried = 0;
        _isSkipping = !isWhole;
        if (isTooLong) batch.Reject(RejectReason.NotAis, line);
        else ReadLine(line, batch);
    }

    private void ReadLine(ReadOnlySpan<byte> line, ReportBatch batch)
    {
        while (!line.IsEmpty && line[^1] is (byte)'\r' or (byte)' ') line = line[..^1];
        if (line.IsEmpty || line[0] == '#')
        {
            OtherLines++;
            return;
        }

        var context = new SentenceContext();
        var sentence = line;
        if (line[0] != '!' && !_times.TryReadPreamble(line, ref context, out sentence))
        {
            batch.Reject(sentence.IsEmpty ? RejectReason.NotAis : RejectReason.MalformedSentence, line);
        }
        else if (sentence.IsEmpty)
        {
            _times.KeepForNext(context);
            OtherLines++;
        }
        else if (sentence[0] == '!' && VdmSentence.IsVdm(sentence))
        {
            ReadSentence(sentence, line, ref context, batch);
        }
        else
        {
            ReadOtherSentence(sentence, line, batch);
        }
    }

    private void ReadSentence(ReadOnlySpan<byte> sentence, ReadOnlySpan<byte> line, ref SentenceContext context, ReportBatch batch)
    {
        if (!VdmSentence.TryParse(sentence, out var vdm, out var reason))
        {
            _times.DropPending();
            batch.Reject(reason, line);
            return;
        }

        var kind = _times.Resolve(vdm.Trailer, ref context);
        if (vdm.Total == 1)
        {
            ReadMessage(vdm.Payload, vdm.FillBits, context.Time, line, batch);
            return;
        }

        var message = _fragments.Add(new Fragment
        {
            Key = vdm.Key,
            Total = vdm.Total,
            Number = vdm.Number,
            FillBits = vdm.FillBits,
            Payload = vdm.Payload,
            Line = line,
            Context = context,
            TimeKind = kind,
        }, batch);
        if (message is null) return;

        if (message.HasInnerFillBits) batch.Reject(RejectReason.MalformedSentence, message.Lines);
        else ReadMessage(message.CopyPayload(_payload), message.FillBits, message.Time, message.Lines, batch);
        _fragments.Release(message);
    }

    private void ReadMessage(ReadOnlySpan<byte> payload, int fillBits, long time, ReadOnlySpan<byte> raw, ReportBatch batch)
    {
        if (!SixBit.TryUnarmour(payload, _bits, out var hash))
        {
            batch.Reject(RejectReason.MalformedSentence, raw);
            return;
        }

        var bits = new PayloadBits(_bits.AsSpan(0, SixBit.BytesFor(payload.Length)), payload.Length * 6 - fillBits);
        ref var report = ref batch.Open();
        report.Time = time != Report.NoTime ? time : FallbackTime ?? Report.NoTime;
        report.PayloadHash = Math.Max(hash, 1);
        if (_reader.TryRead(bits, ref report, out var reason)
            && (Acceptance.Accepts(ref report, out reason) || (reason == RejectReason.NoTime && KeepReportsWithoutTime)))
        {
            batch.Keep();
        }
        else
        {
            batch.Reject(reason, raw, report.Type);
        }
    }

    private void ReadOtherSentence(ReadOnlySpan<byte> sentence, ReadOnlySpan<byte> line, ReportBatch batch)
    {
        var star = sentence.IndexOf((byte)'*');
        if (star < 6 || sentence.Length < star + 3)
        {
            batch.Reject(RejectReason.NotAis, line);
        }
        else if (!Checksum.Matches(sentence[1..star], sentence[(star + 1)..]))
        {
            batch.Reject(RejectReason.BadChecksum, line);
        }
        else
        {
            _times.ReadOther(sentence[..star]);
            OtherLines++;
        }
    }
}
