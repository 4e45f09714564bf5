using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Cut into messages and put together again, in one stream or in several, a recording says what it said.</summary>
public class MessageFramerTests
{
    public static TheoryData<string> Files =>
    [
        Recordings.Kystverket, Recordings.Noaadata, "dma_aislib/stream_example.txt", "dma_aislib/decode_encode_messages.txt", "gfw_aistools/mixed_types.nmea",
        "gfw_aistools/multi-part.nmea", "gpsd/ais-nmea.log", "gpsd/ais-nmea-type6-fid55.log", "gpsd/sample.aivdm", "gpsd/ais-raw-messages.log", "libais/test.aivdm", "libais/tagblock.nmea",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_messages_one_after_another_decode_as_the_recording_did(string name)
    {
        var (expected, expectedCounts) = Recordings.Decode(Recordings.Bytes(name));

        var framed = Frame(Recordings.Bytes(name));
        var (actual, counts) = Recordings.Decode(string.Concat(framed.Select(f => f.Lines + "\n")));

        Assert.Equal(expected.Select(Text), actual.Select(Text));
        foreach (var reason in Enum.GetValues<RejectReason>()) Assert.Equal(expectedCounts.Rejected(reason), counts.Rejected(reason));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Sent_twelve_ways_by_vessel_each_decoded_alone_they_make_the_same_reports(string name)
    {
        var (expected, _) = Recordings.Decode(Recordings.Bytes(name));

        var streams = Frame(Recordings.Bytes(name)).GroupBy(f => f.Mmsi % 12).Select(way => string.Concat(way.Select(f => f.Lines + "\n")));
        var actual = streams.SelectMany(text => Recordings.Decode(text).Reports);

        Assert.Equal(expected.Select(Text).Order(StringComparer.Ordinal), actual.Select(Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Sender_and_time_are_those_that_the_decoder_finds(string name)
    {
        var reports = 0;
        foreach (var message in Frame(Recordings.Bytes(name)).Where(f => f.Mmsi != 0))
        {
            foreach (var report in Recordings.Decode(message.Lines).Reports)
            {
                reports++;
                Assert.Equal((message.Mmsi, message.Time), (report.Mmsi, report.Time));
            }
        }

        Assert.True(reports > 0);
    }

    [Fact]
    public void No_line_is_lost_but_blank_ones_and_comments()
    {
        var recording = Recordings.Bytes("dma_aislib/stream_example.txt");
        var lines = Encoding.Latin1.GetString(recording).Split('\n').Select(l => l.TrimEnd('\r', ' ')).Where(l => l.Length > 0 && l[0] != '#');

        var framed = Frame(recording).SelectMany(f => f.Lines.Split('\n')).Select(l => l.TrimEnd('\r', ' '));

        Assert.Equal(lines.Order(StringComparer.Ordinal), framed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_parts_of_interleaved_messages_come_together()
    {
        string[] first = [Recordings.Sentence("!AIVDM,2,1,3,A,55NPUU000001L@?GGO18E:1@4hDpN22222222216:`<556j0N5Q3kp0888888888,0"), Recordings.Sentence("!AIVDM,2,2,3,A,88888888880,2")];
        string[] second = [Recordings.Sentence("!AIVDM,2,1,4,B,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp888,0"), Recordings.Sentence("!AIVDM,2,2,4,B,88888888880,2")];

        var framed = Frame(Encoding.ASCII.GetBytes(string.Join('\n', first[0], second[0], first[1], second[1])));

        Assert.Equal([string.Join('\n', first), string.Join('\n', second)], framed.Select(f => f.Lines));
        Assert.All(framed, f => Assert.NotEqual(0U, f.Mmsi));
    }

    [Fact]
    public void A_sentence_that_only_the_own_ships_clock_dates_carries_its_time_away()
    {
        var clock = Recordings.Sentence("$GPRMC,120000.00,A,5530.0,N,01130.0,E,0.0,0.0,150624,,,A");
        var sentence = Recordings.Sentence("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0");
        var time = new DateTimeOffset(2024, 6, 15, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        var framed = Frame(Encoding.ASCII.GetBytes($"{clock}\n{sentence}\n\\s:shore*{0x1E:X2}\\{sentence}"));

        Assert.Equal([clock, $"{Recordings.Tag($"c:{time}")}{sentence}", $"{Recordings.Tag($"c:{time}")}\\s:shore*1E\\{sentence}"], framed.Select(f => f.Lines));
        Assert.Equal(time, Recordings.Decode(framed[1].Lines).Reports.Single().Time);
        Assert.Equal(time, Recordings.Decode(framed[2].Lines).Reports.Single().Time);
    }

    [Fact]
    public void A_part_whose_others_never_come_is_given_at_the_end()
    {
        var part = Recordings.Sentence("!AIVDM,2,1,3,A,55NPUU000001L@?GGO18E:1@4hDpN22222222216:`<556j0N5Q3kp0888888888,0");

        var framed = Frame(Encoding.ASCII.GetBytes(part + "\n$PGHP,1,2010,6,11,11,46,11,390,231,45,992190934,1,2B*5B\n"));

        Assert.Equal([part, "$PGHP,1,2010,6,11,11,46,11,390,231,45,992190934,1,2B*5B"], framed.Select(f => f.Lines));
        Assert.All(framed, f => Assert.Equal(0U, f.Mmsi));
    }

    [Fact]
    public void No_bytes_make_it_throw_or_lose_a_line()
        => Gen.OneOf(NmeaDecoderPropertyTests.AnyBytes, NmeaDecoderPropertyTests.AnySentences).Sample(bytes =>
        {
            var lines = Encoding.Latin1.GetString(bytes).Split('\n').Select(l => l.TrimEnd('\r', ' ')).Count(l => l.Length > 0 && l[0] != '#');
            return Frame(bytes).Sum(f => f.Lines.Count(c => c == '\n') + 1) == lines;
        }, iter: Iterations.Of(20_000));

    [Fact]
    public void A_recording_with_lines_lost_doubled_and_damaged_still_decodes_the_same()
    {
        string[] names = [Recordings.Kystverket, "dma_aislib/stream_example.txt", "gfw_aistools/multi-part.nmea", Recordings.Noaadata];
        var recordings = names.Select(n => File.ReadAllLines(Recordings.PathOf(n), Encoding.Latin1)).ToArray();
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 500], Gen.Select(Gen.Int[0, 19], Gen.Int[0, 200], Gen.Char['!', 'z']).Array[1, 300]).Sample((recording, from, fates) =>
        {
            var text = new StringBuilder();
            foreach (var (index, (fate, at, damage)) in fates.Index())
            {
                var line = recordings[recording][(from + index) % recordings[recording].Length];
                if (fate == 0) continue;
                if (fate == 1 && at < line.Length) line = line[..at] + damage + line[(at + 1)..];
                text.Append(line).Append('\n');
                if (fate == 2) text.Append(line).Append('\n');
            }

            var (expected, _) = Recordings.Decode(text.ToString());
            var (actual, _) = Recordings.Decode(string.Concat(Frame(Encoding.Latin1.GetBytes(text.ToString())).Select(f => f.Lines + "\n")));
            return InOneSentence(expected).SequenceEqual(InOneSentence(actual));
        }, iter: Iterations.Of(1_000));
    }

    /// <summary>Which halves of messages whose others were lost are taken for one depends on their order, which framing changes: those of type 5 are left out.</summary>
    private static IEnumerable<string> InOneSentence(IEnumerable<Report> reports) => reports.Where(r => r.Type != 5).Select(Untimed).Order(StringComparer.Ordinal);

    private static List<(string Lines, long Time, uint Mmsi)> Frame(byte[] bytes)
    {
        var framed = new List<(string, long, uint)>();
        var framer = new MessageFramer((in m) => framed.Add((Encoding.Latin1.GetString(m.Lines), m.Time, m.Mmsi)));
        foreach (var range in bytes.AsSpan().Split((byte)'\n')) framer.Read(bytes.AsSpan(range));
        framer.Finish();
        return framed;
    }

    /// <summary>Whether a tag block with a wrong checksum is believed depends on the times before it, which come in another order when a message has waited for its parts.</summary>
    private static string Untimed(Report r) => Text(r)[(Text(r).IndexOf(' ') + 1)..];

    private static string Text(Report r) =>
        $"{r.Time} {r.Mmsi} {r.Type} {r.PayloadHash} {r.Latitude} {r.Longitude} {r.SpeedKnots} {r.CourseDegrees} {r.HeadingDegrees} {r.Status} {r.Static?.Name} {r.Static?.Imo}";
}
