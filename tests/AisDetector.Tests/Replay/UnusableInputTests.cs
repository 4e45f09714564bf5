using System.Text;
using AisDetector.Formats;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Replay;

public class UnusableInputTests
{
    private const string Header = "mmsi,time,lat,lon\n";
    private const long Start = 1_609_459_200;

    private static string Rows(params (uint Mmsi, long Second)[] rows) => Header + string.Concat(rows.Select(row => $"{row.Mmsi},{Start + row.Second},54.5,8.25\n"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void A_truncated_file_is_used_up_to_the_damage()
    {
        using var folder = new TemporaryFolder();
        var csv = Bytes(Rows([.. Enumerable.Range(0, 50_000).Select(i => (211000001u + (uint)(i * 7919 % 1000), i * 10L))]));
        byte[][] whole = [TemporaryFolder.Gzip(csv), TemporaryFolder.Zstd(csv)];
        foreach (var packed in whole)
        {
            var path = folder.Write("cut.csv.gz", packed[..(packed.Length * 3 / 4)]);
            var reading = Reading.Of(path);
            Assert.InRange(reading.Reports.Count, 10_000, 45_000);
            Assert.StartsWith(path, Assert.Single(reading.Damages), StringComparison.Ordinal);
            Assert.Equal(0, reading.Counts.TotalRejected);
            Assert.Equal(3, Assert.Throws<InputFault>(() => Reading.Of(folder.Write("cut.csv.gz", packed[..30]))).ExitCode);
        }
    }

    [Fact]
    public void A_damaged_archive_is_one_line()
    {
        using var folder = new TemporaryFolder();
        var zip = TemporaryFolder.Zip(("a.csv", Bytes(Rows((211000001, 0)))));
        var error = Assert.Throws<InputFault>(() => Reading.Of(folder.Write("a.zip", zip[..^30])));
        Assert.Equal(3, error.ExitCode);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("a.zip", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Dear reader,\nthis is a letter.\n", "not AIS")]
    [InlineData("a,b,c,d\n1,2,3,4\n", "no column of its header is recognised as mmsi, time, lat, lon (it has a, b, c, d); name what holds it: --columns mmsi=…,time=…,lat=…,lon=…")]
    [InlineData("# made in Kiel\n\nMMSI;BaseDateTime;Breite;Länge\n211000001;2021-01-01 00:00:00;54,5;8,25\n", "recognised as lat, lon (it has MMSI, BaseDateTime, Breite, Länge)")]
    [InlineData("211000001,2021-01-01 00:00:00,54.5,8.25\n211000001,2021-01-01 00:00:10,54.5,8.25\n", "give its columns by number")]
    [InlineData("{\"hello\":\"world\"}", "no object")]
    [InlineData("mmsi,lat,lon,name\n211000001,54.5,8.25,A\n", "recognised as time (it has mmsi, lat, lon, name); name what holds it: --columns time=…")]
    [InlineData("mmsi,lat,lon\n211000001,54.5,8.25\n", "--columns time=…")]
    [InlineData("\0\u0001\u0002\0!AIVDM,1,1", "not AIS: it is binary")]
    public void Unusable_files_are_one_line_and_exit_3(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.dat", text);
        var error = Assert.Throws<InputFault>(() => Reading.Of(path));
        Assert.Equal(3, error.ExitCode);
        Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Missing_paths_and_empty_folders_exit_3()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { "none.csv", "*.csv", "" })
        {
            var error = Assert.Throws<InputFault>(() => Reading.Of(Path.Combine(folder.Path, path)));
            Assert.Equal(3, error.ExitCode);
            Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("mmsi=")]
    [InlineData("speed=x")]
    [InlineData("time=nowhere")]
    public void Bad_columns_exit_2(string columns)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, Assert.Throws<InputFault>(() => Reading.Of(new InputOptions { Columns = columns }, folder.Write("a.csv", Rows((211000001, 0))))).ExitCode);
        Assert.Equal(2, Assert.Throws<InputFault>(() => Reading.Of([])).ExitCode);
    }
}
