using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>The scatter of two ships about their mean, against the plain formulas over the list of contacts.</summary>
public sealed class SteadinessTests
{
    private static readonly Gen<Contact[]> Runs = Gen.Select(
        Gen.Double[-200, 200], Gen.Double[-200, 200], Gen.Int[-1, 359], Gen.Int[-1, 359], Gen.Int[0, 9], Gen.Double[0, 30], Gen.Double[0, 60]).Array[1, 40].Select(
        items => items.Select((item, i) => new Contact
        {
            Step = 1000 + i,
            East = (float)item.Item1,
            North = (float)item.Item2,
            Meters = (float)Math.Sqrt((item.Item1 * item.Item1) + (item.Item2 * item.Item2)),
            Heading1 = (short)(item.Item5 is 0 or 3 or 4 ? -1 : item.Item3),
            Heading2 = (short)(item.Item5 is 0 or 1 ? -1 : item.Item4),
            Flags1 = item.Item5 > 7 ? SampleFlags.HeadingStuck : SampleFlags.None,
            HullGap = item.Item5 % 4 == 0 ? float.NaN : (float)item.Item7,
            Depth = item.Item5 % 4 == 0 ? float.NaN : (float)item.Item6,
        }).ToArray());

    [Fact]
    public void Scatters_and_means_are_those_of_the_list() => Runs.Sample(
        contacts =>
        {
            var steadiness = Of(contacts);
            var first = contacts.Where(c => c.Heading1 >= 0 && !c.HeadingMayBeStuck).Select(c => AlongKeel(c, c.Heading1)).ToList();
            var second = contacts.Where(c => c.Heading2 >= 0 && !c.HeadingMayBeStuck).Select(c => AlongKeel(c, c.Heading2)).ToList();
            var headed = second.Count > first.Count ? second : first;
            Assert.Equal(Scatter(contacts.Select(c => ((double)c.East, (double)c.North))), steadiness.OnMapMeters, 1e-6);
            Assert.Equal(Scatter(contacts.Select(c => ((double)c.Meters, 0.0))), steadiness.DistanceMeters, 1e-6);
            Assert.Equal(Scatter(headed), steadiness.AlongKeelMeters, 1e-6);
            Assert.Equal(headed.Count >= 20 && headed.Count * 2 > contacts.Length, steadiness.IsKeelKnown);
            Assert.Equal(contacts.Average(c => (double)c.Meters), steadiness.MeanMeters, 1e-6);
            var measured = contacts.Where(c => !float.IsNaN(c.Depth) && !c.HeadingMayBeStuck).ToList();
            Assert.Equal(measured.Count == 0 ? double.NaN : measured.Average(c => (double)c.HullGap), steadiness.GapMeters, 1e-6);
            Assert.Equal(measured.Count == 0 ? 0 : measured.Average(c => (double)c.Depth), steadiness.DepthMeters, 1e-6);
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void Of_ships_that_turn_as_one_only_the_place_on_the_map_scatters()
    {
        var turning = Of(Enumerable.Range(0, 36).Select(i => At(10 * i, 30, 40)));
        Assert.Equal((50, 0), (turning.OnMapMeters, turning.AlongKeelMeters), Nearly);
    }

    [Fact]
    public void Of_ships_that_keep_their_places_only_the_place_along_the_keel_scatters()
    {
        var swinging = Of(Enumerable.Range(0, 36).Select(i => At(0, 30, 40) with { Heading1 = (short)(10 * i) }));
        Assert.Equal((0, 50), (swinging.OnMapMeters, swinging.AlongKeelMeters), Nearly);
    }

    private static bool Nearly((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-4;

    private static Contact At(int heading, double ahead, double right)
    {
        var turned = System.Numerics.Complex.FromPolarCoordinates(1, -heading * Math.PI / 180) * new System.Numerics.Complex(right, ahead);
        return new Contact { Heading1 = (short)heading, Heading2 = -1, East = (float)turned.Real, North = (float)turned.Imaginary, Meters = (float)turned.Magnitude };
    }

    private static Steadiness Of(IEnumerable<Contact> contacts)
    {
        var steadiness = default(Steadiness);
        foreach (var contact in contacts) steadiness.Add(contact);
        return steadiness;
    }

    /// <summary>The offset in a frame whose north is the bow: the plane turned by the heading.</summary>
    private static (double, double) AlongKeel(Contact c, int heading)
    {
        var turned = System.Numerics.Complex.FromPolarCoordinates(1, heading * Math.PI / 180) * new System.Numerics.Complex(c.East, c.North);
        return (turned.Real, turned.Imaginary);
    }

    private static double Scatter(IEnumerable<(double X, double Y)> points)
    {
        var list = points.ToList();
        if (list.Count == 0) return 0;
        double x = list.Average(p => p.X), y = list.Average(p => p.Y);
        return Math.Sqrt(list.Average(p => ((p.X - x) * (p.X - x)) + ((p.Y - y) * (p.Y - y))));
    }
}
