using System.Text.Encodings.Web;
using System.Text.Json;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>
/// A FeatureCollection (RFC 7946) of the meeting points, their properties flat as the CSV's columns; the vessels' tracks in
/// one beside it. One geometry type and flat attributes in each, as QGIS and other tables of features want it.
/// </summary>
internal sealed class GeoJsonSink : IAlertSink, IDisposable
{
    private readonly FeatureWriter _points;
    private readonly GeoJsonTracks? _tracks;
    private readonly Func<Alert, IReadOnlyList<VesselTrack>> _tracksOf;
    private readonly HashSet<string> _drawn = [];

    /// <param name="tracks">Null where nobody wants them.</param>
    public GeoJsonSink(Stream points, Stream? tracks, Func<Alert, IReadOnlyList<VesselTrack>> tracksOf)
    {
        _points = new FeatureWriter(points);
        _tracks = tracks is null ? null : new GeoJsonTracks(tracks);
        _tracksOf = tracksOf;
    }

    public void Write(Alert alert)
    {
        var rounded = alert.Rounded();
        var json = _points.Begin($"{rounded.Id}/{rounded.Revision}", "Point");
        FeatureWriter.Position(json, rounded.Latitude, rounded.Longitude);
        _points.BeginProperties();
        foreach (var column in AlertColumns.All)
        {
            json.WritePropertyName(column.Name);
            switch (column.Of(rounded))
            {
                case null: json.WriteNullValue(); break;
                case int whole: json.WriteNumberValue(whole); break;
                case double number: json.WriteNumberValue(number); break;
                case DateTime time: json.WriteStringValue(AlertJson.Time(time)); break;
                case var text: json.WriteStringValue((string)text); break;
            }
        }

        _points.End();
        // Revisions of one alert share their tracks.
        if (_tracks is null || !_drawn.Add(rounded.Id)) return;
        foreach (var track in _tracksOf(alert)) _tracks.Write(rounded, track);
    }

    public void End()
    {
        _points.EndCollection();
        _tracks?.End();
    }

    public void Dispose()
    {
        _points.Dispose();
        _tracks?.Dispose();
    }
}

/// <summary>
/// The tracks: each a MultiLineString, so that all are of one type; one line, or where the antimeridian cuts it several, as RFC 7946
/// (3.1.9) asks. <c>coordTimes</c> has the time of each position in the same nesting. A vessel with a single position has no line.
/// </summary>
internal sealed class GeoJsonTracks(Stream output) : IDisposable
{
    private readonly FeatureWriter _features = new(output);

    public void Write(Alert alert, VesselTrack track)
    {
        // A position on the meridian itself leaves a part of no length.
        var lines = TrackParts.CutAtAntimeridian(track.Fixes).Where(part => part.Any(fix => fix.Latitude != part[0].Latitude || fix.Longitude != part[0].Longitude)).ToArray();
        if (lines.Length == 0) return;
        var json = _features.Begin($"{alert.Id}/{track.Mmsi}", "MultiLineString");
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartArray();
            foreach (var fix in line) FeatureWriter.Position(json, fix.Latitude, fix.Longitude);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        _features.BeginProperties();
        json.WriteString("alert", alert.Id);
        json.WriteNumber("mmsi", track.Mmsi);
        json.WriteString("name", alert.Vessels.FirstOrDefault(v => v.Mmsi == track.Mmsi)?.Name);
        json.WriteString("start", AlertJson.Time(lines[0][0].Time));
        json.WriteString("end", AlertJson.Time(lines[^1][^1].Time));
        json.WriteNumber("positions", track.Fixes.Count);
        json.WriteStartArray("coordTimes");
        foreach (var line in lines)
        {
            json.WriteStartArray();
            foreach (var fix in line) json.WriteStringValue(AlertJson.Time(fix.Time));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        _features.End();
    }

    public void End() => _features.EndCollection();

    public void Dispose() => _features.Dispose();
}

/// <summary>The frame of a FeatureCollection: a feature a line.</summary>
internal sealed class FeatureWriter : IDisposable
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private bool _any;

    public FeatureWriter(Stream output)
    {
        _output = output;
        // Each feature is a document to the writer: the collection around them is ours.
        _json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _output.Write("{\"type\":\"FeatureCollection\",\"features\":["u8);
    }

    /// <summary>Up to the coordinates, which are the caller's.</summary>
    public Utf8JsonWriter Begin(string id, string geometry)
    {
        _output.Write(_any ? ",\n"u8 : "\n"u8);
        _any = true;
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", id);
        _json.WriteStartObject("geometry");
        _json.WriteString("type", geometry);
        _json.WritePropertyName("coordinates");
        return _json;
    }

    public void BeginProperties()
    {
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
    }

    public void End()
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void EndCollection()
    {
        _output.Write(_any ? "\n]}\n"u8 : "]}\n"u8);
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Six decimals are 0.1 m.</summary>
    public static void Position(Utf8JsonWriter json, double latitude, double longitude)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(longitude, 6) + 0.0);
        json.WriteNumberValue(Math.Round(latitude, 6) + 0.0);
        json.WriteEndArray();
    }
}
