using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>The join finds exactly what comparing every ship with every other at every step finds, anywhere on the globe.</summary>
public sealed class SpaceTimeJoinOracleTests
{
    private const long Minute = 60_000;
    private const long Start = 1_772_000_000_000 / (10 * Minute) * (10 * Minute);
    private static readonly BruteForceJoin Transfer = new(2 * Minute, contactMeters: 500, slowKnots: 8);
    private static readonly BruteForceJoin Gfw = new(10 * Minute, contactMeters: 500, slowKnots: double.PositiveInfinity);

    private static readonly Gen<(int Ships, int Fixes, int Seed)> Fleets = Gen.Select(Gen.Int[2, 9], Gen.Int[1, 12], Gen.Int[0, 1_000_000_000]);

    [Fact]
    public void Contacts_anywhere_equal_those_of_all_pairs() => Compare(TestOptions.Transfer, Transfer, Anywhere, 3000);

    [Fact]
    public void Contacts_on_the_antimeridian_equal_those_of_all_pairs() =>
        Compare(TestOptions.Transfer, Transfer, random => new Point(Uniform(random, -84, 84), random.Next(3) == 0 ? 180 : Sphere.WrapLongitude(180 + Uniform(random, -0.02, 0.02))), 2000);

    [Fact]
    public void Contacts_between_85_and_90_degrees_equal_those_of_all_pairs() =>
        Compare(TestOptions.Transfer, Transfer, random => new Point((random.Next(2) * 2 - 1) * Uniform(random, 85, 89.99), Uniform(random, -180, 180)), 3000);

    [Fact]
    public void Contacts_on_and_around_the_poles_equal_those_of_all_pairs() =>
        Compare(TestOptions.Transfer, Transfer, random => new Point((random.Next(2) * 2 - 1) * (90 - (Math.Pow(random.NextDouble(), 2) * 0.1)), Uniform(random, -180, 180)), 2000);

    [Fact]
    public void Contacts_of_the_gfw_profile_at_any_speed_equal_those_of_all_pairs() => Compare(RendezvousOptions.Gfw, Gfw, Anywhere, 2000);

    [Fact]
    public void Still_ships_in_every_direction_around_the_limit()
    {
        // One in the middle; others at 499.99 and 500.01 m in random directions, at latitudes where rows differ in width.
        var (inside, outside) = (0, 0);
        Gen.Select(Gen.Double[-89.999, 89.999], Gen.Double[-180, 180], Gen.Double[0, 360], Gen.Double[0.002, 2]).Sample(
            (latitude, longitude, bearing, off) =>
            {
                var middle = new Point(latitude, longitude);
                var tracks = new List<(uint, List<BruteForceJoin.Fix>)> { (211000001, Still(middle)) };
                for (var i = 0; i < 8; i++)
                {
                    var meters = 500 + (i % 2 == 0 ? off : -off);
                    tracks.Add((211000010 + (uint)i, Still(Sphere.Destination(middle, bearing + (45 * i), meters))));
                }

                var found = Detected(TestOptions.Transfer, tracks).MetersByContact.Keys.Where(key => key.A == 211000001).Select(key => key.B).ToHashSet();
                Interlocked.Add(ref inside, found.Count);
                Interlocked.Add(ref outside, 8 - found.Count);
                return found.SetEquals([211000011, 211000013, 211000015, 211000017]);
            },
            iter: Iterations.Of(3000));
        Assert.Equal(inside, outside);
    }

    private static List<BruteForceJoin.Fix> Still(Point at) =>
        [new(Start, at), new(Start + (2 * Minute), at), new(Start + (4 * Minute), at)];

    private static Point Anywhere(Random random) => new(Math.Asin(Uniform(random, -1, 1)) * 180 / Math.PI, Uniform(random, -180, 180));

    private static void Compare(RendezvousOptions options, BruteForceJoin oracle, Func<Random, Point> centre, int iterations)
    {
        var (cases, withContacts) = (0, 0);
        Fleets.Sample(
            (ships, fixes, seed) =>
            {
                var random = new Random(seed);
                var tracks = Fleet(random, centre(random), ships, fixes);
                var (contacts, onTheLimit) = oracle.Find(tracks);
                var log = Detected(options, tracks);
                Interlocked.Increment(ref cases);
                if (contacts.Count > 0) Interlocked.Increment(ref withContacts);
                Assert.Equal(0, log.Repeated);
                var missing = contacts.Where(c => !onTheLimit.Contains(c.Key) && !log.MetersByContact.ContainsKey(c.Key)).ToArray();
                var extra = log.MetersByContact.Where(c => !onTheLimit.Contains(c.Key) && !contacts.ContainsKey(c.Key)).ToArray();
                var wrong = contacts.Where(c => log.MetersByContact.TryGetValue(c.Key, out var meters) && Math.Abs(meters - c.Value) > 1e-3).ToArray();
                Assert.True(
                    missing.Length + extra.Length + wrong.Length == 0,
                    $"missing {Text(missing)}\nextra {Text(extra)}\nwrong {Text(wrong)}\n{Text(tracks)}");
            },
            iter: Iterations.Of(iterations));
        Assert.True(withContacts > cases / 2, $"only {withContacts} of {cases} fleets had contacts");
    }

