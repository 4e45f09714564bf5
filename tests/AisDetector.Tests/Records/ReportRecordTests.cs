using System.Text;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Nmea;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Decode;
using AisDetector.Live;
using AisDetector.Output;
using AisDetector.Records;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Records;

/// <summary>What the decode stage writes is what was decoded, whole or not at all, and once.</summary>
public class ReportRecordTests
{
    private static readonly Gen<string?> GenText = Gen.Char[' ', '\u30ff'].Array[0, 25].Select(c => new string(c)).Null();
    private static readonly Gen<ushort?> GenMeters = Gen.UShort.Nullable();

    private static readonly Gen<StaticData> GenStatic =
        from imo in Gen.UInt.Nullable()
        from texts in GenText.Array[4]
        from type in Gen.Byte.Nullable()
        from meters in GenMeters.Array[6]
        from draught in Gen.Single[0.1f, 25.5f].Nullable()
        select new StaticData
        {
            Imo = imo, Name = texts[0], CallSign = texts[1], Destination = texts[2], Eta = texts[3], ShipType = type, DraughtMeters = draught,
            ToBowMeters = meters[0], ToSternMeters = meters[1], ToPortMeters = meters[2], ToStarboardMeters = meters[3], LengthMeters = meters[4], BeamMeters = meters[5],
        };

    /// <summary>Whatever a decoder may give: accepted, with any of its fields missing.</summary>
    private static readonly Gen<Report> GenReport =
        from time in Gen.Long[0, 253_402_300_799_999]
        from hash in Gen.OneOf(Gen.Const(0UL), Gen.ULong)
        from latitude in Gen.OneOf(Gen.Double[-90, -0.01], Gen.Double[0.01, 90])
        from longitude in Gen.Double[-180, 180]
        from data in GenStatic.Null()
        from mmsi in Gen.UInt[200_000_000, 799_999_999]
        from speed in Gen.OneOf(Gen.Const(float.NaN), Gen.Single[0, 102.2f])
        from course in Gen.OneOf(Gen.Const(float.NaN), Gen.Single[0, 359.9f])
        from heading in Gen.Short[-1, 359]
        from type in Gen.Byte[0, 27]
        from status in Gen.Byte[0, 15]
        from side in Gen.Enum<TransceiverClass>()
        select Accepted(new Report
        {
            Time = time, PayloadHash = hash, Latitude = latitude, Longitude = longitude, Static = data, Mmsi = mmsi, SpeedKnots = speed, CourseDegrees = course,
            HeadingDegrees = heading, Type = type, Status = status, Class = side,
        });

