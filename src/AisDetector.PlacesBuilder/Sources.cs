using System.Text.RegularExpressions;
using AisDetector.Core.Geo;
using Sylvan.Data.Csv;

namespace AisDetector.PlacesBuilder;

/// <summary>A point of Global Fishing Watch's anchorage list; its name may be empty. Open roads are those whose label says so.</summary>
internal readonly record struct AnchoragePoint(double Latitude, double Longitude, string Name, bool IsLabelledRoads);

/// <summary>A port of the World Port Index.</summary>
internal readonly record struct IndexPort(double Latitude, double Longitude, string Name, bool IsOpenRoadstead);

/// <summary>The inputs, as read.</summary>
internal sealed partial record Sources(
    List<(int X, int Y)[]> Coast,
    IReadOnlyList<AnchoragePoint> Anchorages,
    IReadOnlyList<IndexPort> Ports,
    IReadOnlyList<AnchoragePoint> MoreHarbours)
{
    public static Sources Read(string folder)
    {
        CheckMids(Path.Combine(folder, "itu_mid.csv"));
        return new Sources(
            GeoJsonCoast.Read(Path.Combine(folder, "earth-lands-10m.geo.json")),
            ReadAnchorages(Path.Combine(folder, "gfw_anchorage_overrides.csv")),
            ReadPorts(Path.Combine(folder, "wpi_UpdatedPub150.csv")),
            ReadMoreHarbours());
    }

    private static List<AnchoragePoint> ReadAnchorages(string path)
    {
        using var csv = CsvDataReader.Create(path);
        var (latitude, longitude) = (csv.GetOrdinal("latitude"), csv.GetOrdinal("longitude"));
        var (label, sublabel) = (csv.GetOrdinal("label"), csv.GetOrdinal("sublabel"));
        var points = new List<AnchoragePoint>();
        while (csv.Read())
        {
            // One cell is marked as no place; another, at the north pole, should be.
            if (csv.GetString(label) == "REMOVE" || Math.Abs(csv.GetDouble(latitude)) > 89)
                continue;
            var (port, part) = (csv.GetString(label).Trim(), csv.GetString(sublabel).Trim());
            // A port that nobody has named goes by country and number, and its second column by what ships gave as destination.
            var name = NumberedLabel().IsMatch(port) ? "" : PortName.Tidy(port);
            points.Add(new AnchoragePoint(
                csv.GetDouble(latitude), csv.GetDouble(longitude), name, RoadsLabel().IsMatch(port) || RoadsLabel().IsMatch(part)));
        }
        return points;
    }

    private static List<IndexPort> ReadPorts(string path)
    {
        using var csv = CsvDataReader.Create(path);
        var (latitude, longitude) = (csv.GetOrdinal("Latitude"), csv.GetOrdinal("Longitude"));
        var (name, type) = (csv.GetOrdinal("Main Port Name"), csv.GetOrdinal("Harbor Type"));
        var ports = new List<IndexPort>();
        while (csv.Read())
        {
            ports.Add(new IndexPort(
                csv.GetDouble(latitude), csv.GetDouble(longitude), PortName.Tidy(csv.GetString(name)), csv.GetString(type).Trim() == "Open Roadstead"));
        }
        return ports;
    }

    /// <summary>Harbours that neither list has: <c>harbours.csv</c> beside this source.</summary>
    private static List<AnchoragePoint> ReadMoreHarbours()
    {
        using var stream = typeof(Sources).Assembly.GetManifestResourceStream("harbours.csv")!;
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var harbours = new List<AnchoragePoint>();
        while (csv.Read())
            harbours.Add(new AnchoragePoint(csv.GetDouble(0), csv.GetDouble(1), csv.GetString(2), IsLabelledRoads: false));
        return harbours;
    }

    /// <summary>The core's table of flags is source code; this is what tells when the ITU's list has outgrown it.</summary>
    private static void CheckMids(string path)
    {
        using var csv = CsvDataReader.Create(path);
        while (csv.Read())
        {
            if (MidTable.CountryOf(uint.Parse(csv.GetString(0)) * 1_000_000) is null)
                throw new InvalidDataException($"{path}: the core's MidTable lacks {csv.GetString(0)} ({csv.GetString(1)}).");
        }
    }

    [GeneratedRegex(@"^[A-Z]{3}-\d+$")]
    private static partial Regex NumberedLabel();

    [GeneratedRegex(@"\b(OFFSHORE|OFF|ANCHORAGE|ANCH|ROADS|OPL)\b")]
    private static partial Regex RoadsLabel();
}
