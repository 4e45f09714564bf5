using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

using static AisDetector.Core.Tests.Nmea.Recordings;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Every place in which a recording says when a sentence was received.</summary>
public class NmeaDecoderTimeTests
{
    private const string Position = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";

    /// <summary>2019-04-19 00:00:00 UTC.</summary>
    private const long Midnight = 1555632000_000;

    private static readonly string Part1 = Sentence("!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0");
    private static readonly string Part2 = Sentence("!AIVDM,2,2,1,A,88888888880,2");

    public static TheoryData<string, long> Sources => new()
    {
        { Tag("c:1555632000") + Position, Midnight },
        { Tag("s:station,c:1555632000804,x:1") + Position, Midnight + 804 },
        { Tag("c:1555632000") + Tag("s:station") + Position, Midnight },
        { Tag("s:station")[..^1] + Tag("c:1555632000") + Position, Midnight },
        { Tag("c:1555632000") + "\r\n" + Position, Midnight },
        { Position + ",r003669987,1555632000", Midnight },
        { Position + ",s25573,d-112,T33.71033565,r003669973,1555632000", Midnight },
        { Position + ",d-109,S2105,t050056.00,T56.13718694,r003669946,1555632000,1555631941", Midnight },
        { "1555632000804000000 " + Position, Midnight + 804 },
        { "1555632000804," + Position, Midnight + 804 },
        { "[1555632000.8049] " + Position, Midnight + 804 },
        { "2019-04-19 00:00:00,804: " + Position, Midnight + 804 },
        { "2019-04-19T00:00:00Z " + Position, Midnight },
        { "2019-04-19T02:00:00.5+02:00 " + Position, Midnight + 500 },
        { "2019/04/18 20:30:00-0330 " + Position, Midnight },
        { "19/04/2019 00:00:00.804 " + Position, Midnight + 804 },
        { $"19.4.2019 0:00:00,\"{Position}\"", Midnight },
        { $"\"{Position}\",19/04/2019 00:00:00.804", Midnight + 804 },
        { $"\"{Position}\";\"19/04/2019 00:00:00,804\"", Midnight + 804 },
        { $"{Position}\t19-04-2019 00:00", Midnight },
        { $"{Position};19/04/2019;00:00:00", Midnight },
        { $"\"{Position}\",\"2019-04-19\",\"00:00:00.804\"", Midnight + 804 },
        { $"\"{Position}\",2019-04-19T02:00:00.804+02:00,7", Midnight + 804 },
        { $"{Position},Kiel,2019/04/19 00:00:00", Midnight },
        { $"{Position} 19/4/2019 12:00:00 AM", Midnight },
        { $"'{Position}','19-Apr-2019 00:00:00'", Midnight },
        { $"\"{Position}\",\"1555632000.804\"", Midnight + 804 },
        { "$PGHP,1,2019,4,19,0,0,0,804,219,,2190048,1,4A*".WithChecksum() + "\n" + Position, Midnight + 804 },
        { "$PGHP,1,2019,4,19,0,0,0,804,219,,2190048,1,4A*".WithChecksum() + "\n# a comment\n\n" + Position, Midnight + 804 },
        { "$GPRMC,000000.80,A,5250.53669,N,00542.34920,E,0.020,,190419,,,A*".WithChecksum() + "\n" + Position, Midnight + 800 },
        { "$GPZDA,000000.00,19,04,2019,00,00*".WithChecksum() + "\n" + Position, Midnight },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_time_is_found_wherever_it_stands(string text, long expected)
    {
        var (reports, counts) = Decode(text, keepReportsWithoutTime: false);

        Assert.Equal(expected, Assert.Single(reports).Time);
        Assert.Equal(0, counts.TotalRejected);
    }

    [Fact]
    public void Which_number_of_a_date_is_the_month_can_be_told()
    {
        var bytes = Encoding.Latin1.GetBytes($"\"{Position}\",04/03/2019 00:00:00\n");
        foreach (var isDayFirst in (bool[])[true, false])
        {
            var batch = new ReportBatch();
            new NmeaDecoder(isDayFirst).Decode(bytes, batch);
            Assert.Equal(isDayFirst ? new DateTime(2019, 3, 4) : new DateTime(2019, 4, 3), DateTime.UnixEpoch.AddMilliseconds(batch.Reports[0].Time));
        }
    }

    [Fact]
    public void Without_a_time_the_report_is_decoded_and_counted_but_not_used()
    {
        var (reports, counts) = Decode(Position, keepReportsWithoutTime: false);

        Assert.Empty(reports);
        Assert.Equal(1, counts.Rejected(RejectReason.NoTime));
        Assert.Equal(1, counts.Rejected(1));
        Assert.Equal(Report.NoTime, Assert.Single(Decode(Position).Reports).Time);
    }

    [Fact]
    public void The_nearest_source_of_a_time_goes_first()
    {
        // Tag block, trailer, prefix, preceding line, own ship's clock, fallback: each is taken away in turn.
        var rmc = "$GPRMC,000005.00,A,5250.5,N,00542.3,E,0.0,,190419,,,A*".WithChecksum() + "\n";
        var pghp = "$PGHP,1,2019,4,19,0,0,4,0,219,,2190048,1,*".WithChecksum() + "\n";
        Assert.Equal(Midnight + 1000, TimeOf(rmc + pghp + "1555632003 " + Tag("c:1555632001") + Position + ",r1234567,1555632002"));
        Assert.Equal(Midnight + 2000, TimeOf(rmc + pghp + "1555632003 " + Position + ",r1234567,1555632002"));
        Assert.Equal(Midnight + 3000, TimeOf(rmc + pghp + "1555632003 " + Position));
        Assert.Equal(Midnight + 4000, TimeOf(rmc + pghp + Position));
        Assert.Equal(Midnight + 5000, TimeOf(rmc + Position));
        Assert.Equal(Midnight + 6000, TimeOf(Position));

        static long TimeOf(string text)
        {
            var decoder = new NmeaDecoder { FallbackTime = Midnight + 6000 };
            var batch = new ReportBatch();
            decoder.Decode(Encoding.Latin1.GetBytes(text), batch);
            decoder.Finish(batch);
            return Assert.Single(batch.Reports.ToArray()).Time;
        }
    }

    [Fact]
    public void A_preceding_line_is_for_one_sentence_only()
    {
        var pghp = "$PGHP,1,2019,4,19,0,0,0,0,219,,2190048,1,4A*".WithChecksum() + "\n";
        Assert.Equal([Midnight, Report.NoTime], Decode(pghp + Position + "\n" + Position).Reports.Select(r => r.Time));
    }

    [Fact]
    public void A_message_in_parts_has_the_time_of_the_first_part_that_has_one()
    {
        Assert.Equal(Midnight, Assert.Single(Decode(Tag("c:1555632000") + Part1 + "\n" + Part2).Reports).Time);
        Assert.Equal(Midnight, Assert.Single(Decode(Part1 + "\n" + Tag("c:1555632000") + Part2).Reports).Time);
        Assert.Equal(Midnight, Assert.Single(Decode(Tag("c:1555632000") + Part1 + "\n" + Tag("c:1555632001") + Part2).Reports).Time);
        var rmc = "$GPRMC,000005.00,A,5250.5,N,00542.3,E,0.0,,190419,,,A*".WithChecksum() + "\n";
        Assert.Equal(Midnight, Assert.Single(Decode(rmc + Part1 + "\n" + Tag("c:1555632000") + Part2).Reports).Time);
    }

    /// <summary>A recorder in UTC-5 to UTC+2 wrote its own clock before every line; only the first line of a group has the receiver's time.</summary>
    [Theory]
    [InlineData("2019-04-19 02:00:00 ", "2019-04-19 02:00:00 ", true)]
    [InlineData("2019-04-18 19:00:00 ", "2019-04-18 19:00:01 ", true)]
    [InlineData("", "19/04/2019 02:00:00,", true)]
    [InlineData("2019-04-19 02:00:00 ", "2019-04-19 02:05:00 ", true)]
    [InlineData("", "2019-04-19 02:00:00 ", false)]
    [InlineData("2019-04-18 19:00:00 ", "2019-04-18 19:00:00 ", false)]
    public void The_parts_of_a_group_belong_together_whatever_the_logs_clock_says(string prefix1, string prefix2, bool isGrouped)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 10; i++)
        {
            // Two messages whose parts alternate.
            string[] group = isGrouped ? [$"g:1-2-{20 + i},", $"g:2-2-{20 + i}"] : ["", "s:x"];
            var other = Midnight / 1000 + i * 60;
            text.AppendLine(prefix1 + Tag($"{group[0]}s:x,c:{other}") + Part1);
            text.AppendLine(prefix1 + Tag($"g:1-2-{70 + i},s:y,c:{other + 1}") + Part1.Replace(",1,A,", ",2,B,", StringComparison.Ordinal).WithNewChecksum());
            text.AppendLine(prefix2 + Tag(group[1]) + Part2);
            text.AppendLine(prefix2 + Tag($"g:2-2-{70 + i}") + Part2.Replace(",1,A,", ",2,B,", StringComparison.Ordinal).WithNewChecksum());
        }

