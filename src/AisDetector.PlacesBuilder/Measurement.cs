using AisDetector.Core.Geo;
using Sylvan.Data.Csv;

namespace AisDetector.PlacesBuilder;

/// <summary>
/// How the kinds of water fit ships that are known to lie or to move: the figures behind <see cref="PlaceRules"/>. A ship counts once a
/// minute. Reads any CSV with the usual column names of the Danish Maritime Authority, of NOAA, or of MEOS.
/// </summary>
internal static class Measurement
{
    private sealed class Group(string name, Func<string, string, double, bool> holds)
    {
        public string Name => name;
        public int[] Counts { get; } = new int[Enum.GetValues<PlaceKind>().Length];
        public bool Holds(string status, string type, double speed) => holds(status, type, speed);
    }

    public static int Run(string resource, string[] recordings, TextWriter output)
    {
        var places = Places.Read(File.ReadAllBytes(resource));
        Group[] groups =
        [
            new("moored by status, below 0.3 kn", (status, _, speed) => status is "Moored" or "5" or "5.0" && speed < 0.3),
            new("class B, below 0.3 kn", (_, type, speed) => type is "Class B" or "B" && speed < 0.3),
            new("below 0.3 kn, not at anchor by status", (status, _, speed) => !IsAtAnchor(status) && speed < 0.3),
            new("at anchor by status, below 1 kn", (status, _, speed) => IsAtAnchor(status) && speed < 1),
            new("0.5 to 3 kn", (_, _, speed) => speed is >= 0.5 and < 3),
            new("3 kn and more", (_, _, speed) => speed >= 3),
        ];
        foreach (var recording in recordings)
            Count(recording, places, groups);

        output.WriteLine($"| ship-minutes | number | {string.Join(" | ", Enum.GetNames<PlaceKind>())} |");
        output.WriteLine($"|---|---|{string.Concat(Enum.GetNames<PlaceKind>().Select(_ => "---|"))}");
        foreach (var group in groups)
        {
            var all = Math.Max(group.Counts.Sum(), 1);
            output.WriteLine($"| {group.Name} | {group.Counts.Sum()} | {string.Join(" | ", group.Counts.Select(n => $"{100.0 * n / all:0.0} %"))} |");
        }
        return 0;
    }

    private static bool IsAtAnchor(string status) => status is "At anchor" or "1" or "1.0";

    private static void Count(string recording, Places places, Group[] groups)
    {
        using var text = new StreamReader(recording);
        // The Danish header begins with the sign that otherwise starts a comment.
        if (text.Peek() == '#')
            text.Read();
        using var csv = CsvDataReader.Create(text);
        int Column(params string[] names) =>
            Enumerable.Range(0, csv.FieldCount).FirstOrDefault(i => names.Contains(csv.GetName(i).Trim(), StringComparer.OrdinalIgnoreCase), -1);
        var (time, mmsi) = (Column("Timestamp", "BaseDateTime", "t"), Column("MMSI"));
        var (latitude, longitude, speed) = (Column("Latitude", "LAT"), Column("Longitude", "LON"), Column("SOG"));
        var (status, type) = (Column("Navigational status", "Status"), Column("Type of mobile", "TransceiverClass"));
        var seen = new HashSet<(string, string)>();
        while (csv.Read())
        {
            if (!csv.GetString(mmsi).StartsWith('0') && double.TryParse(csv.GetString(latitude), out var y) && double.TryParse(csv.GetString(longitude), out var x)
                && double.TryParse(csv.GetString(speed), out var knots) && Math.Abs(y) <= 90 && Math.Abs(x) <= 180
                && seen.Add((csv.GetString(mmsi), csv.GetString(time)[..16])))
            {
                var typeText = type < 0 ? "" : csv.GetString(type);
                if (typeText is "AtoN" or "Base Station")
                    continue;
                var kind = places.KindAt(y, x);
                foreach (var group in groups)
                    group.Counts[(int)kind] += group.Holds(status < 0 ? "" : csv.GetString(status), typeText, knots) ? 1 : 0;
            }
        }
    }
}
