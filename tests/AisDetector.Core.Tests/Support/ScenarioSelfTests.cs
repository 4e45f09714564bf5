
namespace AisDetector.Core.Tests.Support;

/// <summary>The scenes are what they say, before anything is concluded from them.</summary>
public sealed class ScenarioSelfTests
{
    private static readonly BruteForceJoin Join = new(120_000, contactMeters: 500, slowKnots: 8);

    [Theory]
    [InlineData(36, -30)]
    [InlineData(88, 12)]
    [InlineData(-88, 179.9)]
    [InlineData(89.99, 100)]
    [InlineData(0, 180)]
    public void A_meeting_has_the_contacts_that_its_arithmetic_says(double latitude, double longitude)
    {
        var scenario = new Scenario(latitude: latitude, longitude: longitude);
        var a = scenario.Tanker(1).Drifts(200);
        scenario.Tanker(2).Approaches(a, 60).StaysBeside(a, 100).Sails(200, 12, 60);
        var contacts = Contacts(scenario);
        Assert.Equal(Enumerable.Range(31, 50).Select(i => scenario.Milliseconds(2 * i)), contacts.Keys.Select(k => k.Step).Order());
        Assert.All(contacts.Values, meters => Assert.InRange(meters, 39.5, 40.5));
    }

    [Fact]
    public void Reports_come_in_the_order_of_their_arrival()
    {
        var scenario = new Scenario();
        scenario.Tanker(1).Drifts(100).Delayed(30);
        scenario.Tanker(2).Drifts(100);
        var reports = scenario.Reports();
        var late = reports.FindIndex(r => r.Mmsi == 1 && r.HasPosition);
        Assert.Equal(scenario.Milliseconds(0), reports[late].Time);
        Assert.Equal(30, reports.Take(late).Count(r => r.Mmsi == 2 && r.HasPosition && r.Time < scenario.Milliseconds(30)));
        Assert.Equal(scenario.Reports().Select(r => r.Time), reports.Select(r => r.Time));
    }

    [Fact]
    public void Dark_ships_are_heard_at_both_ends_and_not_between()
    {
        var scenario = new Scenario();
        scenario.Vessel(1).Drifts(100).Dark(30, 60);
        var minutes = scenario.Reports(hoursAfter: 0).Select(r => (r.Time - scenario.Milliseconds(0)) / 60_000.0).ToArray();
        Assert.Contains(30, minutes);
        Assert.Contains(60, minutes);
        Assert.DoesNotContain(minutes, m => m is > 30 and < 60);
    }

    [Fact]
    public void A_destination_lies_as_far_and_where_it_was_asked_for()
    {
        foreach (var from in new Point[] { new(10, 20), new(-89.99, 3), new(85, 179.999), new(0, 0) })
        {
            var to = Sphere.Destination(from, 123, 500);
            Assert.Equal(500, Sphere.DistanceMeters(from, to), 5);
            Assert.Equal(123, Sphere.BearingDegrees(from, to), 4);
            Assert.Equal(250, Sphere.DistanceMeters(Sphere.Interpolate(from, to, 0.5), to), 5);
        }
    }

    [Fact]
    public void Random_fleets_meet()
    {
        var met = Enumerable.Range(1, 60).Count(seed => Contacts(RandomFleet.Of(seed, 2)).Count > 15);
        Assert.InRange(met, 30, 60);
    }

    private static Dictionary<(uint A, uint B, long Step), double> Contacts(Scenario scenario) => Join.Find(
        [.. scenario.Reports().Where(r => r.HasPosition).GroupBy(r => r.Mmsi)
            .Select(ship => (ship.Key, ship.Select(r => new BruteForceJoin.Fix(r.Time, new Point(r.Latitude, r.Longitude))).OrderBy(f => f.Time).ToList()))]).Contacts;
}
