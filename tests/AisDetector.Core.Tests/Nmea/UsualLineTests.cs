using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class UsualLineTests
{
    private const string Body = "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0";

    private static readonly Gen<string> AnyBlock = Gen.OneOf(
        Gen.Const(""),
        NmeaDecoderPropertyTests.AnyOf("c:1565218798", "s:r3669900,c:1565218798", "c:1565218798,s:x", "g:1-2-3,s:a,c:1565218798123", "c:15,c:1565218798", "s:only", "c:", "x,c:1565218798", "s:c:1565218798", "c:1565218798.5", "")
            .Select(content => $"\\{content}*{ChecksumTests.Plain(Encoding.Latin1.GetBytes(content)):X2}\\"));

    private static readonly Gen<string> AnyBody =
        Gen.Select(NmeaDecoderPropertyTests.AnyOf("AIVDM", "BSVDO", "AIVDX"), NmeaDecoderPropertyTests.AnyOf("1,1", "2,1", "1,2"), NmeaDecoderPropertyTests.AnyOf("", "7", "12", "123"), NmeaDecoderPropertyTests.AnyOf("", "A", "AB"),
            Gen.Char['0', 'W'].Array[0, 45], NmeaDecoderPropertyTests.AnyOf(",0", ",5", ",6", ",", "", ",,0"),
            (talker, parts, sequence, channel, payload, fill) => $"!{talker},{parts},{sequence},{channel},{new string(payload)}{fill}");

    /// <summary>Usual lines, lines that nearly are, and both with a byte changed.</summary>
    private static readonly Gen<byte[]> AnyLine =
        Gen.Select(AnyBlock, Gen.Frequency((2, Gen.Const(Body)), (3, AnyBody)), NmeaDecoderPropertyTests.AnyOf("\r\n", "\n", " \r\n", ",1565218799\n", ""), Gen.Int[0, 300], Gen.Byte, (block, body, end, at, stranger) =>
        {
            var line = Encoding.Latin1.GetBytes(block + Recordings.Sentence(body) + end);
            if (at < line.Length) line[at] = stranger;
            return line;
        });

    [Fact]
    public void The_decoder_says_the_same_of_a_usual_line_and_of_the_same_line_read_part_by_part()
        => AnyLine.Array[1, 6].Sample(lines =>
        {
            byte[] bytes = [.. lines.SelectMany(line => line), .. "\n"u8, .. new byte[200]];
            return Read(bytes, bytes.Length) == Read(bytes, piece: 1);
        }, iter: Iterations.Of(20_000));

    [Theory]
    [InlineData("", Report.NoTime)]
    [InlineData("\\c:1565218798*53\\", 1_565_218_798_000)]
    [InlineData("\\s:r3669900,c:1565218798*77\\", 1_565_218_798_000)]
    public void A_position_report_with_or_without_a_tag_block_is_a_usual_line(string block, long time)
    {
        var line = block + Recordings.Sentence(Body);
        Assert.True(UsualLine.TryRead(Encoding.Latin1.GetBytes(line + "\r\n" + new string('x', 200)), out var usual));
        Assert.Equal(time, usual.Time);
        Assert.Equal(line, Encoding.Latin1.GetString(usual.Line));
        Assert.Equal(line.Length + 2, usual.Length);
        Assert.Equal("13u?etPv2;0n:dDPwUM1U1Cb069D", Encoding.Latin1.GetString(usual.Payload));
        Assert.Equal(0, usual.FillBits);
    }

    [Fact]
    public void The_last_lines_of_the_bytes_in_hand_are_none() => Assert.False(UsualLine.TryRead(Encoding.Latin1.GetBytes(Recordings.Sentence(Body) + "\r\n"), out _));

    private static string Read(ReadOnlySpan<byte> bytes, int piece)
    {
        var rejects = new StringBuilder();
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var batch = new ReportBatch(16) { OnReject = (reason, raw) => rejects.Append(reason).Append(' ').AppendLine(Encoding.Latin1.GetString(raw)) };
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(piece, bytes.Length)..]) decoder.Decode(bytes[..Math.Min(piece, bytes.Length)], batch);
        decoder.Finish(batch);
        foreach (var report in batch.Reports) rejects.AppendLine(ExpectedReports.Text(report));
        return rejects.Append(decoder.OtherLines).ToString();
    }
}
