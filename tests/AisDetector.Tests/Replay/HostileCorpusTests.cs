using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Formats;
using AisDetector.Formats.Csv;
using AisDetector.Records;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Replay;

/// <summary>The hostile inputs of <c>tests/data/fuzz</c>, as they are and changed, given to every reader: nothing but its own fault comes out.</summary>
public class HostileCorpusTests
{
    private static readonly string Folder = Path.GetDirectoryName(TestData.PathOf("fuzz/README.md"))!;

    private static readonly byte[][] Corpus = [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>A change that keeps the text's structure in sight: lines and fields are doubled, dropped, joined, swapped; a byte is set; an end is cut.</summary>
    private static readonly Gen<(int Kind, int At, int To, byte Value)[]> Changes = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Byte).Array[0, 6];

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_read_or_refused_in_one_line(string name) => ReadFile(Path.Combine(Folder, name));

    [Fact]
    public void Changed_in_any_way_each_is_read_or_refused_as_a_file()
    {
        using var folder = new TemporaryFolder();
        var number = 0;
        Gen.Select(Gen.Int[0, Corpus.Length - 1], Changes).Sample(
            (which, changes) =>
            {
                var path = folder.Write($"{Interlocked.Increment(ref number)}", Changed(Corpus[which], changes));
                ReadFile(path);
                File.Delete(path);
            },
            iter: Iterations.Of(5_000));
    }

    [Fact]
    public void Changed_in_any_way_each_is_decoded_or_rejected_as_the_value_of_a_record() =>
        Gen.Select(Gen.Int[0, Corpus.Length - 1].Array[1, 4], Changes, Gen.Bool).Sample(
            (which, changes, hasTime) =>
            {
                var letters = new DeadLetters();
                var batch = new ReportBatch { OnReject = letters.Add };
                var decoder = new RecordDecoder();
                foreach (var one in which)
                {
                    batch.Clear();
                    decoder.Decode(Changed(Corpus[one], changes), hasTime ? 1_700_000_000_000 : null, batch);
                    if (letters.Take(1, null) is { } letter) Assert.True(letter.Bytes.Length <= letter.Length && letter.Rejects > 0);
                }

                decoder.Finish(batch);
                var saved = new MemoryStream();
                decoder.Save(saved);
                saved.Position = 0;
                new RecordDecoder().Restore(saved, hasSources: true);
            },
            iter: Iterations.Of(10_000));

    [Fact]
    public void Settings_and_column_names_of_any_text_are_taken_or_refused_in_one_line()
    {
        string[] known = ["mmsi", "time", "lat", "lon", "=", ",", ";", "sasl.password", "session.timeout.ms", "1", " ", "\n", "\u001b[2J", "#", "-1", "999999999999"];
        using var folder = new TemporaryFolder();
        var number = 0;
        Gen.Int[0, known.Length - 1].Array[0, 12].Sample(
            words =>
            {
                var text = string.Concat(words.Select(i => known[i]));
                Refused(() => ColumnNames.Parse(text));
                Refused(() => KafkaSettings.Parse(null, [text]));
                var path = folder.Write($"{Interlocked.Increment(ref number)}", text);
                Refused(() => KafkaSettings.Parse(path, []));
                File.Delete(path);
            },
            iter: Iterations.Of(5_000));

        static void Refused(Action take)
        {
            try
            {
                take();
            }
            catch (Fault)
            {
                // In words, which are printed without control characters.
            }
        }
    }

    private static void ReadFile(string path)
    {
        try
        {
            Reading.Of(path);
        }
        catch (InputFault refused)
        {
            Assert.DoesNotContain('\n', refused.Message.Replace(path, "", StringComparison.Ordinal));
        }
    }

    private static byte[] Changed(byte[] whole, (int Kind, int At, int To, byte Value)[] changes)
    {
        var bytes = whole.ToList();
        foreach (var (kind, at, to, value) in changes)
        {
            if (bytes.Count == 0) return [];
            var here = at % bytes.Count;
            var (start, length) = Piece(bytes, here, kind % 2 == 0 ? (byte)'\n' : (byte)',');
            switch (kind)
            {
                case 0 or 1: bytes.InsertRange(to % bytes.Count, bytes.GetRange(start, length)); break;
                case 2 or 3: bytes.RemoveRange(start, length); break;
                case 4: bytes[here] = value; break;
                case 5: bytes.InsertRange(here, "\"\n,\\{[!\0"u8.ToArray().AsSpan(value % 8, 1).ToArray()); break;
                default: bytes.RemoveRange(here, bytes.Count - here); break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The line or field around a place, with what ends it.</summary>
    private static (int Start, int Length) Piece(List<byte> bytes, int at, byte end)
    {
        var start = at == 0 ? 0 : bytes.LastIndexOf(end, at - 1) + 1;
        var stop = bytes.IndexOf(end, at);
        return (start, (stop < 0 ? bytes.Count : stop + 1) - start);
    }
}
