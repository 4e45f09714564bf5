using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Formats;
using AisDetector.Formats.Containers;
using AisDetector.Replay;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Replay;

public class InputLogTests
{
    private const string Header = "mmsi,time,lat,lon\n";
    private const long Start = 1_609_459_200;

    private static string Rows(params (uint Mmsi, long Second)[] rows) => Header + string.Concat(rows.Select(row => $"{row.Mmsi},{Start + row.Second},54.5,8.25\n"));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<long> Seconds(Reading reading) => reading.Reports.Select(r => (r.Time / 1000) - Start);

    [Fact]
    public void Compression_is_known_by_content_not_by_name()
    {
        using var folder = new TemporaryFolder();
        var csv = File.ReadAllBytes(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv"));
        var expected = Reading.Of(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv")).Texts.ToList();
        (string Name, byte[] Bytes)[] forms =
        [
            ("none", csv),
            ("gzip", TemporaryFolder.Gzip(csv)),
            ("zstd", TemporaryFolder.Zstd(csv)),
            ("zip", TemporaryFolder.Zip(("x.csv", csv))),
            ("zip+gzip", TemporaryFolder.Zip(("x.csv.gz", TemporaryFolder.Gzip(csv)))),
            ("zip+zip", TemporaryFolder.Zip(("x.zip", TemporaryFolder.Zip(("a/x.csv", csv))))),
            ("gzip+zip", TemporaryFolder.Gzip(TemporaryFolder.Zip(("x.csv", csv)))),
        ];
        foreach (var (name, bytes) in forms)
        {
            var reading = Reading.Of(folder.Write("data.nmea", bytes));
            Assert.Equal(expected, reading.Texts);
            Assert.Equal(name, Assert.Single(reading.Files).Compression);
            Assert.Equal(expected.Count, reading.Files[0].Reports);
        }
    }

    [Fact]
    public void Text_may_be_in_UTF_16_and_its_lines_may_end_with_a_carriage_return_alone()
    {
        using var folder = new TemporaryFolder();
        var csv = File.ReadAllText(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv"));
        var expected = Reading.Of(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv")).Texts.ToList();
        byte[] little = Encoding.Unicode.GetBytes(csv), big = Encoding.BigEndianUnicode.GetBytes(csv);
        byte[][] forms =
        [
            little, big, [.. Encoding.Unicode.Preamble, .. little], [.. Encoding.BigEndianUnicode.Preamble, .. big], TemporaryFolder.Gzip(little),
            Bytes(csv.ReplaceLineEndings("\r")), Encoding.Unicode.GetBytes(csv.ReplaceLineEndings("\r")), [.. Encoding.UTF8.Preamble, .. Bytes(csv)],
        ];
        foreach (var form in forms) Assert.Equal(expected, Reading.Of(folder.Write("data", form)).Texts);
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_followed_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/b/c.csv", Rows((211000001, 0)));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "a", "b", "up"), Path.Combine(folder.Path, "a"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "other"), Path.Combine(folder.Path, "a"));
        Assert.Single(Reading.Of(folder.Path).Reports);
        Assert.Single(Reading.Of(Path.Combine(folder.Path, "**", "*.csv")).Reports);
    }

    [Fact]
    public void Noaas_own_zip_holds_what_its_csv_holds()
    {
        var zip = Reading.Of(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.zip"));
        Assert.Equal(Reading.Of(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv")).Texts, zip.Texts);
        Assert.Equal("AIS_2024_01_01_head.csv", zip.Files[0].Entry);
    }

    [Theory]
    [InlineData("kystverket_1000/Ais1000Lines.nm4")]
    [InlineData("noaadata/test.ais")]
    [InlineData("dma_aislib/stream_example.txt")]
    [InlineData("gfw_aistools/mixed_types.nmea")]
    public void Nmea_files_give_what_the_decoder_gives(string name)
    {
        var path = TestData.PathOf(name);
        var batch = new ReportBatch();
        var decoder = new NmeaDecoder();
        decoder.Decode(File.ReadAllBytes(path), batch);
        decoder.Finish(batch);
        var reading = Reading.Of(new InputOptions { ArrivalOrder = true }, path);
        Assert.Equal("NMEA", reading.Files[0].Format);
        Assert.Equal(batch.Reports.ToArray().Select(Reading.Text), reading.Texts);
        Assert.Equal(batch.Counts.TotalRejected, reading.Counts.TotalRejected);
        Assert.Equal(reading.Texts.Order(), Reading.Of(path).Texts.Order());
    }

    [Fact]
    public void Folders_and_globs_name_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.csv", Rows((211000002, 1)));
        folder.Write("a.csv", Rows((211000001, 0)));
        folder.Write("deep/er/c.csv", Rows((211000003, 2)));
        folder.Write("README", "These files hold AIS.");
        folder.Write("picture.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0]);
        Assert.Equal([211000001u, 211000002u, 211000003u], Mmsis(Reading.Of(folder.Path)));
        Assert.Equal([211000001u, 211000002u], Mmsis(Reading.Of(Path.Combine(folder.Path, "*.csv"))));
        Assert.Equal([211000001u, 211000002u, 211000003u], Mmsis(Reading.Of(Path.Combine(folder.Path, "**/*.csv"))));
        Assert.Equal([211000003u], Mmsis(Reading.Of(Path.Combine(folder.Path, "deep/*/?.csv"))));
        // Named twice, read once.
        Assert.Equal([211000001u], Mmsis(Reading.Of(Path.Combine(folder.Path, "a.csv"), Path.Combine(folder.Path, "a*"))));

        var all = Reading.Of(folder.Path);
        Assert.Equal(2, all.Files.Count(file => file.Format == InputFile.NotAis));
        Assert.Equal(2, all.Warnings.Count);
        static IEnumerable<uint> Mmsis(Reading reading) => reading.Reports.Select(r => r.Mmsi);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Standard_input_is_read_even_when_it_must_be_sorted_or_unpacked(bool isZip, bool isDisordered)
    {
        var text = isDisordered ? Rows((211000001, 600), (211000002, 0)) : Rows((211000001, 0), (211000002, 600));
        var input = new OneWay(isZip ? TemporaryFolder.Zip(("a.csv", Bytes(text))) : Bytes(text));
        var reading = Reading.Of(new InputOptions { StandardInput = input }, "-");
        Assert.Equal([0L, 600], Seconds(reading));
        Assert.Equal(isDisordered, reading.Sorted);
    }

    [Fact]
    public void Standard_input_in_arrival_order_is_not_kept()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => (211000001u, (long)i)).ToArray();
        var reading = Reading.Of(new InputOptions { StandardInput = new OneWay(Bytes(Rows(rows))), ArrivalOrder = true }, "-");
        Assert.Equal(20_000, reading.Reports.Count);
    }

    [Fact]
    public void Files_are_merged_by_time_each_in_its_own_order()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.csv", Rows((211000001, 0), (211000001, 60), (211000001, 40), (211000001, 200)));
        var b = folder.Write("b.csv", Rows((211000002, 10), (211000002, 60), (211000002, 3600)));
        var reading = Reading.Of(b, a);
        Assert.False(reading.Sorted);
        // Ties go to the file named first; a report out of order inside the window stays behind its predecessor.
        Assert.Equal([(1u, 0L), (2u, 10), (2u, 60), (1u, 60), (1u, 40), (1u, 200), (2u, 3600)], reading.Reports.Select(r => (r.Mmsi - 211000000, (r.Time / 1000) - Start)));
    }

    [Fact]
    public void Arrival_order_takes_files_as_they_stand()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.csv", Rows((211000001, 900), (211000001, 0)));
        var b = folder.Write("b.csv", Rows((211000002, 10)));
        var reading = Reading.Of(new InputOptions { ArrivalOrder = true }, a, b);
        Assert.False(reading.Sorted);
        Assert.Equal([900L, 0, 10], Seconds(reading));
    }

    [Fact]
    public void Two_minutes_back_is_in_order_and_more_is_sorted()
    {
        using var folder = new TemporaryFolder();
        Assert.False(Reading.Of(folder.Write("a.csv", Rows((211000001, 120), (211000001, 0)))).Sorted);
        var sorted = Reading.Of(folder.Write("b.csv", Rows((211000001, 121), (211000001, 0))));
        Assert.True(sorted.Sorted);
        Assert.Equal([0L, 121], Seconds(sorted));
        Assert.Equal((2L, 2L), (sorted.Counts.TotalAccepted, sorted.Files[0].Reports));
    }

    [Theory]
    [InlineData(120, false)]
    [InlineData(30, true)]
    public void What_is_out_of_order_by_more_than_the_reorder_window_is_sorted(int windowSeconds, bool sorted)
    {
        // 90 s behind: inside a window of 2 min, outside one of 30 s.
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", Rows([.. Enumerable.Range(0, 60).Select(i => (211000001u, i * 10L)), (211000002u, 500L), .. Enumerable.Range(60, 60).Select(i => (211000001u, i * 10L))]));
        var reading = Reading.Of(new InputOptions { ReorderWindow = TimeSpan.FromSeconds(windowSeconds) }, path);
        Assert.Equal(sorted, reading.Sorted);
        if (sorted) Assert.Equal(Seconds(reading).Order(), Seconds(reading));
    }

    [Fact]
    public void A_lying_clock_is_no_disorder_and_does_not_hold_up_a_merge()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 100).Select(i => (211000001u, i * 10L)).ToList();
        rows.Insert(50, (211000009u, 3_000_000_000 - Start));
        rows.Insert(0, (211000008u, 500_000_000));
        var a = folder.Write("a.csv", Rows([.. rows]));
        var b = folder.Write("b.csv", Rows([.. Enumerable.Range(0, 100).Select(i => (211000002u, (i * 10L) + 5))]));
        var reading = Reading.Of(a, b);
        Assert.False(reading.Sorted);
        var honest = reading.Reports.Where(r => r.Mmsi is 211000001 or 211000002).Select(r => r.Time).ToList();
        Assert.Equal(200, honest.Count);
        Assert.Equal(honest.Order(), honest);
        Assert.Equal(202, reading.Reports.Count);
    }

    [Fact]
    public void A_long_gap_is_believed_because_the_following_reports_confirm_it()
    {
        using var folder = new TemporaryFolder();
        var sparse = folder.Write("a.csv", Rows([.. Enumerable.Range(0, 60).Select(i => (211000001u, i * 7200L))]));
        var dense = folder.Write("b.csv", Rows([.. Enumerable.Range(0, 4320).Select(i => (211000002u, (i * 100L) + 1))]));
        var reading = Reading.Of(sparse, dense);
        Assert.False(reading.Sorted);
        Assert.Equal(Seconds(reading).Order(), Seconds(reading));
    }

    [Fact]
    public void Any_shuffle_gives_the_same_sorted_log()
    {
        using var folder = new TemporaryFolder();
        var number = 0;
        Gen.Select(Gen.Int[2, 200], Gen.Int[1, 3], Gen.Int).Sample(
            (count, files, seed) =>
            {
                var name = Interlocked.Increment(ref number);
                var random = new Random(seed);
                // 130 s apart: every exchange is beyond the window. Each has a time of its own.
                var rows = Enumerable.Range(0, count).Select(i => (Mmsi: 211000001u + (uint)i, Second: i * 130L)).ToArray();
                random.Shuffle(rows);
                var paths = Enumerable.Range(0, files)
                    .Select(file => folder.Write($"{name}/{file}.csv", Rows([.. rows.Where((_, i) => i % files == file)]))).ToArray();
                return Seconds(Reading.Of(paths)).SequenceEqual(Enumerable.Range(0, count).Select(i => i * 130L));
            },
            iter: Iterations.Of(300));
    }

    [Fact]
    public void Equal_times_keep_the_order_of_files_and_rows()
    {
        using var folder = new TemporaryFolder();
        var a = folder.Write("a.csv", Rows((211000001, 600), (211000002, 0), (211000003, 0), (211000004, 600)));
        var b = folder.Write("b.csv", Rows((211000005, 0), (211000006, 600)));
        Assert.Equal([2u, 3, 5, 1, 4, 6], Reading.Of(a, b).Reports.Select(r => r.Mmsi - 211000000));
    }

    [Theory]
    [InlineData("dma_20260426/ais.csv")]
    [InlineData("noaadata/test.ais")]
    public void Sorting_loses_no_field(string name)
    {
        using var log = InputLog.Open([TestData.PathOf(name)], new InputOptions(), sort: true);
        var batch = new ReportBatch();
        var sorted = new List<string>();
        while (log.Read(batch)) sorted.AddRange(batch.Reports.ToArray().Select(Reading.Text));
        var stream = Reading.Of(new InputOptions { ArrivalOrder = true }, TestData.PathOf(name));
        Assert.Equal(stream.Reports.OrderBy(r => r.Time).Select(Reading.Text), sorted);
    }

    [Fact]
    public void Sorting_a_range_of_a_century_keeps_the_order()
    {
        var reports = new SortedReports(1 << 30);
        var random = new Random(7);
        var times = new List<long>();
        for (var i = 0; i < 100_000; i++)
        {
            var time = random.NextInt64(0, 1L << 62);
            times.Add(time);
            Assert.True(reports.TryAdd(Report.Empty with { Time = time }));
        }

        reports.Sort();
        var page = new Report[100_000];
        reports.Give(page, out var count);
        Assert.Equal(100_000, count);
        Assert.Equal(times.Order(), page.Select(r => r.Time));
    }

    [Fact]
    public void Sorting_beyond_the_memory_allowed_is_a_bad_argument()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", Rows([.. Enumerable.Range(0, 70_000).Select(i => (211000001u, 10_000_000 - (i * 100L)))]));
        var options = new InputOptions { SortMemoryBytes = 1 << 20 };
        var error = Assert.Throws<InputFault>(() => Reading.Of(options, path));
        Assert.Equal(2, error.ExitCode);
        Assert.Contains("--from", error.Message, StringComparison.Ordinal);
        // A slice of it fits.
        var from = DateTimeOffset.FromUnixTimeSeconds(Start + 4_000_000).UtcDateTime;
        var slice = Reading.Of(options with { ReadFrom = from, ReadTo = from.AddSeconds(1000) }, path);
        Assert.Equal([.. Enumerable.Range(0, 10).Select(i => 4_000_000L + (i * 100))], Seconds(slice));
        Assert.Equal((10L, 69_990L), (slice.Counts.TotalAccepted, slice.Counts.Skipped));
    }

    [Fact]
    public void Any_buffer_size_gives_the_same_reports()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("a.csv", string.Join('\n', File.ReadLines(TestData.PathOf("dma_20260426/ais.csv")).Where((line, i) => i < 300 || line.Contains('"'))));
        string[] paths = [csv, TestData.PathOf("kystverket_1000/Ais1000Lines.nm4")];
        foreach (var path in paths)
        {
            var expected = Reading.Of(new InputOptions { ArrivalOrder = true }, path).Texts.ToList();
            Assert.NotEmpty(expected);
            Gen.Int[16, 3000].Sample(size => Reading.Of(new InputOptions { ArrivalOrder = true, BufferBytes = size }, path).Texts.SequenceEqual(expected), iter: 60);
        }
    }

