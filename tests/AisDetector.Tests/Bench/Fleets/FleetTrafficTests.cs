using AisDetector.Bench.Fleets;
using AisDetector.Core.Reports;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Bench.Fleets;

public class FleetTrafficTests
{
    public static TheoryData<string> Forms => [.. Enum.GetNames<FleetForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_options_give_the_same_bytes_and_another_seed_gives_others(string form)
    {
        var options = new FleetOptions(Enum.Parse<FleetForm>(form), 1000, 8, 7);

        var bytes = MadeFleets.Nmea(options);

        Assert.Equal(bytes, MadeFleets.Nmea(options));
        Assert.NotEqual(bytes, MadeFleets.Nmea(options with { Seed = 8 }));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_sentence_is_read_in_order_of_time_and_the_rows_say_the_same(string form)
    {
        using var folder = new TemporaryFolder();
        var options = new FleetOptions(Enum.Parse<FleetForm>(form), 1000, 13, 1);
        var nmea = Reading.Of(folder.Write("fleet.nmea", MadeFleets.Nmea(options)));
        var csv = Reading.Of(folder.Write("fleet.csv", MadeFleets.Csv(options)));

        Assert.All([nmea, csv], reading =>
        {
            Assert.Equal(0, reading.Counts.TotalRejected);
            Assert.False(reading.Sorted);
            Assert.Empty(reading.Warnings);
            Assert.True(reading.Reports.Zip(reading.Reports.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time));
        });
        var positions = nmea.Reports.Where(r => r.HasPosition).ToList();
        Assert.Equal(positions.Select(r => (r.Time, r.Mmsi)), csv.Reports.Select(r => (r.Time, r.Mmsi)));
        Assert.All(positions.Zip(csv.Reports), pair =>
        {
            Assert.Equal(pair.First.Latitude, pair.Second.Latitude, 1e-5);
            Assert.Equal(pair.First.Longitude, pair.Second.Longitude, 1e-5);
            Assert.Equal(pair.First.HeadingDegrees, pair.Second.HeadingDegrees);
        });
    }

    [Fact]
    public void All_ships_are_heard_and_give_their_particulars_within_six_minutes()
    {
        using var folder = new TemporaryFolder();
        var options = new FleetOptions(FleetForm.Coast, 500, 6, 1);

        var reports = Reading.Of(folder.Write("fleet.nmea", MadeFleets.Nmea(options))).Reports;

        Assert.Equal(500, reports.Where(r => r.HasPosition).Select(r => r.Mmsi).Distinct().Count());
        var ships = MadeFleets.Build(FleetForm.Coast, 500).Ships;
        var statics = reports.Where(r => r.Static != null).ToLookup(r => r.Mmsi, r => r.Static!);
        foreach (ref readonly var ship in ships)
        {
            // One that arrives meanwhile is out of reach from then on.
            if (!MadeFleet.IsHeard(ship, options.Start) || !MadeFleet.IsHeard(ship, options.Start + 359)) continue;
            var (mmsi, type, bow, starboard) = (ship.Mmsi, ship.ShipType, ship.ToBow, ship.ToStarboard);
            Assert.Contains(statics[mmsi], s => s.Name != null);
            Assert.Contains(statics[mmsi], s => s.ShipType == type && s.ToBowMeters == bow && s.ToStarboardMeters == starboard);
        }
    }

    [Fact]
    public void Stations_report_as_often_as_their_speed_and_status_ask()
    {
        using var folder = new TemporaryFolder();
        var positions = Reading.Of(folder.Write("fleet.nmea", MadeFleets.Nmea(new FleetOptions(FleetForm.Coast, 500, 20, 1)))).Reports.Where(r => r.HasPosition);

        var intervals = positions.GroupBy(r => r.Mmsi)
            .SelectMany(ship => ship.Zip(ship.Skip(1)).Select(p => (Fix: p.First, Seconds: (p.Second.Time - p.First.Time) / 1000))).ToList();

        Assert.All(intervals.Where(i => i.Fix.Class == TransceiverClass.A && i.Fix.Status is 1 or 5), i => Assert.Equal(180, i.Seconds));
        Assert.All(intervals.Where(i => i.Fix.Class == TransceiverClass.B && i.Fix.SpeedKnots > 3), i => Assert.Equal(30, i.Seconds));
        Assert.All(intervals.Where(i => i.Fix.Class == TransceiverClass.A && i.Fix.Status is not 1 and not 5), i => Assert.InRange(i.Seconds, 2, 10));
        Assert.Contains(intervals, i => i.Seconds is 2 or 3 or 4);
    }

    [Fact]
    public void What_is_lost_and_thinned_is_as_asked_for()
    {
        using var folder = new TemporaryFolder();
        var options = new FleetOptions(FleetForm.OpenSea, 500, 20, 1);
        List<Report> Positions(FleetOptions o) => [.. Reading.Of(folder.Write("fleet.nmea", MadeFleets.Nmea(o))).Reports.Where(r => r.HasPosition)];

        var (all, half, thinned) = (Positions(options), Positions(options with { Reception = 0.5 }), Positions(options with { ThinToSeconds = 60 }));

        Assert.InRange(half.Count, all.Count * 0.48, all.Count * 0.52);
        Assert.InRange(thinned.Count, 500 * 18, 500 * 20);
        Assert.All(thinned.GroupBy(r => r.Mmsi), ship => Assert.All(ship.Zip(ship.Skip(1)), p => Assert.True(p.Second.Time - p.First.Time >= 60_000)));
    }

    [Fact]
    public void Nothing_is_allocated_per_sentence()
    {
        var traffic = new FleetTraffic<NmeaWriter>(MadeFleets.Build(FleetForm.Coast, 2000), new NmeaWriter());
        var before = GC.GetAllocatedBytesForCurrentThread();

        var counts = traffic.Write(Stream.Null, 60_000, TestContext.Current.CancellationToken);

        Assert.True(counts.Lines >= 60_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }
}
