using System.Text;
using AisDetector.Core.Reports;
using AisDetector.Live;
using AisDetector.Records;

namespace AisDetector.Tests.Records;

public class TopicRecordsTests
{
    [Fact]
    public void A_dead_letter_says_where_it_came_from()
    {
        var record = TopicRecords.Of(new DeadLetter(RejectReason.BadChecksum, [1, 2, 3], 3, null, 42), "ais.raw", DeadLetter.MaxBytes);
        Assert.Equal([1, 2, 3], record.Value!);
        Assert.Equal("badChecksum", Header(record, "reason"));
        Assert.Equal("ais.raw", Header(record, "topic"));
        Assert.Equal("0", Header(record, "partition"));
        Assert.Equal("42", Header(record, "offset"));
        Assert.False(record.Headers.TryGetLastBytes("sha256", out _));
    }

    [Fact]
    public void A_cut_one_has_its_length_and_hash()
    {
        var record = TopicRecords.Of(new DeadLetter(RejectReason.NotAis, new byte[DeadLetter.MaxBytes], 900_000, "ab12", 42), "ais.raw", 1000);
        Assert.Equal(1000, record.Value!.Length);
        Assert.Equal("900000", Header(record, "length"));
        Assert.Equal("ab12", Header(record, "sha256"));
    }

    [Fact]
    public void A_stream_is_cut_into_chunks_that_fit_a_record()
    {
        var bytes = new byte[(Snapshot.ChunkBytes * 2) + 77];
        new Random(1).NextBytes(bytes);
        var stream = new ChunkedStream();
        stream.WriteByte(bytes[0]);
        stream.Write(bytes.AsSpan(1, 99));
        stream.Write(bytes.AsSpan(100));
        Assert.Equal([Snapshot.ChunkBytes, Snapshot.ChunkBytes, 77], stream.Chunks.Select(c => c.Length));
        Assert.Equal(bytes, stream.Chunks.SelectMany(c => c));
        Assert.Equal(bytes.Length, stream.Length);
    }

    private static string Header(Confluent.Kafka.Message<byte[]?, byte[]?> record, string name) => Encoding.UTF8.GetString(record.Headers.GetLastBytes(name));
}
