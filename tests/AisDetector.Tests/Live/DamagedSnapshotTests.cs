using System.Text;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Tests.Support;
using AisDetector.Live;
using AisDetector.Records;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Live;

/// <summary>Snapshots changed where a checksum would have told: what they hold must be refused by one kind of exception, or be a state.</summary>
public class DamagedSnapshotTests
{
    private static readonly List<LogRecord> Log =
        [.. Fleets.Log(pairs: 3).SelectMany(r => Encoding.ASCII.GetString(r).Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select((line, i) => new LogRecord(i, 1_772_000_000_000, Encoding.ASCII.GetBytes(line)))];

    private static readonly byte[][] Whole = [.. new[] { 0.1, 0.3, 0.5, 0.7, 0.9 }.Select(share => Saved((int)(share * Log.Count)))];

    [Fact]
    public void A_snapshot_with_changed_bytes_is_refused_as_damaged_or_is_a_state()
    {
        var (refused, used) = (0, 0);
        // Half of them at the beginning, which is written by hand and not by the core's state stream.
        var change = Gen.Select(Gen.Int[0, 3], Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, int.MaxValue]), Gen.Byte, Gen.Int[1, 9]);
        Gen.Select(Gen.Int[0, Whole.Length - 1], change.Array[1, 4]).Sample(
            (which, changes) =>
            {
                var bytes = Whole[which].ToList();
                foreach (var (kind, at, value, length) in changes) Change(bytes, kind, at, value, length);
                var detector = New();
                try
                {
                    detector.Restore(new MemoryStream([.. bytes]));
                }
                catch (InvalidDataException)
                {
                    Interlocked.Increment(ref refused);
                    return;
                }

                detector.Save(new ChunkedStream());
                Interlocked.Increment(ref used);
            },
            iter: Iterations.Of(10_000));
        Assert.True(refused > 100 && used > 100, $"{refused} refused, {used} used");
    }

    /// <summary>Where a length is written, of the format's name and of the first source of the decode stage.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(79)]
    public void A_length_that_is_negative_or_has_no_end_is_damage(int at)
    {
        foreach (byte[] length in new byte[][] { [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x07] })
        {
            byte[] bytes = [.. Whole[0][..at], .. length, .. Whole[0][(at + 1)..]];
            if (at > 0) bytes[75] = 1;
            Assert.Throws<InvalidDataException>(() => New().Restore(new MemoryStream(bytes)));
        }
    }

    private static void Change(List<byte> bytes, int kind, int at, byte value, int length)
    {
        if (bytes.Count == 0) return;
        at %= bytes.Count;
        length = Math.Min(length, bytes.Count - at);
        switch (kind)
        {
            case 0: bytes[at] = value; break;
            case 1: bytes[at] ^= (byte)(1 << (value & 7)); break;
            case 2: bytes.RemoveRange(at, length); break;
            default: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
        }
    }

    private static byte[] Saved(int records)
    {
        var detector = New();
        var outputs = new List<Publication>();
        foreach (var record in Log[..records]) detector.Add(record, isPublished: false, outputs);
        var saved = new ChunkedStream();
        detector.Save(saved);
        return [.. saved.Chunks.SelectMany(c => c)];
    }

    private static LogDetector New() => new(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));
}
