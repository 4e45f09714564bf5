using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>One VDM or VDO sentence: <c>!ttVDM,total,number,sequence,channel,payload,fill*hh</c> and what follows the checksum. A view over the line.</summary>
internal readonly ref struct VdmSentence
{
    private const int TotalAt = 7, NumberAt = 9, SequenceAt = 11;

    /// <summary>1 to 9.</summary>
    public int Total { get; private init; }

    /// <summary>1 to <see cref="Total"/>.</summary>
    public int Number { get; private init; }

    /// <summary>0 to 5 bits of the last character that are not part of the message.</summary>
    public int FillBits { get; private init; }

    /// <summary>As in <see cref="Fragment.Key"/>.</summary>
    public ulong Key { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>What follows the checksum, with its comma; usually nothing.</summary>
    public ReadOnlySpan<byte> Trailer { get; private init; }

    /// <summary>Any talker's VDM or VDO.</summary>
    public static bool IsVdm(ReadOnlySpan<byte> sentence)
        => sentence.Length > SequenceAt && sentence[3] == 'V' && sentence[4] == 'D' && sentence[5] is (byte)'M' or (byte)'O' && sentence[6] == ',';

    public static bool TryParse(ReadOnlySpan<byte> sentence, out VdmSentence vdm, out RejectReason reason)
    {
        vdm = default;
        reason = RejectReason.MalformedSentence;
        var star = sentence.IndexOf((byte)'*');
        if (star < 0 || !Checksum.TryHex(sentence[(star + 1)..], out var checksum)) return false;
        if (Checksum.Of(sentence[1..star]) != checksum)
        {
            reason = RejectReason.BadChecksum;
            return false;
        }

        if (star < SequenceAt + 4 || sentence[TotalAt + 1] != ',' || sentence[NumberAt + 1] != ',') return false;
        int total = sentence[TotalAt] - '0', number = sentence[NumberAt] - '0';
        if (total is < 1 or > 9 || number < 1 || number > total) return false;

        var fields = sentence[SequenceAt..star];
        if (!TryTake(ref fields, maxLength: 2, out var sequence) || !TryTake(ref fields, maxLength: 1, out var channel)) return false;

        // The last field is the fill bits: one digit, or nothing. What stands before it is the payload.
        var fillBits = 0;
        if (fields.Length < 2) return false;
        if (fields[^1] != ',')
        {
            fillBits = fields[^1] - '0';
            fields = fields[..^1];
            if (fillBits is < 0 or > 5) return false;
        }

        if (fields.Length < 2 || fields[^1] != ',') return false;
        vdm = new VdmSentence
        {
            Total = total,
            Number = number,
            FillBits = fillBits,
            Key = (ulong)sentence[1] << 48 | (ulong)sentence[2] << 40 | (ulong)sentence[5] << 32 | sequence << 16 | channel << 8 | (uint)total,
            Payload = fields[..^1],
            Trailer = sentence[(star + 3)..],
        };
        return true;
    }

    /// <summary>Takes a short field and its comma off the front, as a number made of its bytes.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> fields, int maxLength, out ulong value)
    {
        value = 0;
        for (var i = 0; i <= maxLength && i < fields.Length; i++)
        {
            if (fields[i] == ',')
            {
                fields = fields[(i + 1)..];
                return true;
            }

            value = value << 8 | fields[i];
        }

        return false;
    }
}
