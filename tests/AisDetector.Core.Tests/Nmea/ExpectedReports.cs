using System.Text.Json;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>The reports that gpsd's and libais' JSON objects call for, as text, by rules written here from the contract.</summary>
internal static class ExpectedReports
{
    public static bool IsUsable(JsonElement message, bool scaled)
    {
        var mmsi = message.GetProperty("mmsi").GetInt32().ToString("D9");
        if (mmsi.StartsWith("00") || mmsi[0] == '0' || mmsi.StartsWith("111") || mmsi.Length > 9) return false;
        if (mmsi.StartsWith("970") || mmsi.StartsWith("972") || mmsi.StartsWith("974")) return false;
        if (message.GetProperty("type").GetInt32() is 5 or 24) return true;
        var (latitude, longitude) = Position(message, scaled);
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 && (latitude, longitude) != (0, 0);
    }

    public static string Text(JsonElement message, bool scaled)
    {
        var type = message.GetProperty("type").GetInt32();
        var text = $"{type} {message.GetProperty("mmsi").GetInt32()}";
        if (type is not (5 or 24)) text += " " + Motion(message, type, scaled);
        if (type is 5 or 19 or 24) text += " " + Static(message, type, scaled);
        return text;
    }

    public static string Text(Report report)
    {
        var text = $"{report.Type} {report.Mmsi}";
        if (report.HasPosition)
        {
            text += $" {Rounded(report.Latitude)} {Rounded(report.Longitude)} sog {report.SpeedKnots:F1} cog {report.CourseDegrees:F1} hdg {report.HeadingDegrees} status {report.Status}";
        }

        if (report.Static is { } data)
        {
            text += $" {data.Name}/{data.CallSign}/{data.ShipType}/{data.Imo} {data.ToBowMeters},{data.ToSternMeters},{data.ToPortMeters},{data.ToStarboardMeters}"
                + $" {data.LengthMeters}x{data.BeamMeters} {data.DraughtMeters:F1} {data.Destination} {data.Eta}";
        }

        return text;
    }

    /// <summary>Joins the halves of message 24, as gpsd's output has them: each part B with the last name.</summary>
    public static IEnumerable<Report> Merge(IEnumerable<Report> reports)
    {
        var names = new Dictionary<uint, string?>();
        foreach (var report in reports)
        {
            if (report.Type != 24)
            {
                yield return report;
            }
            else if (report.Static is { CallSign: null, ShipType: null, LengthMeters: null, BeamMeters: null })
            {
                names[report.Mmsi] = report.Static.Name;
            }
            else if (names.TryGetValue(report.Mmsi, out var name))
            {
                yield return report with { Static = report.Static! with { Name = name } };
            }
        }
    }

    private static string Motion(JsonElement message, int type, bool scaled)
    {
        var (latitude, longitude) = Position(message, scaled);
        var tenths = scaled || type == 27 ? 1 : 10.0;
        var speed = message.GetProperty("speed").GetDouble() / tenths;
        if (speed > 102.25 || (type == 27 && speed == 63)) speed = double.NaN;
        var course = message.GetProperty("course").GetDouble() / tenths;
        if (course >= 360) course = double.NaN;
        var heading = message.TryGetProperty("heading", out var h) && h.GetInt32() < 360 ? h.GetInt32() : -1;
        var status = message.TryGetProperty("status", out var s) ? s.GetInt32() : 15;
        return $"{Rounded(latitude)} {Rounded(longitude)} sog {(float)speed:F1} cog {(float)course:F1} hdg {heading} status {status}";
    }

    private static (double Latitude, double Longitude) Position(JsonElement message, bool scaled)
    {
        var units = scaled ? 1 : message.GetProperty("type").GetInt32() == 27 ? 600.0 : 600_000.0;
        return (message.GetProperty("lat").GetDouble() / units, message.GetProperty("lon").GetDouble() / units);
    }

    private static string Static(JsonElement message, int type, bool scaled)
    {
        int a = Int(message, "to_bow"), b = Int(message, "to_stern"), c = Int(message, "to_port"), d = Int(message, "to_starboard");
        var isPlaced = a != 0 || c != 0;
        var hasLength = a + b > 0;
        var hasBeam = c + d > 0;
        var shipType = Int(message, "shiptype");
        var imo = Int(message, "imo");
        var draught = type == 5 ? message.GetProperty("draught").GetDouble() / (scaled ? 1 : 10) : 0;
        var eta = type == 5 && message.TryGetProperty("eta", out var e) ? e.GetString()! : "00-00";
        if (eta.StartsWith("00") || eta[3..5] == "00" || int.Parse(eta[..2]) > 12) eta = "";
        return $"{String(message, "shipname")}/{String(message, "callsign")}/{(shipType is > 0 and < 100 ? shipType : null)}/{(imo is >= 1_000_000 and <= 9_999_999 ? imo : null)}"
            + $" {(isPlaced && hasLength ? a : null)},{(isPlaced && hasLength ? b : null)},{(isPlaced && hasBeam ? c : null)},{(isPlaced && hasBeam ? d : null)}"
            + $" {(hasLength ? a + b : null)}x{(hasBeam ? c + d : null)} {(draught > 0 ? $"{draught:F1}" : "")} {String(message, "destination")} {eta}";
    }

    /// <summary>Seven decimals are gpsd's scaled output's; the eighth differs.</summary>
    private static string Rounded(double degrees) => $"{degrees:F3}";

    private static int Int(JsonElement message, string name) => !message.TryGetProperty(name, out var value) ? 0
        : value.ValueKind == JsonValueKind.String ? int.Parse(value.GetString()!) : value.GetInt32();

    private static string? String(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}
