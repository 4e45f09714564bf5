using System.Text;
using System.Text.Json.Nodes;
using AisDetector.Core.Tests.Support;
using AisDetector.Output;
using AisDetector.Tests.Support;
using CsCheck;
using NJsonSchema;

namespace AisDetector.Tests.Output;

public class AlertJsonTests
{
    private static readonly JsonSchema Schema =
        JsonSchema.FromFileAsync(Repository.File("deploy", "schemas", "alert.v1.schema.json")).GetAwaiter().GetResult();

    [Fact]
    public void Words_times_and_figures_are_spelt_as_the_contract_has_them()
    {
        var json = Encoding.UTF8.GetString(AlertJson.Serialize(Alerts.Full));
        Assert.StartsWith("""{"schema":"aisdetector.alert/1","id":"0123456789ABCDEFGHJKMNPQRS","revision":3,"kind":"rendezvous","category":"transshipment","phase":"settled","mode":null,"start":"2024-01-31T22:04:00Z","end":"2024-02-01T03:04:00Z","detectedAt":"2024-02-01T13:04:00Z","durationMinutes":300""", json);
        Assert.Contains(""","latitude":0,"longitude":38.12346,"minDistanceMeters":21,"medianDistanceMeters":28,"minHullGapMeters":3,"alongsideFraction":0.99,"contacts":140,"coverage":0.93,"distanceToCoastKm":243,"nearestPort":{"name":"Port Louis","distanceKm":1300.3}""", json);
        Assert.Contains("\"name\":\"FRIO \\\"NORTH\\\", LTD\"", json);
        Assert.Contains("\"draughtBeforeMeters\":6.1,\"draughtAfterMeters\":7.4,\"medianSpeedKnots\":0.2,", json);
        Assert.Contains("\"category\":\"pairTrawling\"", Encoding.UTF8.GetString(AlertJson.Serialize(Alerts.Full with { Category = Core.Alerts.RendezvousCategory.PairTrawling })));
    }

    [Fact]
    public void What_is_not_known_is_there_and_null()
    {
        var json = Encoding.UTF8.GetString(AlertJson.Serialize(Alerts.Bare));
        Assert.Contains("\"end\":null", json);
        Assert.Contains("\"imo\":null,\"name\":null,\"callSign\":null,\"flag\":null,\"shipType\":null,\"class\":\"unknown\",\"lengthMeters\":null", json);
        Assert.Contains("\"nearestPort\":null", json);
    }

    [Fact]
    public void What_is_read_back_is_what_was_written() => Alerts.Any.Sample(
        alert =>
        {
            var json = AlertJson.Serialize(alert);
            return AlertJson.Serialize(AlertJson.Deserialize(json)!).AsSpan().SequenceEqual(json);
        },
        iter: Iterations.Of(2_000));

    [Fact]
    public void Every_alert_is_valid_by_the_schema()
    {
        foreach (var alert in Alerts.Of_every_kind()) AssertValid(AlertJson.Serialize(alert));
        Alerts.Any.Sample(alert => AssertValid(AlertJson.Serialize(alert)), iter: 300);
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "schema", "\"aisdetector.alert/2\"" },
        { "id", "\"lower-case\"" },
        { "id", "12" },
        { "revision", "0" },
        { "kind", "\"meeting\"" },
        { "category", "\"Transfer\"" },
        { "phase", "null" },
        { "start", "\"2024-01-31T22:04:00.000Z\"" },
        { "start", "\"2024-01-31 22:04:00\"" },
        { "end", "0" },
        { "durationMinutes", "-1" },
        { "durationMinutes", "1.5" },
        { "vessels", "[]" },
        { "vessels", """[{"mmsi":1000000000}]""" },
        { "vessels", """[{"mmsi":244123456,"imo":null}]""" },
        { "latitude", "90.1" },
        { "longitude", "null" },
        { "minDistanceMeters", "\"21\"" },
        { "coverage", "1.01" },
        { "nearestPort", """{"name":"X"}""" },
        { "zones", "null" },
        { "score", "1.2" },
        { "reasons", """[{"code":"Not A Code","weight":0.1,"text":"x"}]""" },
        { "reasons", """[{"code":"x","weight":0.1,"text":"x","more":1}]""" },
        { "flags", "\"sharedMmsi\"" },
        { "possiblePartners", """[{"mmsi":1,"gapStart":"…","gapEnd":"…","requiredSpeedKnots":1}]""" },
        { "source", """{"input":"x","profile":"transfer"}""" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_invalid_by_the_schema(string property, string value)
    {
        var json = JsonNode.Parse(AlertJson.Serialize(Alerts.Full))!.AsObject();
        json[property] = JsonNode.Parse(value);
        Assert.NotEmpty(Schema.Validate(json.ToJsonString()));
    }

    [Fact]
    public void A_property_that_is_missing_or_unknown_is_invalid_by_the_schema()
    {
        var json = JsonNode.Parse(AlertJson.Serialize(Alerts.Full))!.AsObject();
        foreach (var name in json.Select(p => p.Key).ToArray())
        {
            var without = json.DeepClone().AsObject();
            without.Remove(name);
            Assert.NotEmpty(Schema.Validate(without.ToJsonString()));
        }

        json["more"] = 1;
        Assert.NotEmpty(Schema.Validate(json.ToJsonString()));
    }

    private static void AssertValid(byte[] json) =>
        Assert.Empty(Schema.Validate(Encoding.UTF8.GetString(json)).Select(e => e.ToString()));
}
