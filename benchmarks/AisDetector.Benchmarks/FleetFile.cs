using System.Globalization;
using System.Text;

namespace AisDetector.Benchmarks;

/// <summary>
/// Recordings of a made fleet, the same in every run: a third of the ships drift or lie at anchor in crowded waters, off coasts
/// where transfers happen and at sea, pairs among them alongside each other, the rest sails the oceans. Each ship sends a position every 10 s when under way and
/// every 3 min when not, as ITU-R M.1371 has it.
/// </summary>
internal static class FleetFile
{
    private const long Start = 1_767_225_600; // 2026-01-01T00:00:00Z

    /// <summary>
    /// South-west corners of the crowded waters, a degree wide: Ceuta, Laconian Gulf, Skagen, Fujairah, Lomé, east of Johor, off Mombasa, and two in
    /// mid-ocean.
    /// </summary>
    private static readonly (double Latitude, double Longitude)[] Crowded =
        [(35.6, -5.6), (36.2, 22.5), (57.4, 10.4), (24.9, 56.3), (5.6, 0.9), (1.4, 104.3), (-4.6, 39.8), (35, -40), (-27.5, 55)];

    public static string Nmea(int sentences) => Write($"fleet2-{sentences}.nmea", sentences, "", AppendNmea);

    public static string NoaaCsv(int rows) => Write(
        $"fleet2-{rows}.csv", rows,
        "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass\n", AppendNoaa);

    private static string Write(string name, int count, string header, Action<StringBuilder, Ship, long> append)
    {
        var path = Path.Combine(Path.GetTempPath(), "aisdetector-benchmarks", name);
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(20260101);
        var ships = Enumerable.Range(0, 6000).Select(i => new Ship(i, random)).ToArray();
        var text = new StringBuilder(header);
        using (var file = new StreamWriter(path + ".part", append: false, new UTF8Encoding(false), 1 << 20))
        {
            for (long second = 0, written = 0; written < count; second++)
            {
                foreach (var ship in ships)
                {
                    if ((second + ship.Number) % ship.Interval != 0 || written == count) continue;
                    ship.Move();
                    append(text, ship, Start + second);
                    written++;
                }

                file.Write(text);
                text.Clear();
            }
        }

        File.Move(path + ".part", path, overwrite: true);
        return path;
    }

    private static void AppendNoaa(StringBuilder text, Ship ship, long second)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime;
        text.Append(CultureInfo.InvariantCulture,
            $"{ship.Mmsi},{time:yyyy-MM-ddTHH:mm:ss},{ship.Latitude:0.00000},{ship.Longitude:0.00000},{ship.Knots:0.0},{ship.Course:0.0},{ship.Course:0}.0,SHIP {ship.Number},IMO{9000000 + ship.Number},CALL{ship.Number},80,0,183,32,9.5,80,A\n");
    }

    /// <summary>A type 1 message with a tag block for its time.</summary>
    private static void AppendNmea(StringBuilder text, Ship ship, long second)
    {
        Span<char> payload = stackalloc char[28];
        var bits = new SixBitWriter(payload);
        bits.Put(1, 6);
        bits.Put(0, 2);
        bits.Put(ship.Mmsi, 30);
        bits.Put(0, 4);
        bits.Put(128, 8);
        bits.Put((long)Math.Round(ship.Knots * 10), 10);
        bits.Put(0, 1);
        bits.Put((long)Math.Round(ship.Longitude * 600_000), 28);
        bits.Put((long)Math.Round(ship.Latitude * 600_000), 27);
        bits.Put((long)Math.Round(ship.Course * 10), 12);
        bits.Put((long)ship.Course, 9);
        bits.Put(second % 60, 6);
        bits.Put(0, 25);
        var tag = $"c:{second}";
        var body = $"AIVDM,1,1,,A,{payload},0";
        text.Append('\\').Append(tag).Append('*').Append(Checksum(tag)).Append("\\!").Append(body).Append('*').Append(Checksum(body)).Append("\r\n");
    }

    private static string Checksum(string body) => body.Aggregate(0, (sum, c) => sum ^ c).ToString("X2", CultureInfo.InvariantCulture);

    private ref struct SixBitWriter(Span<char> payload)
    {
        private readonly Span<char> _payload = payload;
        private int _bit;

        public void Put(long value, int bits)
        {
            for (var i = bits - 1; i >= 0; i--, _bit++)
            {
                ref var c = ref _payload[_bit / 6];
                var sextet = _bit % 6 == 0 ? 0 : c < 96 ? c - 48 : c - 56;
                sextet |= (int)((value >> i) & 1) << (5 - _bit % 6);
                c = (char)(sextet < 40 ? sextet + 48 : sextet + 56);
            }
        }
    }

    private sealed class Ship
    {
        public Ship(int number, Random random)
        {
            Number = number;
            var slow = number % 3 == 0;
            var pair = number % 60 == 3;
            var (south, west) = Crowded[number / 3 % Crowded.Length];
            Latitude = slow ? south + random.NextDouble() : random.NextDouble() * 100 - 50;
            Longitude = slow ? west + random.NextDouble() : random.NextDouble() * 350 - 175;
            Knots = slow ? 0.4 : 8 + random.NextDouble() * 12;
            Course = random.NextDouble() * 359;
            Interval = slow ? 180 : 10;
            if (!pair || s_last == null) s_last = slow ? this : s_last;
            else (Latitude, Longitude, Knots, Course) = (s_last.Latitude + 0.0004, s_last.Longitude, s_last.Knots, s_last.Course);
        }

        private static Ship? s_last;

        public int Number { get; }
        public long Mmsi => 219_000_000 + Number;
        public double Latitude { get; private set; }
        public double Longitude { get; private set; }
        public double Knots { get; }
        public double Course { get; }
        public int Interval { get; }

        public void Move()
        {
            var degrees = Knots * 0.514444 * Interval / 111_195;
            Latitude = Math.Clamp(Latitude + degrees * Math.Cos(Course * Math.PI / 180), -80, 80);
            Longitude += degrees * Math.Sin(Course * Math.PI / 180) / Math.Cos(Latitude * Math.PI / 180);
            if (Longitude >= 180) Longitude -= 360;
            if (Longitude < -180) Longitude += 360;
        }
    }
}
