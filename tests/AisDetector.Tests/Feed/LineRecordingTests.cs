using System.IO.Compression;
using System.Text;
using AisDetector.App;
using AisDetector.Feed;

namespace AisDetector.Tests.Feed;

public sealed class RecordingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("zip")]
    public async Task Compression_is_known_by_content(string kind)
    {
        var path = Write(kind, "one\ntwo\n");
        Assert.Equal("one\ntwo\n", (await ReadAsync(path)).TrimEnd('\n') + "\n");
    }

    [Fact]
    public async Task The_files_of_an_archive_follow_one_another_and_end_their_lines()
    {
        var path = Path.Combine(_folder, "two");
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            foreach (var (name, text) in ((string, string)[])[("a", "one"), ("b", "two\n")])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.ASCII.GetBytes(text));
            }
        }

        Assert.Equal("one\ntwo\n\n", await ReadAsync(path));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("zip")]
    public async Task A_damaged_one_ends_with_a_line_that_names_it(string kind)
    {
        var random = new byte[200_000];
        new Random(1).NextBytes(random);
        var path = Write(kind, Convert.ToHexString(random));
        var bytes = await File.ReadAllBytesAsync(path, Stop);

        // A zip's directory stands at its end: there the data is damaged, elsewhere it is cut.
        if (kind == "zip") Array.Fill(bytes, (byte)0x55, bytes.Length / 2, 1000);
        await File.WriteAllBytesAsync(path, kind == "zip" ? bytes : bytes[..(bytes.Length / 2)], Stop);

        await using var source = LineRecording.Open(path);
        var text = await ReadAsync(source);

        Assert.StartsWith(path, Assert.Single(source.Damages), StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000, 399_999);
    }

    [Fact]
    public async Task The_other_files_of_an_archive_follow_a_damaged_one()
    {
        var path = Path.Combine(_folder, "two");
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            foreach (var name in (string[])["a", "b"])
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.ASCII.GetBytes($"this is {name}\n"));
            }
        }

        var bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes[bytes.AsSpan().IndexOf("this is a"u8)] = (byte)'T';
        await File.WriteAllBytesAsync(path, bytes, Stop);
        await using var source = LineRecording.Open(path);

        Assert.Equal("This is a\n\nthis is b\n\n", await ReadAsync(source));
        Assert.StartsWith($"{path}!a: ", Assert.Single(source.Damages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_usable_input() =>
        Assert.Equal(3, Assert.Throws<Fault>(() => LineRecording.Open(Path.Combine(_folder, "nothing"))).ExitCode);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Write(string kind, string text)
    {
        var path = Path.Combine(_folder, kind);
        using var file = File.Create(path);
        var bytes = Encoding.ASCII.GetBytes(text);
        if (kind == "zip")
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            using var entry = zip.CreateEntry("a").Open();
            entry.Write(bytes);
            return path;
        }

        using Stream to = kind switch { "gzip" => new GZipStream(file, CompressionLevel.Fastest), "zstd" => new ZstdSharp.CompressionStream(file), _ => file };
        to.Write(bytes);
        return path;
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var source = LineRecording.Open(path);
        return await ReadAsync(source);
    }

    private static async Task<string> ReadAsync(LineRecording source)
    {
        var text = new StringBuilder();
        var buffer = new byte[1000];
        while (await source.ReadAsync(buffer, Stop) is > 0 and var read) text.Append(Encoding.ASCII.GetString(buffer.AsSpan(0, read)));
        return text.ToString();
    }
}
