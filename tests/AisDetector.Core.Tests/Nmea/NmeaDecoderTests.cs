using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

using static AisDetector.Core.Tests.Nmea.Recordings;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Sentences, faults and the parts of messages.</summary>
public class NmeaDecoderTests
{
    private const string Position = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";
    private const string Head = "55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8";
    private const string OtherHead = "53aDpaT000010;CKKB0h4Q8TpLDr222222222216<P:656rd07Tai0CKk5hD";
    private const string Tail = "88888888880";

    private static string Part(int number, string payload, string group = "1", string channel = "A", string talker = "AI")
        => Sentence($"!{talker}VDM,2,{number},{group},{channel},{payload},{(number == 2 ? 2 : 0)}");

    [Theory]
    [InlineData("AIVDM")]
    [InlineData("AIVDO")]
    [InlineData("BSVDM")]
    [InlineData("ABVDO")]
    [InlineData("--VDM")]
    public void Any_talker_is_read(string address)
    {
        var report = Assert.Single(Decode(Sentence($"!{address},1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0")).Reports);

        Assert.Equal(371798000u, report.Mmsi);
        Assert.Equal(48.3816333, report.Latitude, 6);
        Assert.Equal(-123.3953833, report.Longitude, 6);
        Assert.Equal(12.3f, report.SpeedKnots);
        Assert.Equal(224f, report.CourseDegrees);
        Assert.Equal(215, report.HeadingDegrees);
        Assert.Equal(0, report.Status);
        Assert.Equal(TransceiverClass.A, report.Class);
        Assert.NotEqual(0ul, report.PayloadHash);
    }

