using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

/// <summary>A tanker that drifts alone, and one that is dark meanwhile, through the program: what a user gets.</summary>
public sealed class LoiteringRunTests : IDisposable
{
    private const uint Alone = 538001001, Dark = 636002002;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replay_writes_the_loitering_and_who_could_have_been_there()
    {
        var outcome = BuiltProgram.Run("replay", Recording(-27.5, 37), "--output-format", "jsonl");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        var alert = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(("loitering", null), ((string?)alert["kind"], (string?)alert["category"]));
        Assert.Equal(Alone, (uint)Assert.Single(alert["vessels"]!.AsArray())!["mmsi"]!);
        var partner = Assert.Single(alert["possiblePartners"]!.AsArray())!;
        Assert.Equal((Dark, 1), ((uint)partner["mmsi"]!, (int)partner["rank"]!));
        Assert.Contains("alerts    1 (loitering 1)", outcome.Errors);
    }

    [Fact]
    public void The_table_names_the_ship_and_its_possible_partner()
    {
        var outcome = BuiltProgram.Run("replay", Recording(-27.5, 37), "--output-format", "table");
        Assert.Contains("loitering", outcome.Output);
        Assert.Contains($"{Dark}?", outcome.Output);
    }

    [Fact]
    public void Explain_says_for_one_vessel_which_test_decided()
    {
        var file = Recording(-27.5, 37);
        var found = BuiltProgram.Run("explain", file, "--vessel", $"{Alone}").Output;
        Assert.Contains("candidate: loitering", found);
        Assert.Contains($"possible partner {Dark}", found);
        Assert.Contains("never slow", BuiltProgram.Run("explain", file, "--vessel", $"{Dark}").Output);

        // 8 km from the shore of Brittany.
        var near = BuiltProgram.Run("explain", Recording(48.2, -5.0), "--vessel", $"{Alone}").Output;
        Assert.Matches("no +time slow and far from shore", near);
        Assert.Contains("no loitering", near);
    }

    [Theory]
    [InlineData("--pair MMSI,MMSI or --vessel MMSI is required")]
    [InlineData("--pair MMSI,MMSI or --vessel MMSI is required", "--pair", "1,2", "--vessel", "3")]
    [InlineData("--vessel x: an MMSI such as 441910000 is expected", "--vessel", "x")]
    [InlineData("no loitering is looked for", "--vessel", "3", "--profile", "gfw")]
    public void A_mistake_is_told_in_one_line(string says, params string[] arguments)
    {
        var outcome = BuiltProgram.Run(["explain", Repository.RealEncounter, .. arguments]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(says, outcome.Errors);
    }

    [Fact]
    public void A_zone_of_risk_lets_it_count_near_the_shore_and_is_named()
    {
        var file = Recording(48.2, -5.0);
        Assert.Equal("", BuiltProgram.Run("replay", file, "--output-format", "jsonl").Output);
        var zones = _folder.Write("zones.geojson", """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Iroise","risk":true},
            "geometry":{"type":"Polygon","coordinates":[[[-6,47],[-4,47],[-4,49],[-6,49],[-6,47]]]}}]}
            """);
        var alert = JsonNode.Parse(BuiltProgram.Run("replay", file, "--zones", zones, "--output-format", "jsonl").Output)!;
        Assert.Equal("Iroise", (string?)Assert.Single(alert["zones"]!.AsArray()));
        Assert.Contains("risk-zone", alert["reasons"]!.ToJsonString());
    }

    [Fact]
    public void A_mistake_in_the_zones_ends_with_2()
    {
        var zones = _folder.Write("zones.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}""");
        var outcome = BuiltProgram.Run("replay", Recording(-27.5, 37), "--zones", zones);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"aisdetector: --zones {zones}: feature 1: it has no name", outcome.Errors);
    }

    [Fact]
    public void A_state_of_other_zones_is_refused()
    {
        var zones = _folder.Write("zones.geojson", """{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""");
        var (file, state) = (Recording(-27.5, 37), _folder.File("state"));
        Assert.Equal(0, BuiltProgram.Run("replay", file, "--state", state).ExitCode);
        var outcome = BuiltProgram.Run("replay", file, "--state", state, "--zones", zones);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("Zones was none and is", outcome.Errors);
    }

    /// <summary>A slice ends when nothing more can come of the ships that were slow in it.</summary>
    [Fact]
    public void A_slice_has_the_loitering_of_the_whole()
    {
        var file = Recording(-27.5, 37);
        var whole = BuiltProgram.Run("replay", file, "--output-format", "jsonl").Output;
        Assert.Equal(whole, BuiltProgram.Run("replay", file, "--output-format", "jsonl", "--from", "2026-03-01T05:00", "--to", "2026-03-01T07:00").Output);
    }

    /// <summary>The one comes at 10 kn, drifts from minute 360 to 1140 and leaves; the other comes from 150 km, is dark from 300 to 1300, and goes.</summary>
    private string Recording(double latitude, double longitude)
    {
        var rows = new List<(int Minute, string Row)>();
        Sail(Alone, "LONELY STAR", 80, 250, null, (0, 0, -1), (360, 0, 0), (1140, 0.05, 0.1), (1500, 0, 1.6));
        Sail(Dark, "DARK HORSE", 80, 244, (300, 1300), (0, 1.3, 1.6), (300, 0.9, 0.9), (600, 0.03, 0.05), (960, 0.05, 0.09), (1300, 1, 1), (1600, 1.5, 1.7));
        Sail(219000005, "OTHER", 60, 120, null, (0, 1, 0.8), (1700, 0.3, 1.7));
        rows.Sort((a, b) => a.Minute.CompareTo(b.Minute));
        return _folder.Write("ais.csv", "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass\n" + string.Concat(rows.Select(r => r.Row)));

        void Sail(uint mmsi, string name, int type, int length, (int From, int To)? dark, params (int Minute, double North, double East)[] legs)
        {
            for (int minute = 0, leg = 1; minute <= legs[^1].Minute; minute += 5)
            {
                if (minute > legs[leg].Minute) leg++;
                if (minute > dark?.From && minute < dark?.To) continue;
                var (a, b) = (legs[leg - 1], legs[leg]);
                var share = (minute - a.Minute) / (double)(b.Minute - a.Minute);
                // Not quite still: receivers have noise.
                var (north, east) = (a.North + (b.North - a.North) * share, a.East + (b.East - a.East) * share);
                var time = new DateTime(2026, 3, 1).AddMinutes(minute);
                var row = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{mmsi},{time:yyyy-MM-ddTHH:mm:ss},{latitude + north:0.00000},{longitude + east:0.00000},0.0,0.0,511.0,{name},,,{type},0,{length},{length / 6},9.5,,A\n");
                rows.Add((minute, row.ToString()));
            }
        }
    }
}
