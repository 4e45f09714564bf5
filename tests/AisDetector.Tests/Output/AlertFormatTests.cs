using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Tests.Support;
using Parquet;

namespace AisDetector.Tests.Output;

public class AlertFormatTests
{
    public static TheoryData<string> Names() => [.. AlertFormat.All.Select(f => f.Name)];

    [Fact]
    public void Names_and_extensions_are_taken_once()
    {
        Assert.Equal(AlertFormat.All.Count, AlertFormat.All.Select(f => f.Name).Distinct().Count());
        var extensions = AlertFormat.All.SelectMany(f => f.Extensions).ToArray();
        Assert.Equal(extensions.Distinct(), extensions);
        Assert.All(extensions, e => Assert.Matches("^\\.[a-z]+$", e));
        Assert.Equal(("jsonl", "table"), (AlertFormat.JsonLines.Name, AlertFormat.Table.Name));
    }

    [Theory]
    [InlineData("alerts.geojson", "alerts.tracks.geojson")]
    [InlineData("day.1/alerts.GeoJSON", "day.1/alerts.tracks.GeoJSON")]
    [InlineData("alerts.json", "alerts.json.tracks.geojson")]
    [InlineData("alerts", "alerts.tracks.geojson")]
    public void Tracks_lie_beside_the_alerts(string path, string expected) =>
        Assert.Equal(expected, AlertFormat.All.Single(f => f.Tracks == TrackPlace.Beside).TracksPath(path));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_alerts_there_is_a_valid_file(string name) => await AssertReadable(name, [], []);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hostile_names_leave_a_valid_file_that_keeps_what_is_harmless(string name)
    {
        string[] texts = ["=HYPERLINK(\"http://x\")", "</Placemark>", "\u202eREVERSED", "BELL\u0007", "🚢", "a,b;\"c\"", "lone \ud83d half", "]]>&amp;"];
        var alerts = texts.Select((text, i) => Hostile(text, i)).ToArray();
        var written = await AssertReadable(name, alerts, texts);
        Assert.Contains("REVERSED", written);
        if (name is "csv" or "kml" or "table") Assert.DoesNotContain(written, c => c is '\u0007' or '\u202e');
        if (name is "json" or "jsonl" or "geojson") Assert.DoesNotContain('\u0007', written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_kind_of_alert_can_be_written(string name) =>
        await AssertReadable(name, [.. Alerts.Of_every_kind().Select((alert, i) => alert with { Id = $"{i:00}{alert.Id[2..]}" })], []);

    private static Alert Hostile(string text, int i) => Alerts.Full with
    {
        Id = $"{i:00}23456789ABCDEFGHJKMNPQRS",
        Vessels = [Alerts.Full.Vessels[0] with { Name = text, CallSign = text }, Alerts.Full.Vessels[1]],
        NearestPort = new AlertPort(text, 3),
        Zones = [text],
        Reasons = [new AlertReason("drifting", 0.1, text)],
        Source = Alerts.Full.Source with { Input = text },
    };

    /// <summary>Reads a file back as its readers would; returns its text.</summary>
    private static async Task<string> AssertReadable(string name, Alert[] alerts, string[] texts)
    {
        var format = AlertFormat.All.Single(f => f.Name == name);
        using var output = new MemoryStream();
        using var tracks = new MemoryStream();
        var target = new SinkTarget(output, IsStandardOutput: false)
        {
            TracksBeside = format.Tracks == TrackPlace.Beside ? tracks : null,
            TracksOf = alert => [.. alert.Vessels.Select(v => new VesselTrack(v.Mmsi, [new(alert.Start, 1, 2, 0), new(alert.Start.AddMinutes(5), 1, 3, 0)]))],
            Input = texts.FirstOrDefault() ?? "day.csv",
        };
        var sink = format.Open(target);
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        (sink as IDisposable)?.Dispose();
        var bytes = output.ToArray();
        var text = Encoding.UTF8.GetString(bytes);
        switch (name)
        {
            case "jsonl":
                Assert.Equal(alerts.Length, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line)).Count());
                break;
            case "json":
                Assert.Equal(alerts.Length, JsonDocument.Parse(text).RootElement.GetArrayLength());
                break;
            case "csv":
                using (var csv = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader(text)))
                {
                    var rows = 0;
                    for (; csv.Read(); rows++) Assert.Equal(csv.FieldCount, csv.RowFieldCount);
                    Assert.Equal(alerts.Length, rows);
                }

                break;
            case "geojson":
                Assert.Equal(alerts.Length, JsonDocument.Parse(text).RootElement.GetProperty("features").GetArrayLength());
                Assert.Equal(alerts.Length > 0, JsonDocument.Parse(tracks.ToArray()).RootElement.GetProperty("features").GetArrayLength() > 0);
                break;
            case "kml":
                KmlStructure.Check(XDocument.Parse(text));
                break;
            case "parquet":
                await using (var reader = await ParquetReader.CreateAsync(new MemoryStream(bytes)))
                {
                    using var rows = reader.OpenRowGroupReader(0);
                    Assert.Equal(alerts.Length, rows.RowCount);
                }

                break;
            default:
                Assert.Equal("table", name);
                Assert.Equal(alerts.Length == 0, text.Trim() == "No candidate transfers.");
                break;
        }

        return text;
    }
}
