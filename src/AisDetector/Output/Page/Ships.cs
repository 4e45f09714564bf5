using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Output.Page;

/// <summary>How the page names ships, places and durations; what is not known is said.</summary>
internal static class Ships
{
    public const string NotKnown = "not known";

    /// <summary>A name is isolated: one in Hebrew or Arabic must not reorder the numbers beside it.</summary>
    public static void AddName(Html html, AlertVessel vessel)
    {
        if (Html.Readable(vessel.Name) is { Length: > 0 } name) html.Add($"<bdi>{name}</bdi> ({vessel.Mmsi}) {vessel.Flag}");
        else html.Add($"{vessel.Mmsi} {vessel.Flag} <small>name not known</small>");
    }

    /// <summary>A position as a link to a chart: a plain link, nothing is fetched before somebody follows it.</summary>
    public static void AddPosition(Html html, double latitude, double longitude)
    {
        // The permalink of map.openseamap.org: centre, zoom, and a marker.
        var at = string.Create(CultureInfo.InvariantCulture, $"lat={latitude:0.#####}&lon={longitude:0.#####}&mlat={latitude:0.#####}&mlon={longitude:0.#####}");
        html.Add($"<a class=\"chart\" href=\"https://map.openseamap.org/?zoom=13&amp;{at}\" rel=\"noopener noreferrer\" target=\"_blank\">{Wording.Position(latitude, longitude)}</a>");
    }

    public static string Offshore(Alert alert) => alert.DistanceToCoastKm is null ? "distance to the coast not known" : Wording.Offshore(alert);

    public static string Distance(Alert alert) => alert.MedianDistanceMeters is { } meters ? $"{meters} m" : alert.Kind == AlertKind.Loitering ? "one ship" : NotKnown;
}
