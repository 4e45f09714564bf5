using System.Buffers.Binary;
using System.Numerics;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>
/// A line as most are: a tag block or none, then one VDM or VDO sentence that holds a whole message, then the line's end. The
/// tag block and the sentence are looked at once each, as a <see cref="Window"/>. Any other line is read part by part, by
/// <see cref="TagBlock.TryRead"/> and <see cref="VdmSentence"/>, which give the same for these lines.
/// </summary>
internal readonly ref struct UsualLine
{
    /// <summary>Two windows, and what stands around them.</summary>
    private const int BytesNeeded = 2 * Window.Bytes + 8;

    /// <summary>The bytes of <c>VD?,1,1,</c> after the talker, and which of their bits say so: M and O differ in one.</summary>
    private static readonly ulong SingleVdm = BinaryPrimitives.ReadUInt64LittleEndian("VDM,1,1,"u8);
    private const ulong VdmOrVdo = 0xFFFFFFFFFFFDFFFF;

    /// <summary>Total, number, sequence, channel, payload and fill bits each follow a comma.</summary>
    private const int Commas = 6;

    private const int KindAt = 3, SequenceAt = 11;

    /// <summary>What the tag block says, in milliseconds since the Unix epoch; <see cref="Report.NoTime"/> without one.</summary>
    public long Time { get; private init; }

    /// <summary>As in <see cref="VdmSentence.FillBits"/>.</summary>
    public int FillBits { get; private init; }

    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private init; }

    /// <summary>The line with its end.</summary>
    public int Length { get; private init; }

    /// <summary>Reads the line with which the bytes begin; false when it is another kind, or damaged, or nearly the last.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out UsualLine line)
    {
        line = default;
        if (bytes.Length < BytesNeeded) return false;
        var start = 0;
        var time = Report.NoTime;
        if (bytes[0] == '\\')
        {
            if (!TagBlock.TryReadTime(bytes[1..], out time, out start)) return false;
            start++;
        }

        var sentence = bytes[start..];
        if (sentence[0] != '!' || ((BinaryPrimitives.ReadUInt64LittleEndian(sentence[KindAt..]) ^ SingleVdm) & VdmOrVdo) != 0) return false;

        var window = new Window(sentence);
        var star = Window.First(window.Mask((byte)'*') | window.Mask((byte)'\n'));
        if (star == Window.Bytes || sentence[star] != '*') return false;
        // The exclamation mark is not in the checksum.
        if (!Checksum.IsWritten((byte)(window.Xor(star) ^ '!'), sentence[(star + 1)..])) return false;

        var end = star + 3;
        var newline = sentence[end] == '\r' ? end + 1 : end;
        if (sentence[newline] != '\n') return false;

        var commas = Window.Below(window.Mask((byte)','), star);
        if (BitOperations.PopCount(commas) != Commas) return false;
        // The first three stand where they must.
        commas >>= SequenceAt;
        var sequenceEnd = SequenceAt + Window.First(commas);
        commas &= commas - 1;
        var channelEnd = SequenceAt + Window.First(commas);
        commas &= commas - 1;
        var payloadEnd = SequenceAt + Window.First(commas);
        var fillBits = sentence[payloadEnd + 1] - '0';
        if (sequenceEnd > SequenceAt + 2 || channelEnd > sequenceEnd + 2 || payloadEnd == channelEnd + 1 || payloadEnd + 2 != star || (uint)fillBits > 5) return false;

        line = new UsualLine
        {
            Time = time,
            FillBits = fillBits,
            Payload = sentence[(channelEnd + 1)..payloadEnd],
            Line = bytes[..(start + end)],
            Length = start + newline + 1,
        };
        return true;
    }
}
