using System.Globalization;
using System.Text;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>What the map's folders and balloons say. Balloons are HTML to whoever shows them: names are escaped.</summary>
internal static class KmlWords
{
    private const string Caution = "A candidate, not a finding: AIS says where ships reported to be, not what they did.";

    public static string Document(int alerts) => $"{(alerts == 0 ? "No candidate transfers." : Wording.Count(alerts, "candidate") + ".")} {Caution} Times are UTC.";

    /// <summary>2015-03-19 07:34, 441910000 and 563418000</summary>
    public static string Title(Alert alert) =>
        string.Create(CultureInfo.InvariantCulture, $"{alert.Start:yyyy-MM-dd HH:mm}, {string.Join(" and ", alert.Vessels.Select(Name))}");

    public static string Name(AlertVessel vessel) => Wording.Printable(vessel.Name) is { Length: > 0 } name ? name : vessel.Mmsi.ToString(CultureInfo.InvariantCulture);

    /// <param name="alert">Rounded.</param>
    public static string Balloon(Alert alert)
    {
        var html = new StringBuilder();
        var what = Wording.What(alert);
        Line(html, $"<b>{char.ToUpperInvariant(what[0])}{what[1..]}, score {alert.Score.ToString("0.00", CultureInfo.InvariantCulture)}</b>"
            + (alert.Phase == AlertPhase.Retracted ? ", taken back by later reports" : ""));
        Line(html, Times(alert));
        foreach (var vessel in alert.Vessels) Line(html, Vessel(vessel));
        if (alert.MedianDistanceMeters is { } median) Line(html, $"{median} m apart (median), {alert.MinDistanceMeters} m at the closest.");
        Line(html, Place(alert));
        Line(html, "Why:");
        foreach (var reason in alert.Reasons)
            Line(html, $"{reason.Weight.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)} {Escape(reason.Text)}");
        foreach (var partner in alert.PossiblePartners)
            Line(html, $"Possible partner: {partner.Mmsi}, {Wording.Silence(partner)} UTC.");
        html.Append(Caution);
        return html.ToString();
    }

    public static string Track(AlertVessel vessel, VesselTrack track) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Vessel(vessel)}<br>{Wording.Count(track.Fixes.Count, "position")} from {track.Fixes[0].Time:yyyy-MM-dd HH:mm} to {track.Fixes[^1].Time:yyyy-MM-dd HH:mm} UTC.");

    private static string Times(Alert alert)
    {
        var end = alert.End is { } known ? $" to {known:yyyy-MM-dd HH:mm} UTC" : $" UTC, still open at {alert.DetectedAt:yyyy-MM-dd HH:mm}";
        var unseen = alert.InferredMinutes > 0 ? $", of these {Wording.Minutes(alert.InferredMinutes)} between reports, not seen" : "";
        return string.Create(CultureInfo.InvariantCulture, $"From {alert.Start:yyyy-MM-dd HH:mm}{end}: {Wording.Minutes(alert.DurationMinutes)}{unseen}.");
    }

    private static string Vessel(AlertVessel vessel)
    {
        var name = Wording.Printable(vessel.Name) is { Length: > 0 } known ? $"{known}, " : "";
        var flag = vessel.Flag is { } code ? $", flag {code}" : "";
        var imo = vessel.Imo is { } number ? $", IMO {number}" : "";
        var size = vessel is { LengthMeters: { } length, BeamMeters: { } beam } ? $", {length} m by {beam} m" : "";
        return Escape($"{name}MMSI {vessel.Mmsi}{flag}{imo}{size}");
    }

    private static string Place(Alert alert)
    {
        var port = alert.NearestPort is { } nearest ? $"nearest port {nearest.Name}, {Wording.Kilometers(nearest.DistanceKm)}" : "";
        var zones = alert.Zones.Count > 0 ? $"in {string.Join(", ", alert.Zones)}" : "";
        string[] parts = [Wording.Position(alert.Latitude, alert.Longitude), Wording.Offshore(alert), port, zones];
        return Escape(string.Join("; ", parts.Where(p => p.Length > 0)) + ".");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static void Line(StringBuilder html, string line) => html.Append(line).Append("<br>");
}
