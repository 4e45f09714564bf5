using System.Globalization;
using System.Text.Json;
using AisDetector.Core.Geo;

namespace AisDetector.App;

/// <summary>
/// <c>--zones FILE</c>: areas of the user's own as GeoJSON (RFC 7946), a FeatureCollection or one Feature with Polygon or MultiPolygon
/// geometry and the properties name, source, validFrom, validTo and risk. What is wrong is said in one line that names file and feature.
/// </summary>
internal sealed class ZoneFile
{
    private readonly string _path;
    private string _feature = "";

    private ZoneFile(string path) => _path = path;

    /// <exception cref="UsageFault">The file cannot be read, or is not what is expected.</exception>
    public static Zones Read(string path) => new ZoneFile(path).Read();

    private Zones Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(_path));
            return new Zones(ZonesOf(json.RootElement));
        }
        catch (JsonException e)
        {
            throw Wrong($"this is no JSON (line {e.LineNumber + 1})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message);
        }
    }

    private List<Zone> ZonesOf(JsonElement root)
    {
        if (TypeOf(root) == "Feature") return [ZoneOf(root)];
        if (TypeOf(root) != "FeatureCollection" || !TryArray(root, "features", out var features))
            throw Wrong("a GeoJSON FeatureCollection of zones, or one Feature, is expected");
        var zones = new List<Zone>();
        foreach (var feature in features.EnumerateArray())
        {
            _feature = $"feature {zones.Count + 1}";
            if (TypeOf(feature) != "Feature") throw Wrong("a Feature is expected");
            zones.Add(ZoneOf(feature));
        }

        return zones;
    }

    private Zone ZoneOf(JsonElement feature)
    {
        if (_feature.Length == 0) _feature = "the feature";
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object) throw Wrong("it has no properties; name is asked for");
        if (Text(properties, "name") is not { Length: > 0 } name) throw Wrong("it has no name");
        _feature += $" (\"{name}\")";
        DateTime? from = Time(properties, "validFrom"), to = Time(properties, "validTo");
        if (to <= from) throw Wrong("validTo is not after validFrom");
        return new Zone(name, Text(properties, "source"), from, to, IsRisk(properties), ShapesOf(feature));
    }

    private List<ZoneShape> ShapesOf(JsonElement feature)
    {
        var geometry = feature.TryGetProperty("geometry", out var known) ? known : default;
        var type = TypeOf(geometry);
        if (type is not ("Polygon" or "MultiPolygon")) throw Wrong($"its geometry is {(type.Length == 0 ? "missing" : $"a {type}")}: a Polygon or MultiPolygon is expected");
        if (!TryArray(geometry, "coordinates", out var coordinates) || coordinates.GetArrayLength() == 0) throw Wrong("it has no coordinates");
        return type == "Polygon" ? [ShapeOf(coordinates)] : [.. coordinates.EnumerateArray().Select(ShapeOf)];
    }

    private ZoneShape ShapeOf(JsonElement polygon)
    {
        if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0) throw Wrong("a polygon is a list of rings");
        return new ZoneShape([.. polygon.EnumerateArray().Select(RingOf)]);
    }

    private List<(double Latitude, double Longitude)> RingOf(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array) throw Wrong("a ring is a list of positions");
        List<(double Latitude, double Longitude)> points = [.. ring.EnumerateArray().Select(PointOf)];
        if (points.Count < 4 || points[0] != points[^1]) throw Wrong("a ring has four positions or more, and its last is its first");
        // Joined the short way from point to point, such a ring ends a turn from where it began: which side is inside cannot be told.
        var turn = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var by = points[i].Longitude - points[i - 1].Longitude;
            turn += Math.Abs(by) < 360 ? by - 360 * Math.Round(by / 360) : by;
        }

        return Math.Abs(turn) < 180 ? points : throw Wrong("a ring goes round a pole: cut it at the antimeridian, along it to the pole and back");
    }

    private (double Latitude, double Longitude) PointOf(JsonElement point)
    {
        if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() < 2
            || point[0].ValueKind != JsonValueKind.Number || point[1].ValueKind != JsonValueKind.Number) throw Wrong("a position is longitude, latitude in degrees");
        double longitude = point[0].GetDouble(), latitude = point[1].GetDouble();
        if (!(Math.Abs(latitude) <= 90) || !(Math.Abs(longitude) <= 540))
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"the position {longitude}, {latitude} is none on Earth: longitude comes first, then latitude, in degrees"));
        return (latitude, longitude);
    }

    private bool IsRisk(JsonElement properties)
    {
        if (!properties.TryGetProperty("risk", out var risk)) return false;
        return risk.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw Wrong($"risk is {risk.GetRawText()}: true or false is expected"),
        };
    }

    private string? Text(JsonElement properties, string name)
    {
        if (!properties.TryGetProperty(name, out var text) || text.ValueKind == JsonValueKind.Null) return null;
        return text.ValueKind == JsonValueKind.String ? text.GetString() : throw Wrong($"{name} is {text.GetRawText()}: a text is expected");
    }

    private DateTime? Time(JsonElement properties, string name)
    {
        if (Text(properties, name) is not { } text) return null;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : throw Wrong($"{name} is {text}: a time is expected, such as 2026-03-01 or 2026-03-01T06:00:00Z");
    }

    private static string TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    private static bool TryArray(JsonElement element, string name, out JsonElement array) =>
        element.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private UsageFault Wrong(string what) => new($"--zones {_path}: {(_feature.Length == 0 ? "" : $"{_feature}: ")}{what}");
}
