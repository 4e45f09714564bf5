using System.Text;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

/// <summary>An input that is truncated or corrupt and used in part: exit code 4, a line that names it, a whole result of what was read.</summary>
public class DamagedInputTests
{
    private static readonly byte[] Csv = Encoding.ASCII.GetBytes("mmsi,time,lat,lon,name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i =>
        FormattableString.Invariant($"{211_000_001 + i % 2},{DateTime.UnixEpoch.AddDays(18_628).AddSeconds(i):s},{54.5 + i * 7919 % 1009 / 1e7},8.25,{i * 2654435761 % 999983}\n"))));

    /// <summary>How to damage a file, and a piece of what is said.</summary>
    public static TheoryData<string> Kinds => ["cut.gz", "corrupt.gz", "cut.zst", "corrupt.zip", "flipped.zip", "open-quote.csv", "one-of-two.zip", "quoted-cut.csv.gz"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damage_ends_with_4_and_what_was_read_is_a_whole_result(string kind)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(kind), Make(kind));

        var decoded = BuiltProgram.RunIn(folder.Path, "decode", kind, "--output", "out.jsonl");
        Assert.True(decoded.ExitCode == 4, $"{decoded.ExitCode}\n{decoded.Errors}");
        Assert.Single(decoded.Errors.Split('\n'), line => line.StartsWith("damaged ", StringComparison.Ordinal) && line.Contains(kind, StringComparison.Ordinal));
        Assert.Equal(new[] { kind, "out.jsonl" }.Order(StringComparer.Ordinal), folder.Names().Order(StringComparer.Ordinal));
        Assert.InRange(File.ReadAllLines(folder.File("out.jsonl")).Length, 1_000, 40_000);

        var inspected = BuiltProgram.Shell(folder.Path, $"cat {kind} | $P inspect -");
        Assert.True(inspected.ExitCode == 4, $"{inspected.ExitCode}\n{inspected.Errors}");
        Assert.Single(inspected.Errors.Split('\n'), line => line.StartsWith("damaged ", StringComparison.Ordinal) && line.Contains("stdin", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_verb_that_reads_files_says_it_and_whole_ones_end_with_0()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("cut"), Make("cut.gz"));
        File.WriteAllBytes(folder.File("whole"), TemporaryFolder.Gzip(Csv));
        foreach (var (name, code) in new[] { ("cut", 4), ("whole", 0) })
        {
            foreach (var command in new[] { "replay NAME --output out.jsonl --report page.html --rejects rejects --state state", "explain NAME --pair 211000001,211000002", "inspect NAME" })
            {
                var outcome = BuiltProgram.RunIn(folder.Path, command.Replace("NAME", name, StringComparison.Ordinal).Split(' '));
                Assert.True(outcome.ExitCode == code, $"{command}: {outcome.ExitCode}\n{outcome.Errors}");
            }

            Assert.Equal(new[] { "cut", "out.jsonl", "page.html", "rejects", "state", "whole" }, folder.Names().Order(StringComparer.Ordinal));
            foreach (var written in new[] { "out.jsonl", "page.html", "rejects", "state" }) File.Delete(folder.File(written));
        }

        // Not usable at all, for this verb, goes before damaged.
        Assert.Equal(3, BuiltProgram.RunIn(folder.Path, "explain", "cut", "--pair", "211000001,219000001").ExitCode);
    }

    [Fact]
    public void A_file_that_is_left_out_because_it_is_damaged_counts_too_and_alone_is_no_usable_input()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("cut.zip"), Make("cut.zip"));
        File.WriteAllBytes(folder.File("good.csv"), Csv);
        folder.Write("letter.txt", "Dear reader,\n");
        File.WriteAllBytes(folder.File("short.gz"), TemporaryFolder.Gzip(Csv)[..30]);
        Assert.Equal(4, BuiltProgram.RunIn(folder.Path, "inspect", "good.csv", "cut.zip").ExitCode);
        Assert.Equal(4, BuiltProgram.RunIn(folder.Path, "inspect", "good.csv", "short.gz").ExitCode);
        Assert.Equal(0, BuiltProgram.RunIn(folder.Path, "inspect", "good.csv", "letter.txt").ExitCode);
        Assert.Equal(3, BuiltProgram.RunIn(folder.Path, "inspect", "cut.zip").ExitCode);
        Assert.Equal(3, BuiltProgram.RunIn(folder.Path, "inspect", "short.gz").ExitCode);
        Assert.Equal(3, BuiltProgram.Shell(folder.Path, "cat cut.zip | $P inspect -").ExitCode);
    }

    [Fact]
    public void Rejected_lines_are_no_damage()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "mmsi,time,lat,lon,name\n211000001,2021-01-01T00:00:00,54.5,8.25,A \"QUOTED\" NAME\nnonsense\n211000001,2021-01-01T00:01:00,54.5,8.25,\"TWO\nLINES\"\n");
        var outcome = BuiltProgram.RunIn(folder.Path, "inspect", "a.csv");
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("damaged", outcome.Errors);
    }

    private static byte[] Make(string kind)
    {
        switch (kind)
        {
            case "cut.gz": return Cut(TemporaryFolder.Gzip(Csv));
            case "cut.zst": return Cut(TemporaryFolder.Zstd(Csv));
            case "cut.zip": return Cut(TemporaryFolder.Zip(("a.csv", Csv)));
            case "corrupt.gz": return Corrupt(TemporaryFolder.Gzip(Csv));
            case "corrupt.zip": return Corrupt(TemporaryFolder.Zip(("a.csv", Csv)));
            case "one-of-two.zip": return Corrupt(TemporaryFolder.Zip(("a.csv", Csv), ("b.csv", Csv[..1000])));
            case "quoted-cut.csv.gz": return TemporaryFolder.Gzip([.. Csv, .. "211000001,2021-01-02T00:00:00,54.5,8.25,\"CUT HE"u8]);
            case "open-quote.csv":
                var text = Encoding.ASCII.GetString(Csv);
                var at = text.IndexOf(",8.25,", text.Length / 2, StringComparison.Ordinal) + 6;
                return Encoding.ASCII.GetBytes(text.Insert(at, "\""));
            case "flipped.zip":
                // Stored, not compressed: only the checksum knows.
                var packed = new MemoryStream();
                using (var zip = new System.IO.Compression.ZipArchive(packed, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
                using (var entry = zip.CreateEntry("a.csv", System.IO.Compression.CompressionLevel.NoCompression).Open())
                    entry.Write(Csv);
                var bytes = packed.ToArray();
                bytes[bytes.AsSpan().IndexOf(",8.25,"u8) + 3] = (byte)'3';
                return bytes;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    private static byte[] Cut(byte[] bytes) => bytes[..(bytes.Length * 3 / 4)];

    private static byte[] Corrupt(byte[] bytes)
    {
        bytes.AsSpan(bytes.Length / 2, 200).Fill(0x55);
        return bytes;
    }
}
