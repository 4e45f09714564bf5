using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Nmea;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.State;

public class DecoderSaveAndRestoreTests
{
    /// <summary>Recordings whose lines depend on those before: parts, groups, times of their own on lines of their own.</summary>
    private static readonly byte[][] Inputs =
    [
        Recordings.Bytes(Recordings.Kystverket), Recordings.Bytes("libais/tagblock.nmea"), Recordings.Bytes("dma_aislib/stream_example.txt"),
        Recordings.Bytes("libais/typeexamples.nmea"), OnlyFirstParts(), OwnClock(),
    ];

    [Fact]
    public void A_decoder_saved_and_restored_anywhere_in_its_input_equals_the_one_without() =>
        Gen.Select(Gen.Int[0, Inputs.Length - 1], Gen.Double[0, 1].Array[1, 6]).Sample((input, cuts) =>
        {
            var bytes = Inputs[input];
            Assert.Equal(Read(bytes, []), Read(bytes, [.. cuts.Select(c => (int)(c * bytes.Length)).Order()]));
        }, iter: Iterations.Of(500));

    [Fact]
    public void A_state_cut_anywhere_is_refused()
    {
        var decoder = new NmeaDecoder();
        decoder.Decode(Inputs[0].AsSpan(0, 2000), new ReportBatch());
        decoder.Decode(OnlyFirstParts(), new ReportBatch());
        var saved = new MemoryStream();
        decoder.Save(saved);
        var whole = saved.ToArray();
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => new NmeaDecoder().Restore(new MemoryStream(whole[..length])));
    }

    private static string Read(ReadOnlySpan<byte> bytes, int[] cuts)
    {
        var rejects = new StringBuilder();
        var batch = new ReportBatch { OnReject = (reason, raw) => rejects.Append(reason).Append(' ').AppendLine(Encoding.Latin1.GetString(raw)) };
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var from = 0;
        foreach (var cut in cuts)
        {
            decoder.Decode(bytes[from..cut], batch);
            from = cut;
            var state = new MemoryStream();
            decoder.Save(state);
            state.Position = 0;
            decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
            decoder.Restore(state);
            Assert.Equal(state.Length, state.Position);
        }

        decoder.Decode(bytes[from..], batch);
        decoder.Finish(batch);
        foreach (var report in batch.Reports) rejects.AppendLine(ExpectedReports.Text(report)).Append(report.Time).Append(' ').Append(report.PayloadHash);
        return rejects.Append(decoder.OtherLines).ToString();
    }

    private static byte[] OnlyFirstParts() =>
        [.. Enumerable.Range(0, 40).SelectMany(i => Encoding.ASCII.GetBytes(Recordings.Sentence($"!AIVDM,2,1,{i % 10},{(i < 20 ? 'A' : 'B')},55O0W7`00001L@gCWGA2uItLth@DqtL5@F22220j1h742t0Ht0000000,0") + "\n"))];

    private static byte[] OwnClock() => [.. Enumerable.Range(0, 50).SelectMany(i => Encoding.ASCII.GetBytes(
        Recordings.Sentence($"$GPZDA,12{i:00}00.00,19,04,2019,00,00") + "\n" + Recordings.Sentence("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0") + "\n"))];
}
