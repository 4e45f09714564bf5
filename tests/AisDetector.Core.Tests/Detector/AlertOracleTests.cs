using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// What alerts say, held against a plain look at the same tracks: all steps, all pairs, hulls as rectangles of the tests'
/// own. Fleets of honest ships whose hulls and headings are known, so that being alongside is no estimate.
/// </summary>
public sealed class AlertOracleTests
{
    private const long StepMs = 120_000;

    /// <summary>A hold begins and ends up to 16 steps inside its first and last step alongside: where the ships lie still to each other.</summary>
    private const long EndsMs = 16 * StepMs;
    private static readonly BruteForceJoin Join = new(StepMs, contactMeters: 500, slowKnots: 8);
    private static readonly Gen<(int Seed, int Meetings)> Fleets = Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 3]);

    private readonly record struct Contact(bool IsObserved, bool CanBeAlongside, bool IsAlongside, bool IsInLine, bool IsDrifting, double Meters);

    [Fact]
    public void Alerts_start_and_end_alongside_and_their_minutes_and_distances_are_those_of_the_contacts()
    {
        var checkedAlerts = 0;
        Fleets.Sample(
            (seed, meetings) =>
            {
                var scenario = RandomFleet.Of(seed, meetings, honest: true);
                foreach (var alert in scenario.Detect().Alerts)
                {
                    var contacts = Contacts(scenario, alert.Vessels[0].Mmsi, alert.Vessels[1].Mmsi);
                    var text = AlertText.Of(alert);
                    // Where a heading may be stuck, the antennas alone tell: 220 m at the most.
                    var (start, end) = (Ms(alert.Start), Ms(alert.End!.Value));
                    Assert.True(contacts.TryGetValue(start, out var first) && (first.CanBeAlongside || first.Meters <= 220), $"does not start alongside: {text}");
                    Assert.True(contacts.TryGetValue(end, out var last) && (last.CanBeAlongside || last.Meters <= 220), $"does not end alongside: {text}");
                    var within = contacts.Where(c => c.Key >= start && c.Key <= end).ToArray();
                    var observed = 2 * within.Count(c => c.Value.IsObserved && contacts.TryGetValue(c.Key + StepMs, out var next) && next.IsObserved && IsHeld(alert, c.Key));
                    Assert.True(Math.Abs(observed - alert.ObservedMinutes) <= 2 * EndsMs / 60_000, $"{observed} min observed: {text}");
                    Assert.True(alert.Contacts >= within.Length, $"{within.Length} contacts: {text}");
                    Assert.True(alert.MinDistanceMeters <= within.Min(c => c.Value.Meters) + 1, $"{within.Min(c => c.Value.Meters)} m: {text}");
                    Interlocked.Increment(ref checkedAlerts);
                }
            },
            iter: Iterations.Of(1500));
        Assert.True(checkedAlerts > Iterations.Of(1500) / 3, $"only {checkedAlerts} alerts");
    }

    [Fact]
    public void Half_an_hour_observed_alongside_and_adrift_is_always_found()
    {
        var (expected, fleets) = (0, 0);
        Fleets.Sample(
            (seed, meetings) =>
            {
                var scenario = RandomFleet.Of(seed, meetings, honest: true);
                var alerts = scenario.DetectAll().Alerts;
                Interlocked.Increment(ref fleets);
                if (alerts.Any(alert => alert.Category == RendezvousCategory.Rafted)) return;
                var mmsis = scenario.Ships.Select(ship => ship.Mmsi).Order().ToArray();
                foreach (var (a, b) in mmsis.SelectMany(a => mmsis.Where(b => b > a).Select(b => (a, b))))
                {
                    var contacts = Contacts(scenario, a, b);

                    // One ahead of the other for most of the time is no transfer, unless both are tankers.
                    if (2 * contacts.Values.Count(c => c.IsInLine) >= contacts.Values.Count(c => c.CanBeAlongside)) continue;

                    // Whatever else is in its encounter, most of the contacts are slower than 2 kn: so are both medians.
                    var fast = contacts.Values.Count(c => !c.IsDrifting);
                    foreach (var run in RunsAlongside(contacts).Where(run => run.To - run.From >= Math.Max(15, 2 * fast) * StepMs))
                    {
                        Interlocked.Increment(ref expected);
                        Assert.True(
                            alerts.Any(x => x.Vessels[0].Mmsi == a && x.Vessels[1].Mmsi == b && x.Holds.Count > 0 && Ms(x.Start) <= run.From + EndsMs && Ms(x.End!.Value) >= run.To - EndsMs),
                            $"{a} and {b} alongside from {Time(run.From)} to {Time(run.To)} are not in:\n{AlertText.Of(alerts)}");
                    }
                }
            },
            iter: Iterations.Of(1500));
        Assert.True(expected > fleets / 8, $"only {expected} meetings in {fleets} fleets");
    }

    [Fact]
    public void The_tests_own_hulls_are_right()
    {
        var a = (new Point(40, 10), 0, 183.0, 32.0);
        Assert.Equal(8, Hull.GapMeters(a, (Sphere.Destination(a.Item1, 90, 40), 0, 183, 32)), 1);
        Assert.Equal(0, Hull.GapMeters(a, (Sphere.Destination(a.Item1, 90, 20), 45, 183, 32)));
        Assert.Equal(300 - 91.5 - 16, Hull.GapMeters(a, (Sphere.Destination(a.Item1, 0, 300), 90, 183, 32)), 1);
        Assert.Equal(20, Hull.BetweenAxesDegrees(170, 10));
        Assert.Equal(5, Hull.BetweenAxesDegrees(355, 180));
    }

    private static bool IsHeld(Alert alert, long step) => alert.Holds.Any(h => step >= Ms(h.Start) && step < Ms(h.End));

    private static Dictionary<long, Contact> Contacts(Scenario scenario, uint mmsiA, uint mmsiB)
    {
        var reports = scenario.Reports();
        var (samplesA, samplesB) = (Samples(mmsiA), Samples(mmsiB));
        var (hullA, hullB) = (scenario.Ships.Single(s => s.Mmsi == mmsiA).Static!, scenario.Ships.Single(s => s.Mmsi == mmsiB).Static!);
        var contacts = new Dictionary<long, Contact>();
        foreach (var (step, a) in samplesA)
        {
            if (!samplesB.TryGetValue(step, out var b)) continue;
            var meters = Sphere.DistanceMeters(a.At, b.At);
            if (meters > 500 || a.MetersAStep >= Join.SlowMetersAStep || b.MetersAStep >= Join.SlowMetersAStep) continue;
            var isKnown = a.HeadingDegrees >= 0 && b.HeadingDegrees >= 0;
            var placeA = (a.At, (int)a.HeadingDegrees, (double)hullA.LengthMeters!.Value, (double)hullA.BeamMeters!.Value);
            var placeB = (b.At, (int)b.HeadingDegrees, (double)hullB.LengthMeters!.Value, (double)hullB.BeamMeters!.Value);
            var (gap, overlap) = isKnown ? (Hull.GapMeters(placeA, placeB), Hull.OverlapMeters(placeA, placeB)) : (0, 0);
            var axes = isKnown ? Hull.BetweenAxesDegrees(a.HeadingDegrees, b.HeadingDegrees) : 0;
            var drift = Join.SlowMetersAStep / 8 * 1.95;
            contacts.Add(step, new Contact(
                a.IsObserved && b.IsObserved,
                CanBeAlongside: !isKnown || (gap <= 112 && axes <= 32),
                IsAlongside: isKnown && a.IsObserved && b.IsObserved && gap <= 47 && axes <= 28 && overlap > 3,
                IsInLine: isKnown && gap <= 112 && axes <= 32 && overlap < 3,
                IsDrifting: a.MetersAStep < drift && b.MetersAStep < drift,
                meters));
        }

        return contacts;

        Dictionary<long, BruteForceJoin.Sample> Samples(uint mmsi) => Join.SamplesOf(
            [.. reports.Where(r => r.Mmsi == mmsi && r.HasPosition).OrderBy(r => r.Time).DistinctBy(r => r.Time / 1000)
                .Select(r => new BruteForceJoin.Fix(r.Time, new Point(r.Latitude, r.Longitude), r.HeadingDegrees))]);
    }

    private static IEnumerable<(long From, long To)> RunsAlongside(Dictionary<long, Contact> contacts)
    {
        var from = long.MinValue;
        var to = long.MinValue;
        foreach (var step in contacts.Where(c => c.Value.IsAlongside).Select(c => c.Key).Order())
        {
            if (step != to + StepMs)
            {
                if (to != long.MinValue) yield return (from, to);
                from = step;
            }

            to = step;
        }

        if (to != long.MinValue) yield return (from, to);
    }

    private static long Ms(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();

    private static string Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("HH:mm");
}
