using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Whole recordings: what comes out agrees by type with a count that shares no code with the decoder.</summary>
public class RecordingTests
{
    public static TheoryData<string, int> Files => new()
    {
        { Recordings.Kystverket, 870 },
        { Recordings.Noaadata, 800 },
        { "dma_aislib/stream_example.txt", 3_900 },
        { "dma_aislib/decode_encode_messages.txt", 500 },
        { "gfw_aistools/mixed_types.nmea", 90 },
        { "gfw_aistools/multi-part.nmea", 40 },
        { "gpsd/ais-nmea-type6-fid55.log", 1_200 },
        { "libais/test.aivdm", 190 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Counts_by_type_agree_with_an_independent_count(string name, int atLeast)
    {
        var expected = new int[ReportCounts.Types];
        foreach (var (payload, _) in Recordings.Messages(name))
        {
            var type = payload[0] - 48;
            if (type > 40) type -= 8;
            expected[Math.Min(type, 28)]++;
        }

        var counts = Recordings.Decode(Recordings.Bytes(name)).Counts;
        var actual = Enumerable.Range(0, ReportCounts.Types).Select(t => (int)(counts.Accepted((byte)t) + (t == 0 ? 0 : counts.Rejected((byte)t))));

        Assert.True(expected.Sum() >= atLeast, $"{expected.Sum()} messages");
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_position_and_static_message_of_the_Norwegian_feed_is_a_report_in_its_second()
    {
        var (reports, counts) = Recordings.Decode(Recordings.Bytes(Recordings.Kystverket), keepReportsWithoutTime: false);

        Assert.True(reports.Count > 850, $"{reports.Count} reports");
        Assert.Equal((1565218798_000, 1565218827_000), (reports.Min(r => r.Time), reports.Max(r => r.Time)));
        Assert.Equal(0, counts.Rejected(RejectReason.NoTime));
        Assert.Equal(0, counts.Rejected(RejectReason.IncompleteMessage));
        Assert.Equal(0, counts.Rejected(RejectReason.BadChecksum));
    }

    [Theory]
    [InlineData(Recordings.Noaadata, "2006-07-15T00:01:30Z", "2006-07-15T00:05:00Z", 0)]
    [InlineData("dma_aislib/stream_example.txt", "2010-06-11T11:46:00Z", "2010-06-11T11:47:00Z", 0)]
    [InlineData("gpsd/ais-nmea.log", "2020-04-07T21:39:50Z", "2020-04-07T21:45:00Z", 1)]
    [InlineData("libais/test.aivdm", "2010-04-27T00:00:00Z", "2010-05-04T00:00:00Z", 0)]
    public void Each_recordings_times_are_found(string name, string from, string to, int withoutTime)
    {
        var (reports, counts) = Recordings.Decode(Recordings.Bytes(name), keepReportsWithoutTime: false);

        Assert.InRange(reports.Min(r => r.Time), DateTimeOffset.Parse(from).ToUnixTimeMilliseconds(), DateTimeOffset.Parse(to).ToUnixTimeMilliseconds());
        Assert.InRange(reports.Max(r => r.Time), reports.Min(r => r.Time) + 1, DateTimeOffset.Parse(to).ToUnixTimeMilliseconds());
        Assert.Equal(withoutTime, counts.Rejected(RejectReason.NoTime));
    }

    [Theory]
    [InlineData(Recordings.Kystverket)]
    [InlineData(Recordings.Noaadata)]
    [InlineData("dma_aislib/stream_example.txt")]
    public void Decoding_allocates_nothing_once_it_has_met_its_vessels(string name)
    {
        var bytes = Recordings.Bytes(name);
        var decoder = new NmeaDecoder();
        var batch = new ReportBatch(16_384);
        for (var i = 0; i < 40; i++) Pass();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) Pass();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(batch.Counts.TotalAccepted > 60 * 500);

        void Pass()
        {
            batch.Clear();

            // Pieces as they come from a pipe: most of them cut a line.
            for (var at = 0; at < bytes.Length; at += 4000) decoder.Decode(bytes.AsSpan(at, Math.Min(4000, bytes.Length - at)), batch);
            decoder.Finish(batch);
        }
    }

    [Fact]
    public void Equal_static_data_of_a_vessel_is_one_object()
    {
        var bytes = Recordings.Bytes(Recordings.Kystverket);
        var reports = Recordings.Decode(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes) + "\n" + Encoding.Latin1.GetString(bytes))).Reports;
        var groups = reports.Where(r => r.Static is not null).GroupBy(r => (r.Mmsi, r.Static!)).ToList();

        Assert.True(groups.Count > 100, $"{groups.Count} static data sets");
        Assert.All(groups, group => Assert.All(group, r => Assert.Same(group.First().Static, r.Static)));
    }

    [Fact]
    public void No_two_payloads_of_all_recordings_have_the_same_hash()
    {
        var hashes = new Dictionary<ulong, string>();
        foreach (var name in Files.Select(row => row.Data.Item1))
        {
            foreach (var (payload, _) in Recordings.Messages(name))
            {
                Assert.True(SixBit.TryUnarmour(Encoding.Latin1.GetBytes(payload), new byte[SixBit.BytesFor(payload.Length)], out var hash));
                Assert.True(hashes.TryAdd(hash, payload) || hashes[hash] == payload);
            }
        }

        Assert.True(hashes.Count > 7_000, $"{hashes.Count} payloads");
    }

    [Fact]
    public void A_message_has_the_same_hash_in_one_sentence_and_in_two()
    {
        const string head = "55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8", tail = "88888888880";
        var one = Assert.Single(Recordings.Decode(Recordings.Sentence($"!AIVDM,1,1,,A,{head}{tail},2")).Reports);
        var two = Assert.Single(Recordings.Decode(Recordings.Sentence($"!BSVDM,2,1,3,B,{head},0") + "\n" + Recordings.Sentence($"!BSVDM,2,2,3,B,{tail},2")).Reports);

        Assert.Equal(one.PayloadHash, two.PayloadHash);
    }
}