        var (reports, counts) = Decode(text.ToString());

        Assert.Equal(0, counts.TotalRejected);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => Midnight + i / 2 * 60_000 + i % 2 * 1000), reports.Select(r => r.Time));
        Assert.All(reports, r => Assert.Equal(5, r.Type));
    }

    [Fact]
    public void A_receivers_time_of_a_later_part_goes_before_a_logs_of_the_first()
        => Assert.Equal(Midnight, Assert.Single(Decode("2019-04-19 02:00:00 " + Tag("g:1-2-7") + Part1 + "\n2019-04-19 02:00:00 " + Tag("g:2-2-7,c:1555632000") + Part2).Reports).Time);

    [Fact]
    public void A_logs_local_clock_says_nothing_of_a_doubtful_tag_blocks_time()
        => Assert.Equal(Midnight, Decode($"2019-04-19 03:00:00 {Position}\n2019-04-19 03:00:01 " + @"\c:1555632000*00\" + Position).Reports[1].Time);

    [Theory]
    [InlineData("c:0")]
    [InlineData("c:99999999999999999999999")]
    [InlineData("c:")]
    [InlineData("c:15556x2000")]
    [InlineData("c:4102444800")]
    public void A_time_that_cannot_be_is_no_time(string content)
        => Assert.Equal(Report.NoTime, Assert.Single(Decode(Tag(content) + Position).Reports).Time);

    [Fact]
    public void A_tag_block_with_a_wrong_checksum_is_believed_near_the_last_time_only()
    {
        var good = Tag("c:1555632000") + Position + "\n";
        Assert.Equal(Midnight + 60_000, Decode(good + @"\c:1555632060*00\" + Position).Reports[1].Time);
        Assert.Equal(Report.NoTime, Decode(good + @"\c:1655632060*00\" + Position).Reports[1].Time);
    }
}

file static class SentenceExtensions
{
    public static string WithChecksum(this string sentence) => Sentence(sentence.TrimEnd('*'));

    public static string WithNewChecksum(this string sentence) => Sentence(sentence[..sentence.IndexOf('*')]);
}
