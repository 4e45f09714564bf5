using System.Globalization;
using System.Text;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

/// <summary>"Why was this pair not flagged?" Each answer names the test that failed, with its figure and its limit.</summary>
public sealed class ExplainVerbTests
{
    private const uint A = 538000002, B = 636000001;
    private const double MetersPerDegree = 111_195;

    [Fact]
    public void Too_short()
    {
        var outcome = Explain(Meeting(stays: 26, metersApart: 40));
        Row(outcome, "no", "time alongside", "24 min", "at least 30 min at one time");
        Row(outcome, "yes", "distance", "closest 40 m", "within 500 m");
        Says(outcome, "no rendezvous");
        Says(outcome, "ended: apart from 2026-03-01 07:28");
    }

    [Fact]
    public void Too_short_by_far_is_judged_too()
    {
        var outcome = Explain(Meeting(stays: 8, metersApart: 40));
        Row(outcome, "no", "time alongside", "6 min", "at least 30 min at one time");
    }

    [Fact]
    public void Too_fast()
    {
        var outcome = Explain(minute => (minute * 11 / 60 * 1852, 0), minute => (minute * 11 / 60 * 1852, 40), minutes: 120);
        Row(outcome, "yes", "distance", "at 61 of these", "within 500 m");
        Row(outcome, "no", "speed", "at 0 of these; 11.0 and 11.0 kn at the closest", "both below 8 kn");
        Says(outcome, "no encounter");
    }

    [Fact]
    public void Alongside_too_seldom_while_under_way()
    {
        var outcome = Explain(minute => (minute * 5 / 60 * 1852, 0), minute => (minute * 5 / 60 * 1852, minute % 40 < 20 ? 40 : 300), minutes: 140);
        Row(outcome, "no", "speed", "medians 5.0 and 5.0 kn, alongside at", "both below 2 kn, or below 8 kn and alongside at 80 %");
    }

    [Fact]
    public void Too_far_apart()
    {
        var outcome = Explain(_ => (0, 0), _ => (0, 2000), minutes: 300);
        Row(outcome, "no", "distance", "at 0 of these; closest 2,000 m", "within 500 m");
        Row(outcome, "yes", "speed", "0.0 and 0.0 kn at the closest", "both below 8 kn");
        Says(outcome, "no encounter");
    }

    [Fact]
    public void In_a_harbour()
    {
        // Rotterdam, Maasvlakte.
        var outcome = Explain(_ => (0, 0), _ => (0, 40), minutes: 300, latitude: 51.955, longitude: 4.05);
        Row(outcome, "no", "place", "at 0 of these", "both outside harbours and inland waters");
        Says(outcome, "no encounter");
    }

    [Fact]
    public void Silent_for_too_long()
    {
        var outcome = Explain(_ => (0, 0), _ => (0, 40), minutes: 12 * 60 + 50, heard: minute => minute is <= 10 or >= 12 * 60 + 40);
        Row(outcome, "no", "time alongside", "10 min (10 min observed, 0 min silent, 0 min inferred)", "at least 30 min at one time");
        Says(outcome, "ended: no contact for more than 12 h, the longest absence that is bridged");
        Assert.Equal(2, outcome.Output.Split("encounter from").Length - 1);
    }

    [Fact]
    public void Anchored_300_metres_apart()
    {
        var outcome = Explain(Meeting(stays: 240, metersApart: 300));
        Row(outcome, "no", "alongside", "at 0 of 120 contacts; antennas 300 m, hulls not known", "hulls parallel and within 50 m; not known: antennas within half the lengths + 30 m, in an anchorage 80 m");
        Row(outcome, "no", "time alongside", "0 min", "at least 30 min at one time");
        Row(outcome, "yes", "time in company", "3 h 58 min", "at least 1 h within 500 m");
        Says(outcome, "not published: proximity");
        Says(outcome, "proximity, no score: nothing speaks for a transfer");
    }

    [Fact]
    public void A_crossing()
    {
        var outcome = Explain(minute => (0, (minute - 60) * 12 / 60 * 1852), minute => ((minute - 60) * 12 / 60 * 1852, 100), minutes: 120);
        Row(outcome, "yes", "distance", "closest 100 m, 2026-03-01 07:00", "within 500 m");
        Row(outcome, "no", "speed", "12.0 and 12.0 kn at the closest", "both below 8 kn");
    }

    [Fact]
    public void Never_known_at_the_same_time()
    {
        var outcome = Explain(_ => (0, 0), _ => (0, 40), minutes: 600, heard: minute => minute < 100, heardB: minute => minute > 300);
        Row(outcome, "no", "both known", "at 0 steps of 2 min", "between fixes at most 60 min apart");
        Says(outcome, "no encounter");
    }

