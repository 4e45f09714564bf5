using System.Text;
using AisDetector.Formats;
using AisDetector.Replay;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Replay;

/// <summary>Archives and folders made to cost far more than their size.</summary>
public class HostileInputTests
{
    private const string Header = "mmsi,time,lat,lon\n";
    private const long Start = 1_609_459_200;

    private static byte[] Row(int i) => Encoding.UTF8.GetBytes($"{Header}{211000001 + i},{Start + i},54.5,8.25\n");

    [Fact]
    public void An_archive_of_many_files_reads_its_directory_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.zip", TemporaryFolder.Zip([.. Enumerable.Range(0, 1_500).Select(i => ($"{i:0000}.csv", Row(i)))]));
        using (var inputs = InputSet.Open([path], new InputOptions()))
        {
            Assert.Equal(1_500, inputs.Recordings.Count);
            // The directory, a third of the file, was read with each of them: 2 GB and more.
            Assert.InRange(inputs.Meter.BytesRead, 1, 20 * new FileInfo(path).Length);
        }

        Assert.Equal(1_500, Reading.Of(path).Reports.Count);
    }

    [Fact]
    public void Archives_in_archives_that_multiply_are_cut_and_the_damage_is_said_once()
    {
        using var folder = new TemporaryFolder();
        var bytes = Row(0);
        for (var depth = 0; depth < 4; depth++)
        {
            var (inside, ending) = (bytes, depth == 0 ? "csv" : "zip");
            bytes = TemporaryFolder.Zip([.. Enumerable.Range(0, 12).Select(i => ($"{i}.{ending}", inside))]);
        }

        var reading = Reading.Of(folder.Write("a.zip", bytes));
        Assert.InRange(reading.Reports.Count, 8_000, 10_000);
        Assert.Contains("more than 10,000 files are packed into its", Assert.Single(reading.Damages), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_of_archives_that_does_not_multiply_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        var inner = Enumerable.Range(0, 2_600).Select(i => ($"{i:0000}.zip", TemporaryFolder.Zip(Enumerable.Range(0, 4).Select(j => ($"{j}.csv", Row((4 * i) + j))).ToArray()))).ToArray();
        var reading = Reading.Of(folder.Write("a.zip", TemporaryFolder.Zip(inner)));
        Assert.Equal(10_400, reading.Reports.Count);
        Assert.Empty(reading.Damages);
    }

    [Theory]
    [InlineData("zst")]
    [InlineData("gz.gz")]
    public void A_file_that_grows_out_of_all_proportion_ends_where_it_does(string kind)
    {
        using var folder = new TemporaryFolder();
        byte[] text = [.. Row(0), .. Enumerable.Repeat((byte)'\n', 100_000_000)];
        var path = folder.Write($"a.{kind}", kind == "zst" ? TemporaryFolder.Zstd(text) : TemporaryFolder.Gzip(TemporaryFolder.Gzip(text)));
        Assert.InRange(new FileInfo(path).Length, 1, 60_000);
        var reading = Reading.Of(path);
        Assert.Single(reading.Reports);
        Assert.Contains("no recording is packed so tightly", Assert.Single(reading.Damages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_costs_little_memory_so_that_a_folder_may_have_a_hundred_thousand()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 300; i++) folder.Write($"{i:000}.csv", Row(i));
        Reading.Of(folder.Path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(300, Reading.Of(folder.Path).Reports.Count);
        // 600 kB for each, in buffers made for large files.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 300, 0, 60_000);
    }

    [Fact]
    public void A_memory_limit_that_is_reached_is_one_line_and_1()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", Header + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{201000000 + (i * 977)},{Start + (i / 100)},{i % 100 * 0.5},{i % 300 * 0.5}\n")));
        var outcome = BuiltProgram.Shell(folder.Path, "DOTNET_GCHeapHardLimit=0x1400000 $P replay a.csv");
        Assert.True(outcome.ExitCode == 1, $"{outcome.ExitCode}\n{outcome.Errors}");
        Assert.StartsWith("aisdetector: out of memory", Assert.Single(outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_archives_and_folders_reach_the_terminal_without_what_it_would_obey()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.zip", TemporaryFolder.Zip(("\u001b[31mred\u001b]0;mine\u0007.csv", Row(0)), ("\u202etxt.exe\n.bin", [0, 1]), ("\u009b2J.csv", Row(1))));
        folder.Write("\u001b[2J/b\u202e.csv", Row(2));
        folder.Write("\u001b[2J/c\nd.csv", "junk");
        foreach (var command in new[] { "inspect . --output-format table", "decode . --output out.jsonl", "explain . --pair 211000001,211000002", "replay ." })
        {
            var outcome = BuiltProgram.RunIn(folder.Path, command.Split(' '));
            Assert.True(outcome.Errors.Contains(".bin", StringComparison.Ordinal) || outcome.Output.Contains(".bin", StringComparison.Ordinal), $"{command}\n{outcome.Errors}");
            Assert.DoesNotContain(outcome.Errors + outcome.Output, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        }

        Assert.DoesNotContain(BuiltProgram.RunIn(folder.Path, "replay", "\u001b[2J/c\nd.csv").Errors.TrimEnd(), char.IsControl);
        Assert.DoesNotContain(BuiltProgram.RunIn(folder.Path, "replay", "no\u001b[2J.csv").Errors.TrimEnd(), char.IsControl);
        Assert.DoesNotContain(BuiltProgram.RunIn(folder.Path, "re\u001b[2Jplay").Errors, c => char.IsControl(c) && c != '\n');
    }
}