    [Fact]
    public void No_bytes_make_it_throw_anything_but_its_own_error()
    {
        using var folder = new TemporaryFolder();
        var csv = Bytes(Rows([.. Enumerable.Range(0, 40).Select(i => (211000001u, i * 10L))]));
        byte[][] seeds =
        [
            [], csv, TemporaryFolder.Gzip(csv), TemporaryFolder.Zstd(csv), TemporaryFolder.Zip(("a.csv", csv), ("b.csv", csv)),
            File.ReadAllBytes(TestData.PathOf("json_made/aisstream.jsonl")), File.ReadAllBytes(TestData.PathOf("json_made/digitraffic_locations.json")),
            [.. File.ReadAllBytes(TestData.PathOf("kystverket_1000/Ais1000Lines.nm4")).Take(2000)],
            [.. File.ReadAllBytes(TestData.PathOf("dma_20260426/ais.csv")).Take(2000)],
        ];
        var number = 0;
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[0, 12], Gen.Byte.Array[0, 60]).Sample(
            (seed, changes, tail) =>
            {
                byte[] bytes = [.. seeds[seed], .. tail];
                foreach (var (at, value) in changes)
                {
                    if (bytes.Length > 0) bytes[at % bytes.Length] = value;
                }

                var path = folder.Write($"{Interlocked.Increment(ref number)}", bytes);
                try
                {
                    Reading.Of(path);
                }
                catch (InputFault error)
                {
                    Assert.DoesNotContain('\n', error.Message);
                }

                File.Delete(path);
            },
            iter: Iterations.Of(4_000));
    }

    [Fact]
    public void Progress_reaches_the_files_length()
    {
        string[] paths = [TestData.PathOf("meos/ais_instants.csv.gz"), TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.zip")];
        using var log = InputLog.Open(paths, new InputOptions());
        var batch = new ReportBatch();
        while (log.Read(batch)) Assert.InRange(log.BytesRead, 1, log.TotalBytes!.Value);
        Assert.Equal(paths.Sum(path => new FileInfo(path).Length), log.TotalBytes);
        Assert.InRange(log.BytesRead, log.TotalBytes!.Value * 9 / 10, log.TotalBytes.Value);
    }

    private sealed class OneWay(byte[] bytes) : ForwardStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            // Pipes give little at a time.
            var count = Math.Min(Math.Min(buffer.Length, 4096), bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
