using System.Text;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Live;
using AisDetector.Output;
using AisDetector.Records;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Live;

public class LogDetectorTests
{
    /// <summary>A sentence a record, so that messages in parts lie across records; noise and JSON among them.</summary>
    private static readonly List<LogRecord> Log = Records(Fleets.Log(pairs: 3).SelectMany(r => Encoding.ASCII.GetString(r).Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private static readonly List<string> Expected = Run([]);

    [Fact]
    public void A_log_saved_and_restored_between_any_two_records_equals_the_one_read_through()
    {
        Assert.True(Expected.Count(o => o.StartsWith('{')) > 5 && Expected.Exists(o => o.StartsWith("MalformedField", StringComparison.Ordinal)), string.Join('\n', Expected));
        Gen.Int[0, Log.Count].Array[1, 4].Sample(cuts => Assert.Equal(Expected, Run([.. cuts.Order()])), iter: 40);
    }

    [Fact]
    public void What_is_published_already_is_numbered_and_not_given_again()
    {
        var half = Log.Count / 2;
        var whole = New();
        var again = New();
        var (outputs, rest) = (new List<Publication>(), new List<Publication>());
        for (var i = 0; i < Log.Count; i++)
        {
            if (i == half) outputs.Clear();
            whole.Add(Log[i], isPublished: false, outputs);
            again.Add(Log[i], isPublished: i < half, rest);
            Assert.Equal(whole.OutputNumber, again.OutputNumber);
        }

        Assert.Equal(outputs.Select(Text), rest.Select(Text));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_snapshot_in_a_format_before_is_gone_on_from(int format)
    {
        var half = Log.Count / 2;
        var outputs = new List<Publication>();
        var detector = New();
        foreach (var record in Log[..half]) detector.Add(record, isPublished: false, outputs);
        var saved = new ChunkedStream();
        detector.Save(saved);
        var bytes = saved.Chunks.SelectMany(c => c).ToList();

        // A length and the name, two numbers, and five of the dead letters, which formats 1 and 2 did not have; a flag, and how many
        // sources of the decode stage there are, which format 1 did not have.
        Assert.Equal("aisdetector.log 3", Encoding.UTF8.GetString([.. bytes[1..18]]));
        bytes[17] = (byte)('0' + format);
        bytes.RemoveRange(34, 5 * sizeof(long));
        Assert.All(bytes[35..39], zero => Assert.Equal(0, zero));
        if (format == 1) bytes.RemoveRange(35, 4);
        detector = New();
        detector.Restore(new MemoryStream([.. bytes]));
        foreach (var record in Log[half..]) detector.Add(record, isPublished: false, outputs);
        detector.Finish(outputs);
        Assert.Equal(Expected, outputs.Select(Text));
    }

    private static List<string> Run(int[] cuts)
    {
        var detector = New();
        var outputs = new List<Publication>();
        for (var i = 0; i <= Log.Count; i++)
        {
            foreach (var _ in cuts.Where(c => c == i))
            {
                var saved = new ChunkedStream();
                detector.Save(saved);
                detector = New();
                var bytes = saved.Chunks.SelectMany(c => c).ToArray();
                Assert.Equal(saved.Length, bytes.Length);
                detector.Restore(new MemoryStream(bytes));
                Assert.Equal((long)i, detector.NextOffset);
            }

            if (i < Log.Count) detector.Add(Log[i], isPublished: false, outputs);
        }

        detector.Finish(outputs);
        Assert.Equal(outputs.Count, detector.OutputNumber);
        return [.. outputs.Select(Text)];
    }

    private static string Text(Publication output) => output.Alert is { } alert
        ? Encoding.UTF8.GetString(AlertJson.Serialize(alert))
        : $"{output.DeadLetter!.Reason} {output.DeadLetter.Offset} {Convert.ToHexString(output.DeadLetter.Bytes)}";

    private static LogDetector New() => new(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));

    private static List<LogRecord> Records(IEnumerable<string> lines)
    {
        var records = new List<LogRecord>();
        void Add(string value) => records.Add(new LogRecord(records.Count, 1_772_000_000_000, Encoding.ASCII.GetBytes(value)));
        foreach (var line in lines)
        {
            Add(line);
            if (records.Count % 150 == 7) Add("noise");
            if (records.Count % 200 == 3) Add("""{"mmsi":311000000,"lat":"x","lon":1,"time":"2026-03-01T08:00:00Z"}""");
            if (records.Count % 170 == 5) Add("!AIVDM,2,1,7,B,55O0W7`00001L@gCWGA2uItLth@DqtL5@F22220j1h742t0Ht0000000,0*0D");
        }

        return records;
    }
}
