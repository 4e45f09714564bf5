using System.Text.Json;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Output;

public class GeoJsonSinkTests
{
    private static readonly DateTime Noon = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Points_are_flat_with_the_csvs_names()
    {
        var (points, _) = Written([Alerts.Full, Alerts.Loitering]);
        Assert.Equal(["Point", "Point"], points.Select(f => f.GetProperty("geometry").GetProperty("type").GetString()));
        Assert.Equal("[38.12346,0]", points[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        var properties = points[0].GetProperty("properties");
        Assert.Equal(AlertColumns.All.Select(c => c.Name), properties.EnumerateObject().Select(p => p.Name));
        Assert.All(points.SelectMany(p => p.GetProperty("properties").EnumerateObject()), p => Assert.False(p.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object, p.Name));
        Assert.Equal(244_123_456, properties.GetProperty("mmsi1").GetInt32());
        Assert.Equal("FRIO \"NORTH\", LTD", properties.GetProperty("name1").GetString());
        Assert.Equal("2024-01-31T22:04:00Z", properties.GetProperty("start").GetString());
        Assert.Equal(JsonValueKind.Null, points[1].GetProperty("properties").GetProperty("mmsi2").ValueKind);
    }

    [Fact]
    public void Tracks_are_lines_of_one_type_with_their_times_in_the_other_file()
    {
        var (_, tracks) = Written([Alerts.Full], Track(244_123_456, (1, 10), (2, 11)), Track(412_000_001, (3, 12)));
        var track = Assert.Single(tracks);
        Assert.Equal("MultiLineString", track.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("[[[10,1],[11,2]]]", track.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        var properties = track.GetProperty("properties");
        Assert.Equal("""[["2024-01-31T12:00:00Z","2024-01-31T12:01:00Z"]]""", properties.GetProperty("coordTimes").GetRawText());
        Assert.Equal((Alerts.Full.Id, 244_123_456u), (properties.GetProperty("alert").GetString(), properties.GetProperty("mmsi").GetUInt32()));
        Assert.Equal(("2024-01-31T12:00:00Z", "2024-01-31T12:01:00Z"), (properties.GetProperty("start").GetString(), properties.GetProperty("end").GetString()));
    }

    [Fact]
    public void A_track_is_cut_at_the_antimeridian()
    {
        var (_, tracks) = Written([Alerts.Full], Track(244_123_456, (0, 179), (0, -179), (0, -178)));
        Assert.Equal("[[[179,0],[180,0]],[[-180,0],[-179,0],[-178,0]]]", tracks[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(
            """[["2024-01-31T12:00:00Z","2024-01-31T12:00:30Z"],["2024-01-31T12:00:30Z","2024-01-31T12:01:00Z","2024-01-31T12:02:00Z"]]""",
            tracks[0].GetProperty("properties").GetProperty("coordTimes").GetRawText());
    }

    [Fact]
    public void A_position_on_the_antimeridian_leaves_no_line_without_length()
    {
        var (_, tracks) = Written([Alerts.Full], Track(244_123_456, (0, 180), (0, -179.5), (0, -179)));
        Assert.Equal("[[[-180,0],[-179.5,0],[-179,0]]]", tracks[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
    }

    [Fact]
    public void Revisions_of_an_alert_are_points_of_their_own_and_share_its_tracks()
    {
        var (points, tracks) = Written([Alerts.Full with { Revision = 1 }, Alerts.Full], Track(244_123_456, (1, 10), (2, 11)));
        Assert.Equal([$"{Alerts.Full.Id}/1", $"{Alerts.Full.Id}/3"], points.Select(p => p.GetProperty("id").GetString()));
        Assert.Single(tracks);
    }

    [Fact]
    public void Without_alerts_both_are_empty_collections()
    {
        var (points, tracks) = Written([]);
        Assert.Empty(points);
        Assert.Empty(tracks);
    }

    private static (JsonElement[] Points, JsonElement[] Tracks) Written(Alert[] alerts, params VesselTrack[] tracks)
    {
        using var points = new MemoryStream();
        using var lines = new MemoryStream();
        using var sink = new GeoJsonSink(points, lines, _ => tracks);
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        return (Features(points), Features(lines));
    }

    private static JsonElement[] Features(MemoryStream file) => [.. JsonDocument.Parse(file.ToArray()).RootElement.GetProperty("features").EnumerateArray()];

    private static VesselTrack Track(uint mmsi, params (double Latitude, double Longitude)[] positions) =>
        new(mmsi, [.. positions.Select((p, i) => new TrackFix(Noon.AddMinutes(i), p.Latitude, p.Longitude, double.NaN))]);
}
