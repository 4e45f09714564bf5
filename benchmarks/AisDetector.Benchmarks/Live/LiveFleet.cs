using System.Globalization;
using System.Text;

namespace AisDetector.Benchmarks.Live;

/// <summary>
/// A made fleet as a log, the same in every run: each ship sends a position every <paramref name="interval"/> seconds, a
/// record each. Of two ships a minute one comes alongside the other in the open Atlantic, stays for an hour and leaves, so
/// that every tick has alerts that fall due; the others drift or sail.
/// </summary>
internal sealed class LiveFleet(int vessels, int interval, int minutes)
{
    private const long Start = 1_767_225_600; // 2026-01-01T00:00:00Z
    private const double MetersPerDegree = 111_195, KnotsToMetersPerSecond = 0.514444;
    private const int MinutesBeside = 60;

    private readonly int _pairs = Math.Min(minutes, vessels / 4);
    private readonly Writer _writer = new();

    /// <summary>The sentences of a second of the fleet's time, each one a line.</summary>
    public IEnumerable<byte[]> Second(long second)
    {
        for (var ship = (int)(second % interval); ship < vessels; ship += interval) yield return Line(ship, second);
    }

    public int CountOf(long second) => (vessels - (int)(second % interval) + interval - 1) / interval;

    private byte[] Line(int ship, long second)
    {
        var (latitude, longitude, knots, course) = ship < 2 * _pairs ? Paired(ship, second) : Alone(ship, second);
        return _writer.Position(219_000_000 + ship, latitude, longitude, knots, course, Start + second);
    }

    private static (double, double, double, double) Paired(int ship, long second)
    {
        // Host and guest of a pair report at the same times, pair by pair a quarter of a degree apart.
        var pair = ship / 2;
        var (latitude, longitude) = (25 + (pair % 60 * 0.25), -50 + (pair / 60 * 0.3));
        if (ship % 2 == 0) return (latitude, longitude, 0.3, 90);
        var away = Math.Max(0, Math.Max((pair * 60L) - second, second - ((pair + MinutesBeside) * 60L)));
        var meters = 40 + (away * 6 * KnotsToMetersPerSecond);
        return (latitude + (Math.Min(meters, 500_000) / MetersPerDegree), longitude, away == 0 ? 0.3 : 6, second < pair * 60L ? 180 : 0);
    }

    private static (double, double, double, double) Alone(int ship, long second)
    {
        // A low-discrepancy spread over the seas south of the pairs.
        var latitude = -50 + (ship * 0.754877666 % 1 * 65);
        var longitude = -179 + (ship * 0.569840290 % 1 * 358);
        if (ship % 3 == 0) return (latitude, longitude, 0.2, 0);
        var knots = 8 + (ship % 12);
        var degrees = knots * KnotsToMetersPerSecond * second / MetersPerDegree / Math.Cos(latitude * Math.PI / 180);
        return (latitude, ((longitude + degrees + 540) % 360) - 180, knots, 90);
    }

    /// <summary>A type 1 message with a tag block for its time.</summary>
    private sealed class Writer
    {
        private readonly byte[] _payload = new byte[28];
        private int _bit;

        public byte[] Position(long mmsi, double latitude, double longitude, double knots, double course, long time)
        {
            _bit = 0;
            Array.Clear(_payload);
            Put(1, 6);
            Put(0, 2);
            Put(mmsi, 30);
            Put(0, 4);
            Put(128, 8);
            Put((long)Math.Round(knots * 10), 10);
            Put(0, 1);
            Put((long)Math.Round(longitude * 600_000), 28);
            Put((long)Math.Round(latitude * 600_000), 27);
            Put((long)Math.Round(course * 10), 12);
            Put((long)course, 9);
            Put(time % 60, 6);
            Put(0, 25);
            for (var i = 0; i < _payload.Length; i++) _payload[i] += (byte)(_payload[i] < 40 ? 48 : 56);
            var tag = string.Create(CultureInfo.InvariantCulture, $"c:{time}");
            var body = $"AIVDM,1,1,,A,{Encoding.ASCII.GetString(_payload)},0";
            return Encoding.ASCII.GetBytes($"\\{tag}*{Sum(tag):X2}\\!{body}*{Sum(body):X2}");
        }

        private void Put(long value, int bits)
        {
            for (var i = bits - 1; i >= 0; i--, _bit++) _payload[_bit / 6] |= (byte)(((value >> i) & 1) << (5 - (_bit % 6)));
        }

        private static int Sum(string text)
        {
            var sum = 0;
            foreach (var c in text) sum ^= c;
            return sum;
        }
    }
}