    [Fact]
    public void An_open_alert_has_the_figures_of_the_end_of_the_input()
    {
        var outcome = Explain(minute => (minute * 5, 0), minute => (minute * 5, Math.Max(40, 900 - (225 * minute))), minutes: 130);
        Row(outcome, "yes", "time alongside", "2 h 6 min", "at least 30 min at one time");
        Says(outcome, "open, as last published at 2026-03-01 0");
        Says(outcome, "transfer, score 0.");
        Says(outcome, "side by side for 2 h 6 min");
    }

    [Fact]
    public void A_number_that_is_not_in_the_input_is_said_to_be_so_and_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ais.csv", Csv(_ => (0, 0), _ => (0, 40), 60, 36, -30, _ => true, _ => true));
        var outcome = BuiltProgram.Run("explain", file, "--pair", $"{A},244000000");
        Assert.Equal(3, outcome.ExitCode);
        Row(outcome, "no", "positions", "none of 244000000, which is not in the input and 61", "at least 2 of each");
        Says(outcome, "no encounter");
    }

    [Fact]
    public void The_same_number_twice_is_a_mistake_in_the_arguments()
    {
        var outcome = BuiltProgram.Run("explain", Repository.RealEncounter, "--pair", $"{A},{A}");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("two different MMSIs", outcome.Errors);
    }

    /// <summary>A lies still; B is beside it from minute 60 on, comes at 12 kn from the south and leaves as it came.</summary>
    private static Func<double, (double East, double North)> Meeting(double stays, double metersApart) => minute =>
        (metersApart, -12 / 60.0 * 1852 * Math.Max(0, Math.Max(60 - minute, minute - 60 - stays)));

    private static BuiltProgram.Outcome Explain(Func<double, (double, double)> b) => Explain(_ => (0, 0), b, minutes: 400);

    private static BuiltProgram.Outcome Explain(
        Func<double, (double, double)> a, Func<double, (double, double)> b, double minutes, double latitude = 36, double longitude = -30,
        Func<double, bool>? heard = null, Func<double, bool>? heardB = null)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("ais.csv", Csv(a, b, minutes, latitude, longitude, heard ?? (_ => true), heardB ?? heard ?? (_ => true)));
        var outcome = BuiltProgram.Run("explain", file, "--pair", $"{B},{A}");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome;
    }

    private static string Csv(
        Func<double, (double, double)> a, Func<double, (double, double)> b, double minutes, double latitude, double longitude,
        Func<double, bool> heardA, Func<double, bool> heardB)
    {
        var csv = new StringBuilder("mmsi,timestamp,lat,lon\n");
        for (var minute = 0; minute <= minutes; minute++)
        {
            if (heardA(minute)) Add(A, a(minute), minute);
            if (heardB(minute)) Add(B, b(minute), minute);
        }

        return csv.ToString();

        void Add(uint mmsi, (double East, double North) at, int minute)
        {
            var time = new DateTime(2026, 3, 1, 6, 0, 0, DateTimeKind.Utc).AddMinutes(minute);
            csv.Append(CultureInfo.InvariantCulture, $"{mmsi},{time:yyyy-MM-ddTHH:mm:ss}Z,{latitude + (minute % 7 * 0.000001) + at.North / MetersPerDegree:0.000000},")
                .Append(CultureInfo.InvariantCulture, $"{longitude + at.East / MetersPerDegree / Math.Cos(latitude * Math.PI / 180):0.000000}\n");
        }
    }

    private static void Says(BuiltProgram.Outcome outcome, string words) => Assert.Contains(words, Unwrapped(outcome.Output));

    /// <summary>A row of a table, whose cells may be wrapped over several lines.</summary>
    private static void Row(BuiltProgram.Outcome outcome, string passed, string test, string figure, string limit)
    {
        var rows = Rows(outcome.Output);
        Assert.True(
            rows.Any(r => r[0] == passed && r[1] == test && r[2].Contains(figure, StringComparison.Ordinal) && r[3] == limit),
            $"no row {passed} | {test} | {figure} | {limit} in\n{outcome.Output}");
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string[]> Rows(string output)
    {
        var rows = new List<string[]>();
        int[] columns = [];
        foreach (var line in output.Split('\n'))
        {
            if (line.Contains(" Test ", StringComparison.Ordinal) && line.Contains(" Limit", StringComparison.Ordinal))
                columns = [2, line.IndexOf("Test", StringComparison.Ordinal), line.IndexOf("Figure", StringComparison.Ordinal), line.IndexOf("Limit", StringComparison.Ordinal)];
            else if (string.IsNullOrWhiteSpace(line) || !line.StartsWith("  ", StringComparison.Ordinal))
                continue;
            else if (columns.Length > 0 && line.Length >= columns[3])
                Add(columns.Select((from, i) => line[from..(i == 3 ? line.Length : columns[i + 1])].Trim()).ToArray());
        }

        return rows;

        void Add(string[] cells)
        {
            if (cells[0].Length > 0) rows.Add(cells);
            else if (rows.Count > 0) rows[^1] = [.. rows[^1].Zip(cells, (above, below) => $"{above} {below}".Trim())];
        }
    }
}
