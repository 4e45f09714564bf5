using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// What cannot matter does not: which of two ships has the lower number, who else sails on the far side of the world, and
/// how much is heard of them.
/// </summary>
public sealed class SymmetryTests
{
    private static readonly Gen<(int Seed, int Meetings)> Fleets = Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 3]);

    [Theory]
    [InlineData("transfer", 600)]
    [InlineData("gfw", 300)]
    public void Numbers_in_the_reverse_order_give_the_same_alerts(string profile, int iterations) => Sample(profile, iterations, (scenario, options, _) =>
    {
        // Without headings: hulls are laid out in a plane at the first ship, which moves the last millimetre.
        var reports = scenario.Reports().ConvertAll(r => r with { HeadingDegrees = -1 });
        var expected = Detection.Of(reports, options).Revisions;
        var reversed = Detection.Of([.. reports.Select(r => r with { Mmsi = Reversed(r.Mmsi) })], options).Revisions;
        Assert.Equal(Unordered(expected, mmsi => mmsi), Unordered(reversed, Reversed));
        return expected;
    });

    [Theory]
    [InlineData("transfer", 600)]
    [InlineData("gfw", 300)]
    public void Two_seas_far_apart_give_together_what_each_gives_alone(string profile, int iterations) => Sample(profile, iterations, (scenario, options, seed) =>
    {
        var here = scenario.Reports();

        // The other sea: another fleet, other numbers, on the other side of the globe from the first.
        var other = RandomFleet.Of(seed ^ 0x2AAAAAAA, 2);
        var farAway = Sphere.WrapLongitude(scenario.Origin.Longitude - other.Origin.Longitude + 180);
        var there = other.Reports().Select(r => r with
        {
            Mmsi = r.Mmsi + 5000,
            Longitude = r.HasPosition ? Sphere.WrapLongitude(r.Longitude + farAway) : double.NaN,
        }).ToList();
        List<Report> both = [.. here.Concat(there).OrderBy(r => r.Time)];
        var alone = Detection.Of(here, options, scenario.Places).Revisions;
        Assert.Equal(
            Settled(alone.Concat(Detection.Of(there, options, scenario.Places).Revisions)),
            Settled(Detection.Of(both, options, scenario.Places).Revisions));
        return alone;
    });

    [Fact]
    public void How_often_a_ship_far_away_is_heard_changes_nothing_but_the_time_of_detection() => Sample("transfer", 600, (scenario, options, seed) =>
    {
        var random = new Random(seed);
        var often = scenario.Reports();
        var seldom = often.Where(r => r.Mmsi != Scenario.BystanderMmsi || random.Next(2) == 0 || r.Time % 3_600_000 < 1_200_000).ToList();
        var expected = Detection.Of(often, options, scenario.Places).Revisions;
        Assert.Equal(Settled(expected), Settled(Detection.Of(seldom, options, scenario.Places).Revisions));
        return expected;
    });

    private static void Sample(string profile, int iterations, Func<Scenario, RendezvousOptions, int, IReadOnlyList<Alert>> property)
    {
        var options = profile == "gfw" ? RendezvousOptions.Gfw : TestOptions.Transfer;
        var (cases, withAlerts) = (0, 0);
        Fleets.Sample(
            (seed, meetings) =>
            {
                var revisions = property(RandomFleet.Of(seed, meetings), options, seed);
                Interlocked.Increment(ref cases);
                if (revisions.Count > 0) Interlocked.Increment(ref withAlerts);
            },
            iter: Iterations.Of(iterations));
        Assert.True(withAlerts > cases * 0.15, $"only {withAlerts} of {cases} fleets had alerts");
    }

    private static uint Reversed(uint mmsi) => 999_999_999 - mmsi;

    private static string[] Settled(IEnumerable<Alert> revisions) => AlertText.Settled(revisions).Split('\n');

    // The ships in an order of their own; position is one of the two ships', flags are those of the
    // numbers, words name the first ship's figure first.
    private static IEnumerable<string> Unordered(IEnumerable<Alert> revisions, Func<uint, uint> number) => revisions
        .Select(alert => AlertText.Of(alert with
        {
            Id = "",
            Latitude = 0,
            Longitude = 0,
            Reasons = [.. alert.Reasons.Select(r => r with { Text = "" })],
            Vessels = [.. alert.Vessels.Select(v => v with { Mmsi = number(v.Mmsi), Flag = null }).OrderBy(v => v.Mmsi)],
            PossiblePartners = [.. alert.PossiblePartners.Select(p => p with { Mmsi = number(p.Mmsi) }).OrderBy(p => p.Mmsi)],
        }))
        .Order(StringComparer.Ordinal);
}