    private static ContactLog Detected(RendezvousOptions options, List<(uint Mmsi, List<BruteForceJoin.Fix> Fixes)> tracks)
    {
        var reports = tracks.SelectMany(track => track.Fixes.Select(fix => ReportOf(track.Mmsi, fix.Time, fix.At))).ToList();

        // Keeps event time going, a long way from everybody.
        var (first, last) = (reports.Min(r => r.Time), reports.Max(r => r.Time));
        var far = new Point(-tracks[0].Fixes[0].At.Latitude / 2, Sphere.WrapLongitude(tracks[0].Fixes[0].At.Longitude + 150));
        for (var time = first; time <= last; time += 10 * Minute) reports.Add(ReportOf(999000111, time, far));
        reports = [.. reports.OrderBy(r => r.Time).ThenBy(r => r.Mmsi)];

        var log = new ContactLog();
        var detector = new RendezvousDetector(options, Places.OpenSea, new AlertSource("test", options.Profile, "1"));
        log.Observe(detector);
        var revisions = new List<Alert>();
        detector.Add(CollectionsMarshal.AsSpan(reports), revisions);
        detector.Finish(revisions);
        Assert.Equal(0, detector.Counts.TotalRejected);
        return log;
    }

    private static Report ReportOf(uint mmsi, long time, Point at) =>
        Report.Empty with { Mmsi = mmsi, Time = time, Latitude = at.Latitude, Longitude = at.Longitude };

    /// <summary>Ships within some hundred metres of each other: still at the limit, slow, fast, tied, heard once, with gaps.</summary>
    private static List<(uint Mmsi, List<BruteForceJoin.Fix> Fixes)> Fleet(Random random, Point centre, int ships, int fixes)
    {
        var tracks = new List<(uint, List<BruteForceJoin.Fix>)>();
        for (var i = 0; i < ships; i++)
        {
            var mmsi = 211000000 + (uint)random.Next(1000) + (1000 * (uint)i);
            tracks.Add((mmsi, i > 0 && random.Next(6) == 0 ? Tied(random, tracks[random.Next(i)].Item2) : Track(random, centre, i == 0 || random.Next(8) > 0 ? fixes : 1)));
        }

        return tracks;
    }

    private static List<BruteForceJoin.Fix> Track(Random random, Point centre, int count)
    {
        double[] offsets = [500, 500.0015, 499.9985, 500.01, 499.99, 499, 501, 0, 800, 1600];
        var still = random.Next(3) == 0;
        var at = still
            ? Sphere.Destination(centre, Uniform(random, 0, 360), offsets[random.Next(offsets.Length)])
            : Sphere.Destination(centre, Uniform(random, 0, 360), Uniform(random, 0, 900));
        var time = Start + (random.Next(3) == 0 ? 2 * Minute * random.Next(10) : 1000 * random.Next(1200));
        var fastest = random.Next(3) switch { 0 => 1.0, 1 => 9.0, _ => 30.0 };
        var track = new List<BruteForceJoin.Fix> { new(time, at) };
        while (track.Count < count)
        {
            var seconds = random.Next(7) switch
            {
                0 => random.Next(1, 30),
                1 or 2 => random.Next(30, 300),
                3 => 120 * random.Next(1, 6),
                4 => random.Next(300, 3600),
                5 => random.Next(10) == 0 ? 3600 : random.Next(60, 600),
                _ => random.Next(4) == 0 ? random.Next(3601, 6000) : random.Next(60, 900),
            };
            time += 1000L * seconds;
            if (!still && random.Next(5) > 0) at = Sphere.Destination(at, Uniform(random, 0, 360), Uniform(random, 0, fastest) * 1852 / 3600 * Math.Min(seconds, 900));
            track.Add(new(time, at));
        }

        return track;
    }

    // The same places, at the same times or a few minutes later.
    private static List<BruteForceJoin.Fix> Tied(Random random, List<BruteForceJoin.Fix> other)
    {
        var later = random.Next(2) * 1000L * random.Next(600);
        return [.. other.Select(fix => fix with { Time = fix.Time + later })];
    }

    private static double Uniform(Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    private static string Text(IEnumerable<KeyValuePair<(uint A, uint B, long Step), double>> contacts) =>
        string.Join(", ", contacts.Take(4).Select(c => $"{c.Key.A}-{c.Key.B} at +{(c.Key.Step - Start) / 60000.0} min {c.Value:R} m"));

    private static string Text(IEnumerable<(uint Mmsi, List<BruteForceJoin.Fix> Fixes)> tracks) =>
        string.Join('\n', tracks.Select(t => $"{t.Mmsi}: " + string.Join(" ", t.Fixes.Select(f => $"(+{(f.Time - Start) / 1000} s {f.At.Latitude:R} {f.At.Longitude:R})"))));
}
