using System.Text.Encodings.Web;
using System.Text.Json;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;

namespace AisDetector.Output;

/// <summary>
/// A FeatureCollection (RFC 7946): for each alert the meeting point, with the whole alert as its properties, and the track
/// of each vessel as a line, with the time of each of its positions. Lines are cut at the antimeridian, as the RFC asks.
/// </summary>
internal sealed class GeoJsonSink : IAlertSink, IDisposable
{
    private readonly Stream _output;
    private readonly Func<Alert, IReadOnlyList<VesselTrack>> _tracksOf;
    private readonly Utf8JsonWriter _json;

    public GeoJsonSink(Stream output, Func<Alert, IReadOnlyList<VesselTrack>> tracksOf)
    {
        _output = output;
        _tracksOf = tracksOf;
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteStartArray("features");
    }

    public void Write(Alert alert)
    {
        var a = alert.Rounded();
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", $"{a.Id}/{a.Revision}");
        _json.WriteStartObject("geometry");
        _json.WriteString("type", "Point");
        _json.WritePropertyName("coordinates");
        Position(a.Latitude, a.Longitude);
        _json.WriteEndObject();
        _json.WritePropertyName("properties");
        JsonSerializer.Serialize(_json, a, AlertJson.Lines.Alert);
        _json.WriteEndObject();
        foreach (var track in _tracksOf(alert).Where(t => t.Fixes.Count > 0)) Track(a, track);
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _output.WriteByte((byte)'\n');
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void Track(Alert alert, VesselTrack track)
    {
        var parts = CutAtAntimeridian(track.Fixes).ToArray();
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", $"{alert.Id}/{alert.Revision}/{track.Mmsi}");
        _json.WriteStartObject("geometry");
        var single = parts.Length == 1;
        _json.WriteString("type", !single ? "MultiLineString" : parts[0].Count > 1 ? "LineString" : "Point");
        _json.WritePropertyName("coordinates");
        if (!single) _json.WriteStartArray();
        foreach (var part in parts)
        {
            if (part.Count > 1) _json.WriteStartArray();
            foreach (var fix in part) Position(fix.Latitude, fix.Longitude);
            if (part.Count > 1) _json.WriteEndArray();
        }

        if (!single) _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        _json.WriteString("alert", alert.Id);
        _json.WriteNumber("mmsi", track.Mmsi);
        _json.WriteString("name", alert.Vessels.FirstOrDefault(v => v.Mmsi == track.Mmsi)?.Name);
        _json.WriteStartArray("coordTimes");
        foreach (var part in parts)
        {
            if (!single) _json.WriteStartArray();
            foreach (var fix in part) _json.WriteStringValue(AlertJson.Time(fix.Time));
            if (!single) _json.WriteEndArray();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Position(double latitude, double longitude)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(Math.Round(longitude, 6) + 0.0);
        _json.WriteNumberValue(Math.Round(latitude, 6) + 0.0);
        _json.WriteEndArray();
    }

    /// <summary>The parts of a track on either side of 180 degrees; each crossing ends one part and begins the next on the meridian.</summary>
    internal static IEnumerable<IReadOnlyList<TrackFix>> CutAtAntimeridian(IReadOnlyList<TrackFix> fixes)
    {
        var part = new List<TrackFix> { fixes[0] };
        for (var i = 1; i < fixes.Count; i++)
        {
            TrackFix from = fixes[i - 1], to = fixes[i];
            if (Math.Abs(to.Longitude - from.Longitude) > 180)
            {
                var edge = Math.CopySign(180, from.Longitude);
                var span = 360 - Math.Abs(to.Longitude - from.Longitude);
                var fraction = span > 0 ? (180 - Math.Abs(from.Longitude)) / span : 0;
                Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, fraction, out var latitude, out _);
                var crossing = new TrackFix(from.Time + fraction * (to.Time - from.Time), latitude, edge, double.NaN);
                part.Add(crossing);
                yield return part;
                part = [crossing with { Longitude = -edge }];
            }

            part.Add(to);
        }

        yield return part;
    }
}
