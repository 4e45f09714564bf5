using System.Text;
using System.Xml.Linq;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Tests.Support;
using CsCheck;
using static AisDetector.Tests.Support.KmlStructure;

namespace AisDetector.Tests.Output;

public class KmlSinkTests
{
    private static readonly DateTime Noon = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Any_alert_keeps_the_standards_order() => Alerts.Any.Sample(alert => Check(Written([alert])), iter: 300);

    [Fact]
    public void The_meeting_is_a_point_with_its_time_its_words_and_the_csvs_columns()
    {
        var placemark = Written([Alerts.Full]).Descendants(Kml + "Placemark").First();
        Assert.Equal("38.12346,0", placemark.Element(Kml + "Point")!.Element(Kml + "coordinates")!.Value);
        Assert.Equal("2024-01-31T22:04:00Z", placemark.Element(Kml + "TimeSpan")!.Element(Kml + "begin")!.Value);
        Assert.Equal("2024-02-01T03:04:00Z", placemark.Element(Kml + "TimeSpan")!.Element(Kml + "end")!.Value);
        Assert.Equal("#high", placemark.Element(Kml + "styleUrl")!.Value);
        var words = placemark.Element(Kml + "description")!.Value;
        foreach (var part in new[]
                 {
                     "<b>Transshipment, score 0.91</b>", "From 2024-01-31 22:04 to 2024-02-01 03:04 UTC: 5 h, of these 20 min between reports, not seen.",
                     "MMSI 244123456, flag NL, IMO 9307839, 140 m by 20 m", "28 m apart (median), 21 m at the closest.",
                     "243 km off the coast; nearest port Port Louis, 1,300 km; in high seas.", "+0.35 side by side for 300 min", "A candidate, not a finding",
                 })
            Assert.Contains(part, words);
        var data = placemark.Descendants(Kml + "Data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Value);
        Assert.Equal(("412000001", "21", "28", "transshipment"), (data["mmsi2"], data["minDistanceMeters"], data["medianDistanceMeters"], data["category"]));
        Assert.DoesNotContain("episodeId", data.Keys);
    }

    [Fact]
    public void An_open_alert_has_no_end()
    {
        var placemark = Written([Alerts.Bare]).Descendants(Kml + "Placemark").Single();
        Assert.Equal(["begin"], placemark.Element(Kml + "TimeSpan")!.Elements().Select(e => e.Name.LocalName));
        Assert.Contains("still open at 2024-02-01 13:04", placemark.Element(Kml + "description")!.Value);
    }

    [Fact]
    public void A_name_is_text_in_the_file_and_in_the_balloon()
    {
        var document = Written([Alerts.Full with { Vessels = [Alerts.Full.Vessels[0] with { Name = "</Placemark><script>" }, Alerts.Full.Vessels[1]] }]);
        Check(document);
        var placemark = document.Descendants(Kml + "Placemark").First();
        Assert.Equal("2024-01-31 22:04, </Placemark><script> and <SCRIPT>alert(1)", placemark.Element(Kml + "name")!.Value);
        Assert.Contains("&lt;/Placemark&gt;&lt;script&gt;, MMSI 244123456", placemark.Element(Kml + "description")!.Value);
        Assert.DoesNotContain("<script", placemark.Element(Kml + "description")!.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Folders_are_categories_the_largest_first_and_styles_follow_the_score()
    {
        var document = Written([
            Alerts.Full with { Id = "1", Category = RendezvousCategory.Bunkering, Score = 0.1 }, Alerts.Full with { Id = "2", Score = 0.5 },
            Alerts.Full with { Id = "3", Phase = AlertPhase.Retracted },
        ]);
        Check(document);
        Assert.Equal(["Transshipment (2)", "Bunkering (1)"], document.Root!.Element(Kml + "Document")!.Elements(Kml + "Folder").Select(f => f.Element(Kml + "name")!.Value));
        Assert.Equal(["#middle", "#taken-back", "#low"], document.Descendants(Kml + "Placemark").Select(p => p.Element(Kml + "styleUrl")!.Value));
    }

    [Fact]
    public void A_track_has_the_time_of_each_position_and_breaks_at_a_silence_and_at_the_antimeridian()
    {
        VesselTrack[] tracks =
        [
            Track(244_123_456, (0, 1, 10), (5, 2, 11)),
            Track(412_000_001, (0, 0, 179), (10, 0, -179), (90, 0, -178)),
        ];
        var document = Written([Alerts.Full], tracks);
        Check(document);
        var placemarks = document.Descendants(Kml + "Placemark").Skip(1).ToArray();
        var single = Assert.Single(placemarks[0].Elements(Gx + "Track"));
        Assert.Equal(["2024-01-31T12:00:00Z", "2024-01-31T12:05:00Z"], single.Elements(Kml + "when").Select(w => w.Value));
        Assert.Equal(["10 1 0", "11 2 0"], single.Elements(Gx + "coord").Select(c => c.Value));
        var several = placemarks[1].Element(Gx + "MultiTrack")!;
        Assert.Equal("0", several.Element(Gx + "interpolate")!.Value);
        Assert.Equal(
            ["179 0 0, 180 0 0", "-180 0 0, -179 0 0", "-178 0 0"],
            several.Elements(Gx + "Track").Select(t => string.Join(", ", t.Elements(Gx + "coord").Select(c => c.Value))));
    }

    private static VesselTrack Track(uint mmsi, params (int Minute, double Latitude, double Longitude)[] positions) =>
        new(mmsi, [.. positions.Select(p => new TrackFix(Noon.AddMinutes(p.Minute), p.Latitude, p.Longitude, double.NaN))]);

    private static XDocument Written(Alert[] alerts, params VesselTrack[] tracks)
    {
        using var output = new MemoryStream();
        using var sink = new KmlSink(output, _ => tracks, "day.csv", TimeSpan.FromMinutes(60));
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        return XDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
    }
}
