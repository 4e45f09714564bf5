using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>From where another decoder could read on.</summary>
public class RestartBeforeTests
{
    private static readonly string[] Parts = ["!AIVDM,2,1,{0},A,55O0W7`00001L@gCWGA2uItLth@DqtL5@F22220j1h742t0Ht0000000,0*", "!AIVDM,2,2,{0},A,000000000000000,2*"];

    [Fact]
    public void Without_messages_in_parts_it_is_the_next_record() => Assert.Equal(1, Decoded("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24").RestartBefore(1, 0));

    [Fact]
    public void An_unfinished_message_holds_it_back_until_its_last_part_has_come()
    {
        var decoder = Decoded("x", Part(0, 3), "x");
        Assert.Equal(1, decoder.RestartBefore(3, 0));
        Decode(decoder, 3, Part(1, 3));
        Assert.Equal(4, decoder.RestartBefore(4, 0));
    }

    [Fact]
    public void A_finished_message_is_not_torn_for_the_sake_of_one_that_began_inside_it() =>
        Assert.Equal(0, Decoded(Part(0, 3), Part(0, 4), Part(1, 3)).RestartBefore(3, 0));

    [Fact]
    public void One_that_waits_too_long_is_given_up() => Assert.Equal(3, Decoded(Part(0, 3), "x", "x").RestartBefore(3, 1));

    [Fact]
    public void Wherever_it_says_another_decoder_finds_all_the_messages_that_follow() => Gen.Select(Gen.Int, Gen.Int[1, 40]).Sample((seed, stopAt) =>
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(0, 10).SelectMany(id => new[] { (At: random.Next(40), Line: Part(0, id), Id: id), (At: 0, Line: Part(1, id), Id: id) }).ToList();
        for (var i = 1; i < lines.Count; i += 2) lines[i] = lines[i] with { At = lines[i - 1].At + random.Next(1, 6) };
        var log = lines.OrderBy(l => l.At).Select(l => l.Line).ToArray();
        var stop = Math.Min(stopAt, log.Length);
        var first = Decoded(log[..stop]);
        var restart = (int)first.RestartBefore(stop, 0);
        var batch = new ReportBatch();
        var second = new NmeaDecoder { KeepReportsWithoutTime = true };
        for (var i = restart; i < log.Length; i++) second.Decode(Encoding.ASCII.GetBytes(log[i] + "\n"), batch);
        second.Finish(batch);
        Assert.Equal(0, batch.Counts.Rejected(RejectReason.IncompleteMessage));
        var before = new ReportBatch();
        var whole = new NmeaDecoder { KeepReportsWithoutTime = true };
        foreach (var line in log[..restart]) whole.Decode(Encoding.ASCII.GetBytes(line + "\n"), before);
        Assert.Equal(10, before.Count + batch.Count);
    });

    private static string Part(int number, int id)
    {
        var sentence = Parts[number].Replace("{0}", $"{id}", StringComparison.Ordinal);
        return sentence + sentence[1..^1].Aggregate(0, (sum, c) => sum ^ c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static NmeaDecoder Decoded(params string[] lines)
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        for (var i = 0; i < lines.Length; i++) Decode(decoder, i, lines[i]);
        return decoder;
    }

    private static void Decode(NmeaDecoder decoder, long position, string line)
    {
        decoder.Position = position;
        decoder.Decode(Encoding.ASCII.GetBytes(line + "\n"), new ReportBatch());
    }
}
