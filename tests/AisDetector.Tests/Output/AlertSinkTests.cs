using System.Text;
using System.Text.Json;
using AisDetector.Core.Assessment;
using AisDetector.Core.Tests.Support;
using AisDetector.Output;
using AisDetector.Tests.Support;
using AisDetector.Verbs;
using CsCheck;
using Sylvan.Data.Csv;

namespace AisDetector.Tests.Output;

public class AlertSinkTests
{
    private static readonly DateTime Noon = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

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
            Assert.Equal(alert.Vessels[0].Name ?? "", Field("name1"));
            Assert.Equal(alert.Vessels.Count > 1 ? alert.Vessels[1].CallSign ?? "" : "", Field("callSign2"));
            Assert.Equal(alert.End is { } end ? AlertJson.Time(end) : "", Field("end"));
            Assert.Equal(alert.Rounded().Score, double.Parse(Field("score")));
            Assert.Equal(alert.Source.Version, Field("version"));
            Assert.False(csv.Read());
        },
        iter: Iterations.Of(1_000));

    [Fact]
    public void Geo_json_has_the_meeting_point_and_both_tracks()
    {
        var tracks = new[] { Track(244_123_456, (1, 10), (2, 11)), Track(412_000_001, (3, 12)) };
        var json = Written(output => new GeoJsonSink(output, _ => tracks), Alerts.Full);
        var features = JsonDocument.Parse(json).RootElement.GetProperty("features");
        Assert.Equal(["Point", "LineString", "Point"], features.EnumerateArray().Select(f => f.GetProperty("geometry").GetProperty("type").GetString()));
        Assert.Equal("[38.12346,0]", features[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(Alerts.Full.Id, features[0].GetProperty("properties").GetProperty("id").GetString());
        Assert.Equal("[[10,1],[11,2]]", features[1].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal("""["2024-01-31T12:00:00Z","2024-01-31T12:01:00Z"]""", features[1].GetProperty("properties").GetProperty("coordTimes").GetRawText());
        Assert.Equal("[12,3]", features[2].GetProperty("geometry").GetProperty("coordinates").GetRawText());
    }

    [Fact]
    public void Geo_json_cuts_a_track_at_the_antimeridian()
    {
        var json = Written(output => new GeoJsonSink(output, _ => [Track(244_123_456, (0, 179), (0, -179), (0, -178))]), Alerts.Full);
        var track = JsonDocument.Parse(json).RootElement.GetProperty("features")[1];
        Assert.Equal("MultiLineString", track.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("[[[179,0],[180,0]],[[-180,0],[-179,0],[-178,0]]]", track.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(
            """[["2024-01-31T12:00:00Z","2024-01-31T12:00:30Z"],["2024-01-31T12:00:30Z","2024-01-31T12:01:00Z","2024-01-31T12:02:00Z"]]""",
            track.GetProperty("properties").GetProperty("coordTimes").GetRawText());
    }

    [Fact]
    public void Geo_json_without_alerts_is_an_empty_collection() =>
        Assert.Equal("{\"type\":\"FeatureCollection\",\"features\":[]}\n", Written(output => new GeoJsonSink(output, _ => [])));

    [Fact]
    public void A_table_shows_names_as_they_are_and_no_escapes_in_a_file()
    {
        var alert = Alerts.Full with { Vessels = [Alerts.Full.Vessels[0] with { Name = "[red]X[/] \u001b[2J" }, Alerts.Full.Vessels[1]] };
        var table = Table(alert, Alerts.Full with { Phase = AlertPhase.Retracted });
        Assert.Contains("[red]X[/] [2J", table);
        Assert.DoesNotContain('\u001b', table);
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

    private static VesselTrack Track(uint mmsi, params (double Latitude, double Longitude)[] positions) =>
        new(mmsi, [.. positions.Select((p, i) => new TrackFix(Noon.AddMinutes(i), p.Latitude, p.Longitude, double.NaN))]);
}
