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

        /// <summary>Ship-minutes by where the shore is: within 300 m on either side, inside the land by more than 200 m, more than 1 km off it.</summary>
        public int[] Shore { get; } = new int[3];
        public void Add(Places places, double latitude, double longitude)
        {
            Counts[(int)places.KindAt(latitude, longitude)]++;
            var shoreKm = places.DistanceToCoastKm(latitude, longitude) ?? double.PositiveInfinity;
            var isOnLand = places.IsOnLand(latitude, longitude);
            if (shoreKm <= 0.3)
                Shore[0]++;
            if (isOnLand && shoreKm > 0.2)
                Shore[1]++;
            if (!isOnLand && shoreKm > 1)
                Shore[2]++;
        }

        public bool Holds(string status, string type, double speed) => holds(status, type, speed);
    }

    public static int Run(string resource, string[] recordings, TextWriter output)
    {
        var bytes = File.ReadAllBytes(resource);
        var places = Places.Read(bytes);
        var asked = new List<(double Latitude, double Longitude)>();
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
            Count(recording, places, groups, asked);

        output.WriteLine($"| ship-minutes | number | {string.Join(" | ", Enum.GetNames<PlaceKind>())} | shore within 300 m | inside land > 200 m | off > 1 km |");
        output.WriteLine($"|---|---|{string.Concat(Enum.GetNames<PlaceKind>().Select(_ => "---|"))}---|---|---|");
        foreach (var group in groups)
        {
            var all = Math.Max(group.Counts.Sum(), 1);
            output.WriteLine($"| {group.Name} | {group.Counts.Sum()} | {string.Join(" | ", group.Counts.Concat(group.Shore).Select(n => $"{100.0 * n / all:0.0} %"))} |");
        }
        Time(bytes, asked, output);
        return 0;
    }

    /// <summary>How long reading and asking take, in time of the processor: other programs may be busy. Three rounds, since the first compiles the code too.</summary>
    private static void Time(byte[] resource, List<(double Latitude, double Longitude)> asked, TextWriter output)
    {
        const int repeats = 20;
        for (var round = 0; round < 3; round++)
        {
            var fresh = Places.Read(resource);
            var sum = 0;
            var read = Took(() => fresh = Places.Read(resource));
            var first = Took(() => sum += asked.Sum(p => (int)fresh.KindAt(p.Latitude, p.Longitude)));
            var again = Took(() =>
            {
                for (var i = 0; i < repeats; i++)
                    sum += asked.Sum(p => (int)fresh.KindAt(p.Latitude, p.Longitude));
            });
            var coast = Took(() => sum += asked.Count(p => fresh.DistanceToCoastKm(p.Latitude, p.Longitude) > 1));
            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            output.WriteLine(
                $"read in {read:0.0} ms; {asked.Count} kinds of water: the first time {first:0.0} ms, then {again * 1e6 / repeats / asked.Count:0} ns each; distances to the coast {coast * 1e3 / asked.Count:0.0} us each; heap {heap:0.0} MB");
            GC.KeepAlive(fresh);
        }
    }

    private static double Took(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static bool IsAtAnchor(string status) => status is "At anchor" or "1" or "1.0";

    private static void Count(string recording, Places places, Group[] groups, List<(double Latitude, double Longitude)> asked)
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
                asked.Add((y, x));
                foreach (var group in groups.Where(g => g.Holds(status < 0 ? "" : csv.GetString(status), typeText, knots)))
                    group.Add(places, y, x);
            }
        }
    }
}
