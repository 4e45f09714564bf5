using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>The lines of one message, which must not be torn apart; or a line that is no message and travels with its neighbours.</summary>
public readonly ref struct FramedMessage
{
    /// <summary>The lines in the order of their arrival, with newlines between them and none at the end.</summary>
    public ReadOnlySpan<byte> Lines { get; init; }

    /// <summary>Reception time in milliseconds since the Unix epoch as <see cref="NmeaDecoder"/> would find it; <see cref="Report.NoTime"/> without one.</summary>
    public long Time { get; init; }

    /// <summary>The sender, bits 8 to 37 of every AIS message (ITU-R M.1371-5 annex 8); 0 when this is no message.</summary>
    public uint Mmsi { get; init; }
}

public delegate void FramedMessageHandler(in FramedMessage message);

/// <summary>
/// Cuts an NMEA 0183 stream into messages without decoding them: all the parts of a message come together, with the lines
/// before them that tell their time (<c>$PGHP</c>, a tag block alone), so that messages can be sent different ways and still
/// mean what they meant. When only the own ship's clock (RMC, ZDA) gives a sentence its time, the sentence gets that time as
/// a tag block: the clock's own sentences may be sent another way. What is no message comes out too: bad lines, other
/// sentences, parts whose others never came. Blank lines and comments do not. Never throws on its input. One instance per stream; not thread safe.
/// </summary>
public sealed class MessageFramer
{
    private const int MaxParts = 9;

    /// <summary>How much is kept of lines that tell the time of a sentence to come. When it is more, no sentence has followed for long: they go alone.</summary>
    private const int MaxPreambleBytes = 4096;

    private readonly FramedMessageHandler _onMessage;
    private readonly Fragments _fragments = new();
    private readonly LineTimes _times = new();
    private readonly ReportBatch _incomplete;
    private readonly byte[] _payload = new byte[MaxParts * NmeaDecoder.MaxLineBytes];
    private readonly byte[] _bits = new byte[SixBit.BytesFor(8)];
    private readonly byte[] _lines = new byte[MaxPreambleBytes + 2 * NmeaDecoder.MaxLineBytes];
    private int _preamble;

    public MessageFramer(FramedMessageHandler onMessage)
    {
        _onMessage = onMessage;
        _incomplete = new ReportBatch(1) { OnReject = (_, lines) => Give(lines, Report.NoTime, 0) };
    }

    /// <summary>How many sentences got the time of the own ship's clock as a tag block.</summary>
    public long Stamped { get; private set; }

    /// <summary>Lines of messages whose other parts did not come.</summary>
    public long Incomplete => _incomplete.Counts.Rejected(RejectReason.IncompleteMessage);

    /// <summary>Takes one line, without its newline.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        while (!line.IsEmpty && line[^1] is (byte)'\r' or (byte)' ') line = line[..^1];
        if (line.IsEmpty || line[0] == '#') return;

        var context = new SentenceContext();
        var sentence = line;
        if (line.Length > NmeaDecoder.MaxLineBytes || (line[0] != '!' && !_times.TryReadPreamble(line, ref context, out sentence)))
        {
            GiveOther(line);
        }
        else if (sentence.IsEmpty)
        {
            _times.KeepForNext(context);
            KeepPreamble(line);
        }
        else if (sentence[0] == '!' && VdmSentence.IsVdm(sentence))
        {
            ReadSentence(sentence, line, ref context);
        }
        else
        {
            ReadOther(sentence, line);
        }
    }

    /// <summary>The input is at its end: gives the lines that still waited for others.</summary>
    public void Finish()
    {
        _fragments.Finish(_incomplete);
        GiveOther(default);
    }

    private void ReadSentence(ReadOnlySpan<byte> sentence, ReadOnlySpan<byte> line, ref SentenceContext context)
    {
        if (!VdmSentence.TryParse(sentence, out var vdm, out _))
        {
            _times.DropPending();
            GiveOther(line);
            return;
        }

        var kind = _times.Resolve(vdm.Trailer, ref context);
        sentence.Overlaps(vdm.Payload, out var payloadAt);
        var lines = Compose(line, line.Length - sentence.Length, kind != TimeKind.None ? Report.NoTime : context.Time);
        var payload = lines.Slice(lines.Length - sentence.Length + payloadAt, vdm.Payload.Length);
        if (vdm.Total == 1)
        {
            Give(lines, context.Time, Mmsi(payload));
            return;
        }

        var message = _fragments.Add(new Fragment
        {
            Key = vdm.Key,
            Total = vdm.Total,
            Number = vdm.Number,
            FillBits = vdm.FillBits,
            Payload = payload,
            Line = lines,
            Context = context,
            TimeKind = kind,
        }, _incomplete);
        if (message is null) return;

        Give(message.Lines[..^1], message.Time, Mmsi(message.CopyPayload(_payload)));
        _fragments.Release(message);
    }

    private void ReadOther(ReadOnlySpan<byte> sentence, ReadOnlySpan<byte> line)
    {
        var star = sentence.IndexOf((byte)'*');
        if (star >= 6 && sentence.Length >= star + 3 && Checksum.Matches(sentence[1..star], sentence[(star + 1)..]))
        {
            _times.ReadOther(sentence[..star]);
            if (sentence.StartsWith("$PGHP,"u8))
            {
                KeepPreamble(line);
                return;
            }
        }

        GiveOther(line);
    }

    private void KeepPreamble(ReadOnlySpan<byte> line)
    {
        if (_preamble + line.Length >= MaxPreambleBytes) GiveOther(default);
        line.CopyTo(_lines.AsSpan(_preamble));
        _preamble += line.Length;
        _lines[_preamble++] = (byte)'\n';
    }

    /// <summary>The kept lines and this one, dated when a time is given; valid until the next.</summary>
    private ReadOnlySpan<byte> Compose(ReadOnlySpan<byte> line, int sentenceAt, long stamp)
    {
        var length = _preamble;
        _preamble = 0;
        if (length == 0 && stamp == Report.NoTime) return line;
        if (stamp != Report.NoTime)
        {
            // Before the line's own tag blocks, if it has any: blocks may follow one another.
            var at = line[..sentenceAt].IndexOf((byte)'\\');
            if (at < 0) at = sentenceAt;
            line[..at].CopyTo(_lines.AsSpan(length));
            length += at;
            length += TagBlock.WriteTime(stamp, _lines.AsSpan(length));
            line = line[at..];
            Stamped++;
        }

        line.CopyTo(_lines.AsSpan(length));
        return _lines.AsSpan(0, length + line.Length);
    }

    private void GiveOther(ReadOnlySpan<byte> line)
    {
        var kept = _preamble;
        _preamble = 0;
        if (kept > 0) Give(_lines.AsSpan(0, kept - 1), Report.NoTime, 0);
        if (!line.IsEmpty) Give(line, Report.NoTime, 0);
    }

    private void Give(ReadOnlySpan<byte> lines, long time, uint mmsi) => _onMessage(new FramedMessage { Lines = lines, Time = time, Mmsi = mmsi });

    private uint Mmsi(ReadOnlySpan<byte> payload)
    {
        payload = payload[..Math.Min(payload.Length, 8)];
        if (payload.Length * 6 < 38 || !SixBit.TryUnarmour(payload, _bits, out _)) return 0;
        return new PayloadBits(_bits, payload.Length * 6).Field(8, 30);
    }
}
