using System.Globalization;
using System.Text;
using System.Xml;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>
/// KML (OGC 07-147r2, version 2.2) with Google's <c>gx:Track</c>: a folder for each category, in it one for each alert with the
/// meeting point and the vessels' tracks. All of it has times, for a time slider. A track is broken where the
/// vessel was silent: it is not shown where nobody knows it to have been.
/// </summary>
internal sealed class KmlSink(Stream output, Func<Alert, IReadOnlyList<VesselTrack>> tracksOf, string input, TimeSpan maxGap) : IAlertSink, IDisposable
{
    private const string Kml = "http://www.opengis.net/kml/2.2";
    private const string Extension = "http://www.google.com/kml/ext/2.2";

    private readonly List<Alert> _alerts = [];
    private readonly XmlWriter _xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n" });

    public void Write(Alert alert) => _alerts.Add(alert);

    public void End()
    {
        _xml.WriteStartElement("kml", Kml);
        _xml.WriteAttributeString("xmlns", "gx", null, Extension);
        Begin("Document");
        Text("name", $"Candidate transfers in {input}");
        Text("open", "1");
        Text("description", KmlWords.Document(_alerts.Count));
        foreach (var style in KmlStyle.All) Style(style);
        foreach (var category in _alerts.GroupBy(Wording.What).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)) Category(category.Key, [.. category]);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.Flush();
        output.WriteByte((byte)'\n');
        output.Flush();
    }

    public void Dispose() => _xml.Dispose();

    private void Style(KmlStyle style)
    {
        Begin("Style");
        _xml.WriteAttributeString("id", style.Id);
        Begin("IconStyle");
        Text("color", style.Color);
        Text("scale", style.IconScale);
        _xml.WriteEndElement();
        Begin("LabelStyle");
        Text("scale", style.LabelScale);
        _xml.WriteEndElement();
        Begin("LineStyle");
        Text("color", style.Color);
        Text("width", "2");
        _xml.WriteEndElement();
        // What the balloon shows is our own text with every name in it escaped, never the bare name.
        Begin("BalloonStyle");
        Text("text", "$[description]");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Category(string name, Alert[] alerts)
    {
        Begin("Folder");
        Text("name", $"{char.ToUpperInvariant(name[0])}{name[1..]} ({alerts.Length})");
        Text("open", "1");
        foreach (var alert in alerts)
        {
            Begin("Folder");
            Text("name", KmlWords.Title(alert));
            Meeting(alert);
            for (var i = 0; i < alert.Vessels.Count; i++)
                if (tracksOf(alert).FirstOrDefault(t => t.Mmsi == alert.Vessels[i].Mmsi) is { Fixes.Count: > 0 } track)
                    Track(alert, alert.Vessels[i], track, KmlStyle.Track(i));
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Meeting(Alert alert)
    {
        var rounded = alert.Rounded();
        Begin("Placemark");
        _xml.WriteAttributeString("id", $"alert-{alert.Id}");
        Text("name", KmlWords.Title(alert));
        Text("description", KmlWords.Balloon(rounded));
        Begin("TimeSpan");
        Text("begin", AlertJson.Time(alert.Start));
        if (alert.End is { } end) Text("end", AlertJson.Time(end));
        _xml.WriteEndElement();
        Text("styleUrl", $"#{KmlStyle.Of(rounded).Id}");
        Begin("ExtendedData");
        foreach (var column in AlertColumns.All)
        {
            var value = column.Of(rounded) switch
            {
                DateTime time => AlertJson.Time(time),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var text => (string?)text,
            };
            if (value is { Length: > 0 }) Data(column.Name, value);
        }

        _xml.WriteEndElement();
        Begin("Point");
        Text("coordinates", Position(rounded.Longitude, rounded.Latitude, ','));
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Track(Alert alert, AlertVessel vessel, VesselTrack track, KmlStyle style)
    {
        var parts = TrackParts.CutAtSilences(track.Fixes, maxGap).SelectMany(TrackParts.CutAtAntimeridian).ToArray();
        Begin("Placemark");
        Text("name", KmlWords.Name(vessel));
        Text("description", KmlWords.Track(vessel, track));
        Text("styleUrl", $"#{style.Id}");
        Begin("ExtendedData");
        Data("alert", alert.Id);
        Data("mmsi", vessel.Mmsi.ToString(CultureInfo.InvariantCulture));
        _xml.WriteEndElement();
        if (parts.Length > 1)
        {
            _xml.WriteStartElement("MultiTrack", Extension);
            // 0: no way is made up between the parts.
            _xml.WriteElementString("interpolate", Extension, "0");
        }

        foreach (var part in parts)
        {
            _xml.WriteStartElement("Track", Extension);
            foreach (var fix in part) Text("when", AlertJson.Time(fix.Time));
            foreach (var fix in part) _xml.WriteElementString("coord", Extension, $"{Position(fix.Longitude, fix.Latitude, ' ')} 0");
            _xml.WriteEndElement();
        }

        if (parts.Length > 1) _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Data(string name, string value)
    {
        Begin("Data");
        _xml.WriteAttributeString("name", name);
        Text("value", value);
        _xml.WriteEndElement();
    }

    private void Begin(string element) => _xml.WriteStartElement(element, Kml);

    private void Text(string element, string text) => _xml.WriteElementString(element, Kml, FreeText.ForXml(text));

    private static string Position(double longitude, double latitude, char between) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(longitude, 6) + 0.0:0.######}{between}{Math.Round(latitude, 6) + 0.0:0.######}");
}

/// <summary>A style of the map. Colours are KML's: alpha, blue, green, red.</summary>
internal sealed record KmlStyle(string Id, string Color, string IconScale, string LabelScale)
{
    private static readonly KmlStyle
        High = new("high", "ff1c1ae4", "1.2", "0.9"),
        Middle = new("middle", "ff007fff", "1.1", "0.8"),
        Low = new("low", "ff33ffff", "1", "0.8"),
        TakenBack = new("taken-back", "ff999999", "0.8", "0.7"),
        First = new("track-1", "ffb87e37", "0.6", "0.7"),
        Second = new("track-2", "ff4aaf4d", "0.6", "0.7");

    public static IReadOnlyList<KmlStyle> All { get; } = [High, Middle, Low, TakenBack, First, Second];

    /// <summary>Thirds of the range of the score.</summary>
    public static KmlStyle Of(Alert alert) => alert switch
    {
        { Phase: AlertPhase.Retracted } => TakenBack,
        { Score: >= 2 / 3.0 } => High,
        { Score: >= 1 / 3.0 } => Middle,
        _ => Low,
    };

    public static KmlStyle Track(int vessel) => vessel == 0 ? First : Second;
}