    [Theory]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4B", RejectReason.BadChecksum)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4", RejectReason.MalformedSentence)]
    [InlineData("$GPGGA,1*00", RejectReason.BadChecksum)]
    [InlineData("MMSI,BaseDateTime,LAT,LON", RejectReason.NotAis)]
    [InlineData(@"\c:1555632000*5A!AIVDM", RejectReason.MalformedSentence)]
    public void A_faulty_line_is_rejected_by_its_reason(string line, RejectReason reason) => AssertRejected(line, reason);

    [Theory]
    [InlineData("!AIVDM,0,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,2,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,6", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CX,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;9XTKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;9xTKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;9é0TKcjM8h6g208CQ,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,,0", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A", RejectReason.MalformedSentence)]
    [InlineData("!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8,0", RejectReason.TooShort)]
    [InlineData("!AIVDM,1,1,,A,402M??AvAPP000h0MJR07Ug02H0I,0", RejectReason.BaseStation)]
    [InlineData("!AIVDM,1,1,,A,;8IVO`1ua>09pqGjTp?hsa100000,0", RejectReason.BaseStation)]
    [InlineData("!AIVDM,1,1,,A,90003uhWAcIJe8B;5>rk1D@200Sk,0", RejectReason.SearchAndRescueAircraft)]
    [InlineData("!AIVDM,1,1,,B,E>q7Hw@3RHqP0000000000000004:pw96WVjp00000P@00,4", RejectReason.AidToNavigation)]
    [InlineData("!AIVDM,1,1,,A,75Mu6d0P17IP?PfGSC29WOvb0<14,0", RejectReason.OtherType)]
    public void A_message_that_cannot_be_used_is_rejected_by_its_reason(string body, RejectReason reason)
        => AssertRejected(Sentence(body), reason);

    [Fact]
    public void A_rejected_line_is_handed_on_as_it_came()
    {
        var raw = new List<string>();
        var batch = new ReportBatch { OnReject = (reason, bytes) => raw.Add($"{reason} {Encoding.Latin1.GetString(bytes)}") };
        var decoder = new NmeaDecoder();
        decoder.Decode(Encoding.Latin1.GetBytes($"{Position}\r\nnonsense\n{Part(1, Head)}\n"), batch);
        decoder.Finish(batch);

        Assert.Equal([$"NoTime {Position}", "NotAis nonsense", $"IncompleteMessage {Part(1, Head)}"], raw);
    }

    [Fact]
    public void A_line_without_end_is_bounded_and_what_follows_is_read()
    {
        var (reports, counts) = Decode(new string('x', 5_000_000) + "\n" + Position);

        Assert.Single(reports);
        Assert.Equal(1, counts.Rejected(RejectReason.NotAis));
        Assert.Equal(1, counts.TotalRejected);
    }

    [Fact]
    public void Lines_that_are_not_reports_are_counted_beside_them()
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var batch = new ReportBatch();
        decoder.Decode(Encoding.Latin1.GetBytes($"# comment\n\n{Sentence("$GPGSA,A,3,11")}\n{Tag("s:x")}\n{Position}\n"), batch);

        Assert.Equal(4, decoder.OtherLines);
        Assert.Equal(1, batch.Count);
        Assert.Equal(0, batch.Counts.TotalRejected);
    }

    [Fact]
    public void Records_without_newlines_are_lines_and_their_parts_join()
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var batch = new ReportBatch();
        foreach (var record in (string[])[Position, Part(1, Head), Position + "\n", Part(2, Tail), new string('x', 2000)])
        {
            decoder.Decode(Encoding.Latin1.GetBytes(record), batch);
            decoder.EndLine(batch);
        }

        Assert.Equal([1, 1, 5], batch.Reports.ToArray().Select(r => (int)r.Type));
        Assert.Equal(1, batch.Counts.TotalRejected);
    }

    [Fact]
    public void The_end_of_an_input_forgets_its_clock_and_its_parts()
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var batch = new ReportBatch();
        Read(Sentence("$GPZDA,000000.00,19,04,2019,00,00") + "\n" + Position + "\n" + Part(1, Head));
        Read(Part(2, Tail) + "\n" + Position);

        Assert.Equal([1555632000_000, Report.NoTime], batch.Reports.ToArray().Select(r => r.Time));
        Assert.Equal(2, batch.Counts.Rejected(RejectReason.IncompleteMessage));

        void Read(string input)
        {
            decoder.Decode(Encoding.Latin1.GetBytes(input), batch);
            decoder.Finish(batch);
        }
    }

    [Fact]
    public void Parts_join_in_any_order_and_interleaved()
    {
        Assert.Equal(["EVER", "LAHR"], Names(Part(1, Head), Part(1, OtherHead, "2"), Part(2, Tail, "2"), Part(2, Tail)));
        Assert.Equal(["EVER", "LAHR"], Names(Part(1, Head), Part(1, OtherHead, channel: "B"), Part(2, Tail), Part(2, Tail, channel: "B")));
        Assert.Equal(["EVER", "LAHR"], Names(Part(1, Head), Part(1, OtherHead, talker: "BS"), Part(2, Tail, talker: "BS"), Part(2, Tail)));
        Assert.Equal(["EVER"], Names(Part(2, Tail), Part(1, Head)));
    }

    [Fact]
    public void Tag_block_groups_and_stations_keep_equal_identifiers_apart()
    {
        Assert.Equal(["EVER", "LAHR"], Names(
            Tag("g:1-2-77") + Part(1, Head), Tag("g:1-2-78") + Part(1, OtherHead), Tag("g:2-2-78") + Part(2, Tail), Tag("g:2-2-77") + Part(2, Tail)));
        Assert.Equal(["EVER", "LAHR"], Names(
            Part(1, Head) + ",r003669987", Part(1, OtherHead) + ",r003669988", Part(2, Tail) + ",r003669987", Part(2, Tail) + ",r003669988"));
    }

    [Fact]
    public void The_same_message_heard_twice_is_given_twice()
    {
        Assert.Equal(["EVER", "EVER"], Names(Part(1, Head), Part(1, Head), Part(2, Tail), Part(2, Tail)));
    }

    [Fact]
    public void A_part_whose_others_do_not_come_is_counted()
    {
        var (reports, counts) = Decode(string.Join('\n', Part(1, Head), Part(1, OtherHead), Part(2, Tail)));

        // The identifier came round: the second message is whole, the first never will be.
        Assert.Equal(244660390u, Assert.Single(reports).Mmsi);
        Assert.Equal(1, counts.Rejected(RejectReason.IncompleteMessage));
        Assert.Equal(1, Decode(Part(2, Tail)).Counts.Rejected(RejectReason.IncompleteMessage));
    }

    [Theory]
    [InlineData(60, 1, 0)]
    [InlineData(61, 0, 2)]
    public void Parts_are_joined_within_a_minute(int seconds, int whole, int incomplete)
    {
        var (reports, counts) = Decode(Tag("c:1555632000") + Part(1, Head) + "\n" + Tag($"c:{1555632000 + seconds}") + Part(2, Tail));

        Assert.Equal(whole, reports.Count);
        Assert.Equal(incomplete, counts.Rejected(RejectReason.IncompleteMessage));
    }

    [Fact]
    public void What_waits_for_its_parts_is_bounded()
    {
        var lines = Enumerable.Range(0, 10_000).Select(i => Tag($"g:1-2-{i}") + Part(1, Head));
        var decoder = new NmeaDecoder();
        var batch = new ReportBatch();
        decoder.Decode(Encoding.Latin1.GetBytes(string.Join('\n', lines) + "\n"), batch);

        Assert.InRange(batch.Counts.Rejected(RejectReason.IncompleteMessage), 9_900, 9_999);
        decoder.Finish(batch);
        Assert.Equal(10_000, batch.Counts.Rejected(RejectReason.IncompleteMessage));
    }

    private static IEnumerable<string> Names(params string[] lines)
    {
        var (reports, counts) = Decode(string.Join("\r\n", lines));
        Assert.Equal(0, counts.TotalRejected);
        return reports.Select(r => r.Static!.Name![..4]).Order();
    }

    private static void AssertRejected(string line, RejectReason reason)
    {
        var (reports, counts) = Decode(line);

        Assert.Empty(reports);
        Assert.Equal(1, counts.Rejected(reason));
        Assert.Equal(1, counts.TotalRejected);
    }
}
