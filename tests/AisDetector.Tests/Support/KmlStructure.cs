using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AisDetector.Tests.Support;

/// <summary>
/// What the schema of OGC KML 2.2 (07-147r2, <c>ogckml22.xsd</c>) and Google's extension (<c>kml22gx.xsd</c>) ask of the elements that a
/// map of alerts has: which children, in which order, how often. Readers pass over what stands at the wrong place.
/// </summary>
internal static class KmlStructure
{
    public static readonly XNamespace Kml = "http://www.opengis.net/kml/2.2";
    public static readonly XNamespace Gx = "http://www.google.com/kml/ext/2.2";

    /// <summary>AbstractFeatureType.</summary>
    private const string Feature =
        "name? visibility? open? author? link? address? AddressDetails? phoneNumber? Snippet? description? LookAt|Camera? TimeStamp|TimeSpan? styleUrl? Style|StyleMap* Region? ExtendedData?";

    /// <summary>The element's children in their order; <c>?</c> at most one, <c>*</c> any number, none exactly one. An empty text: no children.</summary>
    private static readonly Dictionary<string, string> Children = new()
    {
        ["kml"] = "NetworkLinkControl? Document|Folder|Placemark?",
        ["Document"] = $"{Feature} Schema* Document|Folder|Placemark*",
        ["Folder"] = $"{Feature} Document|Folder|Placemark*",
        ["Placemark"] = $"{Feature} Point|LineString|MultiGeometry|gx:Track|gx:MultiTrack?",
        ["Style"] = "IconStyle? LabelStyle? LineStyle? PolyStyle? BalloonStyle? ListStyle?",
        ["IconStyle"] = "color? colorMode? scale? heading? Icon? hotSpot?",
        ["LabelStyle"] = "color? colorMode? scale?",
        ["LineStyle"] = "color? colorMode? width?",
        ["BalloonStyle"] = "color|bgColor? textColor? text? displayMode?",
        ["TimeSpan"] = "begin? end?",
        ["TimeStamp"] = "when?",
        ["ExtendedData"] = "Data* SchemaData*",
        ["Data"] = "displayName? value",
        ["Point"] = "extrude? altitudeMode? coordinates?",
        ["gx:Track"] = "altitudeMode? when* gx:coord* gx:angles* Model? ExtendedData?",
        ["gx:MultiTrack"] = "altitudeMode? gx:interpolate? gx:Track*",
    };

    public static void Check(XDocument document)
    {
        Assert.Equal(Kml + "kml", document.Root!.Name);
        var ids = document.Descendants().Attributes("id").Select(a => XmlConvert.VerifyNCName(a.Value)).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var element in document.Descendants())
        {
            if (Children.TryGetValue(Name(element), out var order)) CheckOrder(element, order);
            else Assert.False(element.HasElements, $"{Name(element)} has children");
        }

        Assert.All(document.Descendants(Kml + "styleUrl"), url => Assert.Contains(url.Value.TrimStart('#'), ids));
        Assert.All(document.Descendants(Kml + "Data"), data => Assert.NotEmpty(data.Attribute("name")!.Value));
        Assert.All(document.Descendants(Kml + "color"), color => Assert.Matches("^[0-9a-f]{8}$", color.Value));
        Assert.All(document.Descendants(Kml + "coordinates"), c => CheckPosition(c.Value.Split(',')));
        Assert.All(document.Descendants(Gx + "coord"), c => CheckPosition(c.Value.Split(' ')));
        foreach (var time in document.Descendants().Where(e => e.Name.LocalName is "when" or "begin" or "end")) Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", time.Value);
        foreach (var track in document.Descendants(Gx + "Track"))
        {
            var times = track.Elements(Kml + "when").Select(w => w.Value).ToArray();
            Assert.Equal(times.Length, track.Elements(Gx + "coord").Count());
            Assert.Equal(times.Order(StringComparer.Ordinal), times);
        }
    }

    private static void CheckOrder(XElement parent, string order)
    {
        var children = new Queue<string>(parent.Elements().Select(Name));
        foreach (var step in order.Split(' '))
        {
            var names = step.TrimEnd('?', '*').Split('|');
            var count = 0;
            while (children.TryPeek(out var next) && names.Contains(next))
            {
                children.Dequeue();
                count++;
            }

            var fits = step[^1] switch { '*' => true, '?' => count <= 1, _ => count == 1 };
            Assert.True(fits, $"{Name(parent)}: {count} of {step}");
        }

        Assert.True(children.Count == 0, $"{Name(parent)}: {string.Join(", ", children)} at the wrong place or not known; the order is {order}");
    }

    private static void CheckPosition(string[] parts)
    {
        Assert.InRange(parts.Length, 2, 3);
        Assert.InRange(double.Parse(parts[0], CultureInfo.InvariantCulture), -180, 180);
        Assert.InRange(double.Parse(parts[1], CultureInfo.InvariantCulture), -90, 90);
    }

    private static string Name(XElement element) => element.Name.Namespace == Kml ? element.Name.LocalName
        : element.Name.Namespace == Gx ? $"gx:{element.Name.LocalName}" : element.Name.ToString();
}
