using System.Text.Json;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

/// <summary>The built program as a process: exit codes, streams, files.</summary>
public class ProgramTests
{
    private static readonly string Input = Repository.RealEncounter;

    [Theory]
    [InlineData("replay")]
    [InlineData("decode")]
    public void A_dash_as_output_is_stdout(string verb)
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, verb, Input, "--output", "-");
        Assert.Equal((0, BuiltProgram.RunIn(folder.Path, verb, Input).Output), (outcome.ExitCode, outcome.Output));
        Assert.NotEqual("", outcome.Output);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    public static TheoryData<string, string> BadArguments() => new()
    {
        { "fly", "fly: there is no such verb (the verbs are demo, replay" },
        { "repaly FILE", "did you mean replay?" },
        { "demo more", "more: nothing is expected here" },
        { "run --bootstrap here", "--bootstrap: there is no such option; did you mean --bootstrap-server?" },
        { "replay FILE --form 2015-03-19", "--form: there is no such option; did you mean --from?" },
        { "replay FILE --profile gwf", "--profile gwf: transfer or gfw is expected; did you mean gfw?" },
        { "replay FILE --output a --rejects ./a", "names the same file" },
        { "replay FILE --report -", "--report -: a file is expected; stdout is for --output" },
        { "replay FILE --output FILE", "this is an input, which would be lost" },
        { "help setings", "help setings: there is no such topic; did you mean settings?" },
        { "replay", "PATH" },
        { "replay FILE --profile ais", "ais" },
        { "replay FILE --no-such-option", "--no-such-option" },
        { "replay FILE --output-format xml", "xml" },
        { "replay FILE --set ContactDistanceMeters=abc", "a number is expected, such as 500 or 0.8; see aisdetector help settings" },
        { "replay FILE --set Colour=red", "; see aisdetector help settings" },
        { "replay FILE --from yesterday", "ISO 8601" },
        { "replay FILE --from 2015-03-20 --to 2015-03-19", "is not before" },
        { "replay FILE --bbox 1,2,3", "WEST,SOUTH,EAST,NORTH" },
        { "replay FILE --sort-memory much", "a size such as" },
        { "replay FILE --output none/alerts.jsonl", "there is no folder" },
        { "replay FILE --report .", "is a folder" },
        { "explain FILE", "--pair" },
        { "explain FILE --pair 441910000", "two different MMSIs" },
        { "explain FILE --pair 441910000,441910000", "two different MMSIs" },
        { "decode FILE --output-format geojson", "geojson" },
        { "bench --vessels 5", "--vessels 5: a whole number from 10 to 100000 is expected" },
        { "bench --rounds many", "--rounds many: a whole number from 1 to 100 is expected" },
        { "bench --fleet lake", "--fleet" },
        { "bench FILE", "nothing is expected here" },
        { "decode FILE --output a.kml", "--output a.kml: .kml is no format that is written" },
        { "replay FILE --output a.xlsx", "--output a.xlsx: .xlsx is no format that is written; .jsonl, .ndjson, .json, .csv, .geojson, .kml, .parquet, .geoparquet or .txt is expected" },
        { "replay FILE --output a.geosjon", "did you mean .geojson?" },
        { "replay FILE --output a.html", "--report FILE.html writes the page" },
        { "replay FILE --output a.kml --revisions", "--revisions does not go with kml" },
        { "replay FILE --output a.kml --spreadsheet", "--spreadsheet goes with csv, not with kml" },
        { "replay FILE --output a.geojson --report a.tracks.geojson", "its tracks go to a.tracks.geojson, which is an input or named by another option" },
    };

    [Theory]
    [MemberData(nameof(BadArguments))]
    public void Bad_arguments_end_with_2_and_say_what_is_wrong(string arguments, string words)
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a == "FILE" ? Input : a)]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(words, outcome.Errors);
        AssertClean(outcome, folder);
    }

    [Theory]
    [InlineData("", "replay <PATH>")]
    [InlineData("help", "replay <PATH>")]
    [InlineData("help replay", "--arrival-order")]
    [InlineData("help run", "--bootstrap-server")]
    [InlineData("help bench", "--vessels")]
    [InlineData("help settings", "ContactDistanceMeters   500       500       m         10 to 20000")]
    public void Help_is_an_answer_on_stdout(string arguments, string words)
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains(words, outcome.Output);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Input_that_cannot_be_used_ends_with_3_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty.csv", "");
        File.WriteAllBytes(folder.File("binary"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3))]);
        folder.Write("nothing.csv", "MMSI,BaseDateTime,LAT,LON\n");
        Directory.CreateDirectory(folder.File("hollow"));
        foreach (var path in new[] { "empty.csv", "binary", "nothing.csv", "hollow", "missing.csv" })
            foreach (var verb in new[] { "replay", "decode", "inspect" })
            {
                string[] output = verb == "inspect" ? [] : ["--output", "out.jsonl"];
                var outcome = BuiltProgram.RunIn(folder.Path, [verb, path, .. output]);
                Assert.True(outcome.ExitCode == 3, $"{verb} {path}: {outcome.ExitCode}\n{outcome.Errors}");
                Assert.Contains("aisdetector: ", outcome.Errors);
                Assert.DoesNotContain("   at ", outcome.Errors);
                Assert.DoesNotContain(folder.Names(), n => n.StartsWith("out", StringComparison.Ordinal));
            }
    }

    [Fact]
    public void Demo_shows_the_table_and_writes_its_page_here()
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, "demo");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("441910000", outcome.Output);
        Assert.Contains("563418000", outcome.Output);
        Assert.Equal(["report.html"], folder.Names());
        Assert.Contains(folder.File("report.html"), outcome.Errors);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public void Replay_finds_the_real_encounter_and_writes_each_form_whole()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, mark) in new[] { ("a.jsonl", "\"mmsi\":441910000"), ("a.csv", ",441910000,"), ("a.geojson", "\"Point\""), ("a.txt", "441910000"), ("a.json", "[\n{"), ("a.kml", "<gx:Track>"), ("a.parquet", "PAR1"), ("a", "\"schema\"") })
        {
            var outcome = BuiltProgram.RunIn(folder.Path, "replay", Input, "--output", name);
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Output));
            Assert.Contains(mark, File.ReadAllText(folder.File(name)));
        }

        Assert.Equal(["a", "a.csv", "a.geojson", "a.json", "a.jsonl", "a.kml", "a.parquet", "a.tracks.geojson", "a.txt"], folder.Names());
        Assert.Equal(2, JsonDocument.Parse(File.ReadAllText(folder.File("a.tracks.geojson"))).RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public void A_name_for_the_format_goes_before_the_files_and_stdout_takes_every_format()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, BuiltProgram.RunIn(folder.Path, "replay", Input, "--output", "a.txt", "--output-format", "csv").ExitCode);
        Assert.StartsWith("id,revision", File.ReadAllText(folder.File("a.txt")));
        foreach (var format in AlertFormat.All)
        {
            var outcome = BuiltProgram.Shell(folder.Path, $"set -o pipefail; $P replay '{Input}' --output-format {format.Name} | head -n 1 > {format.Name}");
            Assert.True(outcome.ExitCode == 0, $"{format.Name}: {outcome.Errors}");
            Assert.NotEqual(0, new FileInfo(folder.File(format.Name)).Length);
        }

        Assert.Equal(["a.txt", .. AlertFormat.All.Select(f => f.Name).Order()], folder.Names());
    }

    [Fact]
    public void A_device_gets_the_alerts_and_no_file_beside_it()
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, "replay", Input, "--output", "/dev/stdout", "--output-format", "geojson");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(1, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("features").GetArrayLength());
        Assert.False(File.Exists("/dev/stdout.tracks.geojson"));
    }

    [Fact]
    public void Revisions_are_all_there_in_their_order()
    {
        var lines = BuiltProgram.Run("replay", Input, "--revisions").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("revision").GetInt32()));
        Assert.True(lines.Length > 1);
        Assert.Equal(lines[^1] + "\n", BuiltProgram.Run("replay", Input).Output);
    }

    [Fact]
    public void A_slice_or_a_box_chooses_alerts_and_stdin_is_an_input()
    {
        Assert.Equal("", BuiltProgram.Run("replay", Input, "--from", "2015-03-19T08:00").Output);
        Assert.Equal("", BuiltProgram.Run("replay", Input, "--to", "2015-03-19T07:00").Output);
        Assert.Equal("", BuiltProgram.Run("replay", Input, "--bbox", "0,0,10,10").Output);
        Assert.NotEqual("", BuiltProgram.Run("replay", Input, "--bbox", "38,-28,39,-27", "--from", "2015-03-19", "--to", "2015-03-20").Output);
        using var folder = new TemporaryFolder();
        var piped = BuiltProgram.Shell(folder.Path, $"cat '{Input}' | $P replay - --report page.html --output-format kml");
        Assert.Equal(0, piped.ExitCode);
        Assert.Contains("<gx:Track>", piped.Output);
        Assert.Equal(["page.html"], folder.Names());
    }

    [Fact]
    public void Explain_names_each_test_with_its_figure_and_its_limit()
    {
        var outcome = BuiltProgram.Run("explain", Input, "--pair", "563418000,441910000");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("candidate: transfer", outcome.Output);
        Assert.Contains("at least 30 min", outcome.Output);
        Assert.Contains("Limit", outcome.Output);
        Assert.Contains("none of 1, which is not in the input", BuiltProgram.Run("explain", Input, "--pair", "1,441910000").Output);
    }

    [Fact]
    public void Inspect_says_what_is_in_a_file()
    {
        var json = JsonDocument.Parse(BuiltProgram.Run("inspect", Input).Output).RootElement;
        Assert.Equal(346, json.GetProperty("reports").GetInt32());
        Assert.Equal(2, json.GetProperty("vessels").GetInt32());
        Assert.Equal("2015-03-19T00:11:04Z", json.GetProperty("from").GetString());
        Assert.True(json.GetProperty("gapsOver60Minutes").GetInt32() > 0);
        Assert.Contains("346 of 2 vessels", BuiltProgram.Run("inspect", Input, "--output-format", "table").Output);
    }

    [Fact]
    public void Decode_gives_every_report()
    {
        Assert.Equal(346, BuiltProgram.Run("decode", Input).Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(347, BuiltProgram.Run("decode", Input, "--output-format", "csv").Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void Length_and_beam_without_the_antennas_place_reach_decode_and_the_alert()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in.csv", string.Join('\n', File.ReadAllLines(Input).Select((line, i) => line + (i == 0 ? ",Length,Width" : line.StartsWith("441910000", StringComparison.Ordinal) ? ",183,32" : ",,"))));
        var first = BuiltProgram.RunIn(folder.Path, "decode", "in.csv").Output.Split('\n').First(l => l.Contains("441910000", StringComparison.Ordinal));
        Assert.EndsWith("\"toBowMeters\":null,\"toSternMeters\":null,\"toPortMeters\":null,\"toStarboardMeters\":null,\"draughtMeters\":null,\"destination\":null,\"eta\":null,\"lengthMeters\":183,\"beamMeters\":32}", first, StringComparison.Ordinal);
        Assert.Contains("\"lengthMeters\":183,\"beamMeters\":32", BuiltProgram.RunIn(folder.Path, "replay", "in.csv").Output, StringComparison.Ordinal);

        // What decode wrote says the same again.
        foreach (var name in new[] { "out.jsonl", "out.csv" })
        {
            Assert.Equal(0, BuiltProgram.RunIn(folder.Path, "decode", "in.csv", "--output", name).ExitCode);
            Assert.Contains("\"lengthMeters\":183,\"beamMeters\":32", BuiltProgram.RunIn(folder.Path, "replay", name).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reader_that_stops_is_no_fault()
    {
        using var folder = new TemporaryFolder();
        var rows = string.Join('\n', File.ReadAllLines(Input).Skip(1));
        using (var big = new StreamWriter(folder.File("big.csv")))
        {
            big.WriteLine(File.ReadLines(Input).First());
            for (var i = 0; i < 300; i++) big.WriteLine(rows);
        }

        var outcome = BuiltProgram.Shell(folder.Path, "$P decode big.csv | head -n 1 > first; echo \"${PIPESTATUS[0]}\"");
        Assert.Equal("0", outcome.Output.Trim());
        Assert.DoesNotContain("aisdetector:", outcome.Errors);
        Assert.Single(File.ReadAllLines(folder.File("first")));
    }

    [Fact]
    public void A_full_disk_is_one_line_and_exit_1()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full on this machine");
        using var folder = new TemporaryFolder();
        foreach (var command in new[] { "decode \"$I\" > /dev/full", "decode \"$I\" --output /dev/full", "replay \"$I\" --output /dev/full", "inspect \"$I\" > /dev/full" })
        {
            var outcome = BuiltProgram.Shell(folder.Path, $"I='{Input}'; $P {command}");
            Assert.True(outcome.ExitCode == 1, $"{command}: {outcome.ExitCode}\n{outcome.Errors}");
            Assert.Single(outcome.Errors.Split('\n'), l => l.StartsWith("aisdetector: the disk is full", StringComparison.Ordinal));
            Assert.DoesNotContain("   at ", outcome.Errors);
        }

        Assert.Empty(folder.Names());
    }

    [Fact]
    public void A_file_that_hits_its_limit_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        // A limit on file size (SIGXFSZ ignored) fails the write like a full disk does, on a file that has a name.
        var outcome = BuiltProgram.Shell(folder.Path, $"trap '' XFSZ; ulimit -f 16; DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0 $P decode '{Input}' --output all.jsonl");
        Assert.True(outcome.ExitCode == 1, outcome.Errors);
        Assert.Single(outcome.Errors.Split('\n'), l => l.StartsWith("aisdetector: ", StringComparison.Ordinal));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Ctrl_c_ends_with_130_and_keeps_what_there_is_as_partial()
    {
        using var folder = new TemporaryFolder();
        // The input never ends: a pipe whose writer sleeps. The signal comes once the program has begun its output file.
        var outcome = BuiltProgram.Shell(
            folder.Path,
            $"set -m; mkfifo pipe; (cat '{Input}'; exec sleep 60) > pipe & W=$!; $P decode - --output all.jsonl < pipe & D=$!; "
            + "for i in $(seq 400); do ls all.jsonl.tmp-* > /dev/null 2>&1 && break; sleep 0.05; done; sleep 0.5; kill -INT $D; wait $D; echo $?; kill $W");
        Assert.Equal("130", outcome.Output.Trim());
        Assert.Equal(["all.jsonl.partial", "pipe"], folder.Names());
        Assert.Contains("interrupted", outcome.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--arrival-order")]
    public void What_is_not_used_is_in_the_rejects_and_not_in_the_time_range(string option)
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 200).Select(i => $"{211_000_001 + i % 2},2021-01-01T{i / 60:00}:{i % 60:00}:00,54.5,8.25");
        string[] odd = ["211000001,2021-01-01T03:18:00,54.5,8.25", "211000001,2038-01-19T03:14:07,54.5,8.25", "211000001,yesterday,54.5,8.25"];
        folder.Write("in.csv", string.Join('\n', (string[])["mmsi,time,lat,lon", .. rows, .. odd]));
        var outcome = BuiltProgram.RunIn(folder.Path, ["replay", "in.csv", "--rejects", "rejects", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2021-01-01 00:00:00 to 2021-01-01 03:19:00", outcome.Errors);
        var rejected = File.ReadAllLines(folder.File("rejects")).Select(line => line.Split('\t', 2)).ToArray();
        Assert.Equal(["MalformedTime", "FromTheFuture", "Duplicate"], rejected.Select(r => r[0]));
        Assert.Equal(odd[2], rejected[0][1]);
        var duplicate = JsonDocument.Parse(rejected[2][1]).RootElement;
        Assert.Equal((211000001, "2021-01-01T03:18:00Z"), (duplicate.GetProperty("mmsi").GetInt32(), duplicate.GetProperty("time").GetString()));
        Assert.Equal("2038-01-19T03:14:07Z", JsonDocument.Parse(rejected[1][1]).RootElement.GetProperty("time").GetString());
        Assert.Equal(["in.csv", "rejects"], folder.Names());
    }

    [Fact]
    public void A_named_pipe_is_an_input_like_any_other()
    {
        using var folder = new TemporaryFolder();
        var alert = BuiltProgram.Run("replay", Input).Output.Split("\"source\"")[0];
        foreach (var option in new[] { "", "--report page.html", "--arrival-order" })
        {
            var outcome = BuiltProgram.Shell(folder.Path, $"sort -t, -k2 '{Input}' > sorted; $P replay <(tail -n 1 sorted; head -n 150 sorted) <(head -n 1 '{Input}'; tail -n +151 sorted) {option}");
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            Assert.Equal(alert, outcome.Output.Split("\"source\"")[0]);
        }
    }

    [Fact]
    public void A_slice_settles_what_the_whole_settles_though_nothing_is_heard_for_weeks()
    {
        using var folder = new TemporaryFolder();
        var later = Enumerable.Range(0, 30).Select(i => $"211000001,2015-06-01T00:{i:00}:00,54.5,8.25,");
        folder.Write("in.csv", string.Join('\n', File.ReadAllLines(Input).Concat(later)) + "\n");
        var whole = BuiltProgram.RunIn(folder.Path, "replay", "in.csv").Output;
        Assert.Contains("\"phase\":\"settled\"", whole);
        Assert.Equal(whole, BuiltProgram.RunIn(folder.Path, "replay", "in.csv", "--from", "2015-03-19", "--to", "2015-03-20").Output);
    }

    [Fact]
    public void Too_little_memory_to_sort_in_ends_with_2_and_names_the_way_out()
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, "replay", Input, "--sort-memory", "10KB", "--output", "alerts.jsonl");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--sort-memory (0.01 MB", outcome.Errors);
        Assert.Contains("--from and --to", outcome.Errors);
        AssertClean(outcome, folder);
        Assert.Equal(0, BuiltProgram.Run("replay", Input, "--sort-memory", "10KB", "--to", "2015-03-16", "--warm-up", "1h").ExitCode);
    }

    private static void AssertClean(BuiltProgram.Outcome outcome, TemporaryFolder folder)
    {
        Assert.Equal("", outcome.Output);
        Assert.DoesNotContain("   at ", outcome.Errors);
        Assert.Empty(folder.Names());
    }
}