    private static readonly List<byte[]> Lines = [.. Fleets.Log(pairs: 2).SelectMany(r => Encoding.ASCII.GetString(r).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(Encoding.ASCII.GetBytes)];

    [Fact]
    public void Every_report_survives() => Gen.Select(GenReport.Array[1, 20], Gen.Int[1, 3]).Sample(
        (reports, perRecord) =>
        {
            var writer = new ReportRecordWriter("topic:id/7");
            for (var i = 0; i < reports.Length; i++) writer.Add(reports[i], 1000 + (i / perRecord * 2), i % perRecord);
            var batch = Read(writer.Close());
            Assert.Equal(0, batch.Counts.TotalRejected);
            Assert.Equal(reports, batch.Reports.ToArray());
            Assert.True(writer.IsEmpty);
        },
        iter: Iterations.Of(3000));

    [Fact]
    public void Whatever_becomes_of_a_record_it_is_read_or_rejected() => Gen.Select(GenReport.Array[1, 5], Gen.Int, Gen.Int[0, 3]).Sample(
        (reports, seed, damage) =>
        {
            var writer = new ReportRecordWriter("s/0");
            for (var i = 0; i < reports.Length; i++) writer.Add(reports[i], i, 0);
            var value = writer.Close();
            var random = new Random(seed);
            value = damage switch
            {
                0 => value[..random.Next(1, value.Length)],
                1 => [.. value, .. new byte[random.Next(1, 40)]],
                2 => Flipped(value, random),
                _ => [ReportRecord.Magic, ReportRecord.Version, .. Enumerable.Range(0, random.Next(60)).Select(_ => (byte)random.Next(256))],
            };
            var batch = Read(value);
            Assert.True(batch.Count + batch.Counts.TotalRejected > 0);
            if (damage < 2) Assert.Equal((0, 1, 1), (batch.Count, batch.Counts.TotalRejected, batch.Counts.Rejected(RejectReason.MalformedField) + batch.Counts.Rejected(RejectReason.NotAis)));
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void Of_another_version_it_is_no_AIS()
    {
        var batch = Read([ReportRecord.Magic, 2, 0, 0, 0]);
        Assert.Equal(1, batch.Counts.Rejected(RejectReason.NotAis));
        Assert.Equal(1, Read([ReportRecord.Magic]).Counts.Rejected(RejectReason.NotAis));
    }

    [Fact]
    public void What_a_vessel_repeats_is_the_same_object()
    {
        var decoder = new RecordDecoder();
        var batch = new ReportBatch();
        var report = GenReport.Where(r => r.Static != null).Single();
        for (var i = 0; i < 2; i++)
        {
            var writer = new ReportRecordWriter("s/0");
            writer.Add(report with { Static = report.Static! with { } }, i, 0);
            decoder.Decode(writer.Close(), null, batch);
        }

        Assert.Same(batch.Reports[0].Static, batch.Reports[1].Static);
    }

    /// <summary>Instances die and their successors begin again from the last commit: the detector sees each report once, so that every revision is the same.</summary>
    [Fact]
    public void What_successors_send_again_changes_nothing() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            var once = Sent(random, again: false);
            var again = Sent(random, again: true);
            Assert.True(again.Count > once.Count);
            Assert.Equal(Detected(once, restoreAt: -1), Detected(again, restoreAt: random.Next(again.Count)));
        },
        iter: 30);

    /// <summary>One partition's lines as the records of its instances; each has its own decoder and ends anywhere.</summary>
    private static List<byte[]> Sent(Random random, bool again)
    {
        var sent = new List<byte[]>();
        var partition = new DecodedPartition(0, "raw:id", 0, null, null);
        var batch = new ReportBatch();
        var committed = 0L;
        while (partition.Next < Lines.Count)
        {
            batch.Clear();
            partition.Decode(new LogRecord(partition.Next, null, Lines[(int)partition.Next]), batch);
            if (again && random.Next(20) == 0 && !partition.Writer.IsEmpty) sent.Add(partition.Writer.Close());
            if (again && random.Next(100) == 0) committed = sent.Count > 0 && partition.Writer.IsEmpty ? partition.Restart : committed;
            if (again && random.Next(150) == 0) partition = new DecodedPartition(0, "raw:id", committed, null, null);
        }

        if (!partition.Writer.IsEmpty) sent.Add(partition.Writer.Close());
        return sent;
    }

    private static List<string> Detected(List<byte[]> records, int restoreAt)
    {
        var outputs = new List<Publication>();
        var detector = New();
        for (var i = 0; i < records.Count; i++)
        {
            if (i == restoreAt)
            {
                var saved = new ChunkedStream();
                detector.Save(saved);
                detector = New();
                detector.Restore(new MemoryStream([.. saved.Chunks.SelectMany(c => c)]));
            }

            detector.Add(new LogRecord(i, null, records[i]), isPublished: false, outputs);
        }

        detector.Finish(outputs);
        Assert.True(outputs.Count > 3 && outputs.TrueForAll(o => o.Alert != null));
        return [.. outputs.Select(o => Encoding.UTF8.GetString(AlertJson.Serialize(o.Alert!)))];
    }

    private static LogDetector New() => new(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));

    private static ReportBatch Read(byte[] value)
    {
        var batch = new ReportBatch();
        new RecordDecoder().Decode(value, null, batch);
        return batch;
    }

    private static byte[] Flipped(byte[] value, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--) value[random.Next(1, value.Length)] ^= (byte)(1 << random.Next(8));
        return value;
    }

    private static Report Accepted(Report report)
    {
        Assert.True(Acceptance.Accepts(ref report, out _));
        return report;
    }
}
