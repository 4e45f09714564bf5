using AisDetector.Core.Loitering;
using AisDetector.Core.Silences;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Loitering;

public sealed class PartnerSearchTests
{
    private const long Hour = 3_600_000;
    private const double KnotMeters = 1852;

    /// <summary>Against a ship that sails minute by minute: at the speed found it gets there, stays, and gets on; a little slower it does not.</summary>
    [Fact]
    public void The_speed_found_is_the_least_that_does() => Gen.Select(Gen.Double[10, 400_000], Gen.Double[10, 400_000], Gen.Double[-20, 10], Gen.Double[0.5, 30], Gen.Double[1, 20]).Sample(
        (first, second, begins, lasts, loiters) =>
        {
            var place = new Point(10, 20);
            Point before = Sphere.Destination(place, 40, first), after = Sphere.Destination(place, 250, second);
            var (from, to) = (100 * Hour, (long)((100 + loiters) * Hour));
            var start = (long)((100 + begins) * Hour);
            var end = start + (long)(lasts * Hour);
            var knots = PartnerSearch.RequiredKnots(
                new Sighting(start, before.Latitude, before.Longitude), new Sighting(end, after.Latitude, after.Longitude), new Mark(0, place.Latitude, place.Longitude), from, to);
            Assert.Equal(knots <= 500, Stays(500));
            if (knots > 500) return;
            Assert.True(Stays(knots * 1.01 + 0.01), $"{knots} kn is not enough");
            Assert.False(knots > 0.1 && Stays(knots * 0.98), $"{knots} kn is more than is needed");

            // How long it can be there while the other loiters, in minutes, at this speed.
            bool Stays(double speed)
            {
                var arrives = Math.Max(from, start + first / KnotMeters / speed * Hour);
                var leaves = Math.Min(to, end - second / KnotMeters / speed * Hour);
                return leaves - arrives >= 30 * 60_000;
            }
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void Without_a_sighting_after_the_way_there_counts_alone()
    {
        var place = new Mark(0, 0, 0);
        // 60 nm in four and a half hours, of which half an hour is for the stay.
        var knots = PartnerSearch.RequiredKnots(new Sighting(0, 1, 0), null, place, 0, (long)(4.5 * Hour));
        Assert.Equal(15, knots, 0.05);
        Assert.Equal(double.PositiveInfinity, PartnerSearch.RequiredKnots(new Sighting(5 * Hour, 1, 0), null, place, 0, (long)(4.5 * Hour)));
    }
}
