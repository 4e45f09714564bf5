using AisDetector.App;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.App;

public sealed class ZoneFileTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]],[[0.5,0.5],[1.5,0.5],[1.5,1.5],[0.5,1.5],[0.5,0.5]]]}""";

    private static string Feature(string properties, string geometry = Square) => $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    [Fact]
    public void Name_source_validity_risk_polygon_and_holes_are_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("zones.geojson", Collection(
            Feature("""{"name":"Strait","source":"notice 12","validFrom":"2026-01-01","validTo":"2026-03-01T06:00:00+02:00","risk":true,"other":[1]}"""),
            Feature("""{"name":"Fiji"}""", """{"type":"MultiPolygon","coordinates":[[[[179,-18],[180,-18],[180,-17],[179,-17],[179,-18]]],[[[-180,-18],[-179,-18],[-179,-17],[-180,-17],[-180,-18]]]]}""")));
        var zones = ZoneFile.Read(file).All;
        Assert.Equal(["Strait", "Fiji"], zones.Select(z => z.Name));
        Assert.Equal(("notice 12", true, new DateTime(2026, 1, 1), new DateTime(2026, 3, 1, 4, 0, 0)), (zones[0].Source, zones[0].IsRisk, zones[0].ValidFrom, zones[0].ValidTo));
        Assert.True(zones[0].Contains(0.2, 1));
        Assert.False(zones[0].Contains(1, 1));
        Assert.True(zones[1].Contains(-17.5, 179.5));
        Assert.True(zones[1].Contains(-17.5, -179.5));
        Assert.False(zones[1].IsRisk);
    }

    [Fact]
    public void One_feature_is_enough()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("Alone", Assert.Single(ZoneFile.Read(folder.Write("zone.json", Feature("""{"name":"Alone"}"""))).All).Name);
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "no json", "this is no JSON (line 1)" },
        { """{"type":"Polygon"}""", "a GeoJSON FeatureCollection of zones, or one Feature, is expected" },
        { Collection(Feature("""{"name":"a"}"""), Feature("{}")), "feature 2: it has no name" },
        { Collection("""{"type":"Feature"}"""), "feature 1: it has no properties; name is asked for" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Point","coordinates":[1,2]}""")), "feature 1 (\"a\"): its geometry is a Point: a Polygon or MultiPolygon is expected" },
        { Collection(Feature("""{"name":"a"}""", "null")), "feature 1 (\"a\"): its geometry is missing: a Polygon or MultiPolygon is expected" },
        { Collection(Feature("""{"name":"a","risk":"high"}""")), "feature 1 (\"a\"): risk is \"high\": true or false is expected" },
        { Collection(Feature("""{"name":"a","validFrom":"soon"}""")), "feature 1 (\"a\"): validFrom is soon: a time is expected, such as 2026-03-01 or 2026-03-01T06:00:00Z" },
        { Collection(Feature("""{"name":"a","validFrom":"2026-02-01","validTo":"2026-01-01"}""")), "feature 1 (\"a\"): validTo is not after validFrom" },
        { Collection(Feature("""{"name":7}""")), "feature 1: name is 7: a text is expected" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2]]]}""")), "feature 1 (\"a\"): a ring has four positions or more, and its last is its first" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Polygon","coordinates":[[[2,100],[2,0],[2,2],[2,100]]]}""")), "feature 1 (\"a\"): the position 2, 100 is none on Earth: longitude comes first, then latitude, in degrees" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Polygon","coordinates":[[[0,80],[90,80],[180,80],[-90,80],[0,80]]]}""")), "feature 1 (\"a\"): a ring goes round a pole: cut it at the antimeridian, along it to the pole and back" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Polygon","coordinates":[1]}""")), "feature 1 (\"a\"): a ring is a list of positions" },
        { Collection(Feature("""{"name":"a"}""", """{"type":"Polygon","coordinates":[[["x",1],[1,2],[2,1],["x",1]]]}""")), "feature 1 (\"a\"): a position is longitude, latitude in degrees" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line_with_file_and_feature(string content, string says)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("zones.geojson", content);
        Assert.Equal($"--zones {file}: {says}", Assert.Throws<UsageFault>(() => ZoneFile.Read(file)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal("--zones /nowhere/z.json: there is no such file", Assert.Throws<UsageFault>(() => ZoneFile.Read("/nowhere/z.json")).Message);
}
