using System.Security.Cryptography;
using System.Text;
using AisDetector.Core.Reports;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Tests.Records;

public class DeadLettersTests
{
    [Fact]
    public void A_record_of_noise_is_one_dead_letter_with_its_counts_and_its_bytes()
    {
        // 1 MB of it was half a million dead letters.
        var (decoder, letters, batch) = Decoder();
        decoder.Decode(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("x\n", 500_000)) + "!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*00\n"), 0, batch);
        var letter = letters.Take(offset: 7, timestamp: 60_000, partition: 3)!;
        Assert.Null(letters.Take(8, 60_000));
        Assert.Equal((RejectReason.NotAis, 500_001, "notAis=500000 badChecksum=1", 7, 3), (letter.Reason, letter.Rejects, letter.Reasons, letter.Offset, letter.Partition));
        Assert.Equal((DeadLetter.MaxBytes, 1_000_047), (letter.Bytes.Length, letter.Length));
        Assert.StartsWith("x\nx\n", Encoding.ASCII.GetString(letter.Bytes), StringComparison.Ordinal);
        var headers = TopicRecords.Of(letter, "ais.raw", DeadLetter.MaxBytes).Headers;
        Assert.Equal("notAis,500001,notAis=500000 badChecksum=1,1000047", string.Join(',', new[] { "reason", "rejects", "reasons", "length" }.Select(name => Text(headers, name))));
    }

    [Fact]
    public void One_thing_rejected_is_as_it_came_and_a_long_one_is_cut_with_its_hash()
    {
        var letters = new DeadLetters();
        letters.Add(RejectReason.BadChecksum, "!AIVDM"u8);
        var letter = letters.Take(1, null)!;
        Assert.Equal((RejectReason.BadChecksum, "!AIVDM", 6, null, null), (letter.Reason, Encoding.ASCII.GetString(letter.Bytes), letter.Length, letter.Sha256, letter.Reasons));
        Assert.False(TopicRecords.Of(letter, "ais.raw", DeadLetter.MaxBytes).Headers.TryGetLastBytes("rejects", out _));

        var text = new byte[300_000];
        Random.Shared.NextBytes(text);
        letters.Add(RejectReason.NotAis, text.AsSpan(0, 100_000));
        letters.Add(RejectReason.NotAis, text.AsSpan(100_000));
        letter = letters.Take(2, null)!;
        byte[] whole = [.. text[..100_000], (byte)'\n', .. text[100_000..]];
        Assert.Equal((300_001, Convert.ToHexStringLower(SHA256.HashData(whole))), (letter.Length, letter.Sha256));
        Assert.Equal(whole[..DeadLetter.MaxBytes], letter.Bytes);
    }

    [Theory]
    [InlineData(1, DeadLetters.MostPerMinute)]
    [InlineData(200_000, DeadLetters.MostBytesPerMinute / 200_000)]
    public void In_a_minute_of_the_log_there_are_so_many_and_those_left_out_are_counted(int length, long most)
    {
        var letters = new DeadLetters();
        Assert.Equal(most, Made(letters, length, 2_000, minute: 5));
        Assert.Equal(2_000 - most, letters.LeftOut);

        // A restored one goes on where the other was.
        var saved = new MemoryStream();
        using (var writer = new BinaryWriter(saved, Encoding.UTF8, leaveOpen: true)) letters.Save(writer);
        saved.Position = 0;
        var restored = new DeadLetters();
        restored.Restore(new BinaryReader(saved));
        foreach (var each in new[] { letters, restored })
        {
            Assert.Equal(0, Made(each, length, 10, minute: 5));
            each.Add(RejectReason.NotAis, "y"u8);
            var next = each.Take(1, 6 * 60_000)!;
            Assert.Equal(2_010 - most, next.LeftOut);
            Assert.Equal(next.LeftOut.ToString(System.Globalization.CultureInfo.InvariantCulture), Text(TopicRecords.Of(next, "ais.raw", DeadLetter.MaxBytes).Headers, "left-out"));
            each.Add(RejectReason.NotAis, "y"u8);
            Assert.Equal(0, each.Take(2, 6 * 60_000)!.LeftOut);
        }
    }

    private static int Made(DeadLetters letters, int length, int records, long minute)
    {
        var made = 0;
        for (var i = 0; i < records; i++)
        {
            letters.Add(RejectReason.NotAis, new byte[length]);
            if (letters.Take(i, (minute * 60_000) + i) != null) made++;
        }

        return made;
    }

    private static (RecordDecoder Decoder, DeadLetters Letters, ReportBatch Batch) Decoder()
    {
        var letters = new DeadLetters();
        return (new RecordDecoder(), letters, new ReportBatch { OnReject = letters.Add });
    }

    private static string Text(Headers headers, string name) => Encoding.UTF8.GetString(headers.GetLastBytes(name));
}
