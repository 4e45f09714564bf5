using System.Text;
using System.Text.Json;
using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;
using AisDetector.Output;
using AisDetector.Tests.Support;
using CsCheck;
using Sylvan.Data.Csv;

namespace AisDetector.Tests.Output;

public class AlertSinkTests
{
    [Fact]
    public void Json_lines_are_one_alert_a_line()
    {
        var lines = Written(output => new JsonLinesSink(output), Alerts.Full, Alerts.Bare).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        Assert.Equal(Alerts.Bare.Id, JsonDocument.Parse(lines[1]).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void A_csv_reader_finds_what_was_written() => Alerts.Any.Sample(
        alert =>
        {
            var text = Written(output => new CsvSink(output), alert);
            using var csv = CsvDataReader.Create(new StringReader(text));
            Assert.True(csv.Read());
            Assert.Equal(csv.FieldCount, csv.RowFieldCount);
            string Field(string name) => csv.GetString(csv.GetOrdinal(name));
            Assert.Equal(alert.Id, Field("id"));
            Assert.Equal(Disarmed(alert.Vessels[0].Name), Field("name1"));
            Assert.Equal(Disarmed(alert.Vessels.Count > 1 ? alert.Vessels[1].CallSign : null), Field("callSign2"));
            Assert.Equal(alert.End is { } end ? AlertJson.Time(end) : "", Field("end"));
            Assert.Equal(alert.Rounded().Score, double.Parse(Field("score")));
            Assert.Equal(alert.Source.Version, Field("version"));
            Assert.False(csv.Read());
        },
        iter: Iterations.Of(1_000));

    private static string Disarmed(string? text)
    {
        var kept = string.Concat((text ?? "").Select(c => c == '\u0085' ? " " : char.IsControl(c) ? "" : c.ToString()));
        return kept.TrimStart(' ') is ['=' or '+' or '-' or '@', ..] ? "'" + kept : kept;
    }

    [Fact]
    public void A_csv_disarms_formulas_and_leaves_numbers_alone()
    {
        var vessel = Alerts.Full.Vessels[0] with { Name = "=HYPERLINK(\"http://x\")", CallSign = "\t+1\r\n" };
        var text = Written(output => new CsvSink(output), Alerts.Full with { Latitude = -12.5, Longitude = -0.25, Vessels = [vessel, Alerts.Full.Vessels[1] with { Name = "\u0007@A\u202e" }] });
        using var csv = CsvDataReader.Create(new StringReader(text));
        Assert.True(csv.Read());
        string Field(string name) => csv.GetString(csv.GetOrdinal(name));
        Assert.Equal(("'=HYPERLINK(\"http://x\")", "' +1  ", "'@A"), (Field("name1"), Field("callSign1"), Field("name2")));
        Assert.Equal((-12.5, -0.25), (csv.GetDouble(csv.GetOrdinal("latitude")), csv.GetDouble(csv.GetOrdinal("longitude"))));
        Assert.StartsWith("side by side for 300 min (+0.35)", Field("reasonTexts"));
    }

    [Fact]
    public void A_csv_for_spreadsheets_has_its_mark_and_times_that_they_know()
    {
        var text = Written(output => new CsvSink(output, spreadsheet: true), Alerts.Full, Alerts.Bare);
        Assert.StartsWith("\ufeffid,revision,", text);
        Assert.Contains(",2024-01-31 22:04:00,2024-02-01 03:04:00,", text);
        Assert.DoesNotMatch(@"\dT\d", text);
        Assert.DoesNotContain('\ufeff', Written(output => new CsvSink(output), Alerts.Full));
    }

    [Fact]
    public void Json_is_one_array_and_an_empty_one_without_alerts()
    {
        var array = JsonDocument.Parse(Written(output => new JsonArraySink(output), Alerts.Full, Alerts.Bare)).RootElement;
        Assert.Equal([Alerts.Full.Id, Alerts.Bare.Id], array.EnumerateArray().Select(a => a.GetProperty("id").GetString()));
        Assert.Equal("[]\n", Written(output => new JsonArraySink(output)));
    }

    [Fact]
    public void A_table_shows_names_as_they_are_and_no_escapes_in_a_file()
    {
        var alert = Alerts.Full with { Vessels = [Alerts.Full.Vessels[0] with { Name = "[red]X[/] \u001b[2J\u202e\u0007" }, Alerts.Full.Vessels[1]] };
        var table = Table(alert, Alerts.Full with { Phase = AlertPhase.Retracted });
        Assert.Contains("[red]X[/] [2J", table);
        Assert.DoesNotContain(table, c => c is '\u001b' or '\u202e' or '\u0007');
        Assert.Contains("22:04–03:04 +1d", table);
        Assert.Contains("20 min unseen", table);
        Assert.Contains("taken back", table);
    }

    [Fact]
    public void A_narrow_table_keeps_every_figure_whole()
    {
        using var text = new StringWriter();
        var console = Terminal.On(text, isStandardOutput: false);
        console.Profile.Width = 80;
        var sink = new TableSink(console);
        sink.Write(Alerts.Full);
        sink.End();
        var table = text.ToString();
        Assert.All(table.Split('\n'), line => Assert.True(line.Length <= 80));
        foreach (var figure in new[] { "22:04–03:04 +1d", "5 h", "244123456 NL", "0.000° N 38.123° E", "243 km off the coast", "transshipment", "score 0.91", "28 m apart" })
            Assert.Contains(figure, table);
    }

    [Fact]
    public void An_empty_table_says_so() => Assert.Equal("No candidate transfers.", Table().Trim());

    private static string Table(params Alert[] alerts)
    {
        using var text = new StringWriter();
        var sink = new TableSink(Terminal.On(text, isStandardOutput: false));
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        return text.ToString();
    }

    private static string Written(Func<Stream, IAlertSink> open, params Alert[] alerts)
    {
        using var output = new MemoryStream();
        var sink = open(output);
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
