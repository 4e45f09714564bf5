using AisDetector.Evaluation.Physics;

namespace AisDetector.Tests.Evaluation.Physics;

public class MotionTests
{
    /// <summary>Each test throws its own, so that none depends on which ran before it.</summary>
    private readonly Dice _dice = new(5);

    private static Weather Weather => new(new Dice(9), 0.45, 0.12);

    [Fact]
    public void A_ship_at_anchor_keeps_her_distance_to_the_anchor_and_heads_where_it_lies()
    {
        var craft = CraftKind.Tanker.Draw(_dice);
        var motion = new Motion(Weather, craft, 0).LiesAtAnchor(new Vector(300, -200), 48 * 3600, 150);

        var headings = new List<double>();
        for (var time = 0.0; time < motion.End; time += 60)
        {
            var pose = motion.At(time);
            var way = new Vector(300, -200) - pose.At;
            Assert.Equal(150 + (craft.Length / 2.0), way.Length, 0.5);
            Assert.True(Math.Abs(Angle.Turn(pose.Heading, way.Bearing)) <= craft.YawDegrees, "The bow points to the anchor, but for the yaw.");
            headings.Add(pose.Heading);
        }

        // Two days have four tides: she has been all round, or half round at least.
        Assert.True(headings.Max(h => Angle.Turn(headings[0], h)) - headings.Min(h => Angle.Turn(headings[0], h)) > 60);
    }

    [Fact]
    public void Two_ships_at_one_place_with_their_own_lags_do_not_swing_as_one()
    {
        var weather = Weather;
        var quick = CraftKind.Coaster.Draw(_dice) with { LagSeconds = 90 };
        var slow = CraftKind.Vlcc.Draw(_dice) with { LagSeconds = 1500 };
        var one = new Motion(weather, quick, 0).LiesAtAnchor(default, 48 * 3600, 100);
        var other = new Motion(weather, slow, 0).LiesAtAnchor(new Vector(1500, 0), 48 * 3600, 200);

        Assert.True(Enumerable.Range(0, 48 * 12).Max(i => Math.Abs(Angle.Turn(one.At(i * 300).Heading, other.At(i * 300).Heading))) > 25);
    }

    [Fact]
    public void A_ship_adrift_goes_with_stream_and_wind_at_most_two_knots_beam_to_the_wind()
    {
        var weather = Weather;
        var craft = CraftKind.Bulker.Draw(_dice) with { OffBeamDegrees = 0, YawDegrees = 0 };
        var motion = new Motion(weather, craft, 0).Begins(default, 10).Drifts(12 * 3600);

        for (var time = 3 * 3600.0; time < motion.End; time += 600)
        {
            Assert.InRange(motion.VelocityAt(time).Length / Motion.Knot, 0.02, 2.2);
            Assert.Equal(90, Math.Abs(Angle.Turn(motion.At(time).Heading, weather.Wind(time).Bearing)), 12.0);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_lashed_hulls_are_one_body_whatever_the_first_does(bool isOpposed)
    {
        var weather = Weather;
        Craft large = CraftKind.LargeTanker.Draw(_dice), small = CraftKind.SmallTanker.Draw(_dice);
        var first = new Motion(weather, large, 0).Begins(default, 30).Drifts(4 * 3600).Anchors(12 * 3600, 180).Leaves(90, 2, 40, 4);
        var berth = Berth.Alongside(large, small, -1, 25, 3, isOpposed);
        var second = new Motion(weather, small, 0).BeginsOn(first, berth).Lies(first, berth, first.End);

        for (var time = 0.0; time < first.End; time += 45)
        {
            Assert.InRange(Clearance.Gap(large, first.At(time), small, second.At(time)), 2.4, 5.1);
            Assert.Equal(isOpposed ? 180 : 0, Math.Abs(Angle.Turn(first.At(time).Heading, second.At(time).Heading)), 0.5);
        }
    }

    [Fact]
    public void A_ship_comes_alongside_ever_slower_and_touches_at_a_tenth_of_a_metre_a_second()
    {
        var weather = Weather;
        Craft large = CraftKind.LargeTanker.Draw(_dice), other = CraftKind.Tanker.Draw(_dice);
        var first = new Motion(weather, large, 0).Begins(default, 200).Drifts(6 * 3600);
        var on = first.At(7200);
        var second = Motion.Inbound(weather, other, 7200, on.At + Vector.Towards(120, 1100), 120, 2, 1.5);
        second.ComesTo(first, Berth.Alongside(large, other, Math.Sign((second.Last.At - on.At).From(on.Heading).Starboard), 0), 45);

        double Closing(double before) => (Clearance.Gap(large, first.At(second.End - before - 30), other, second.At(second.End - before - 30)) - Clearance.Gap(large, first.At(second.End - before), other, second.At(second.End - before))) / 30;
        Assert.Equal(3, Clearance.Gap(large, first.At(second.End), other, second.Last), 0.5);
        Assert.InRange(Closing(0), 0.04, 0.15);
        Assert.InRange(Closing(300), 0.1, 0.3);
        Assert.True(Clearance.Gap(large, first.At(second.End - 600), other, second.At(second.End - 600)) > 50);
    }

    [Fact]
    public void An_arrival_from_afar_ends_where_and_when_it_is_wanted_and_slows_down_for_it()
    {
        var craft = CraftKind.Tanker.Draw(_dice);
        var motion = Motion.Inbound(Weather, craft, 10_000, new Vector(500, 700), 75, 2, 1.5, dogleg: 30);

        Assert.Equal(10_000, motion.End, 0.1);
        Assert.Equal(0, (motion.Last.At - new Vector(500, 700)).Length, 0.1);
        Assert.InRange(motion.VelocityAt(motion.Start + 600).Length / Motion.Knot, craft.CruisingKnots - 1, craft.CruisingKnots + 1.5);
        Assert.InRange(motion.VelocityAt(motion.End).Length / Motion.Knot, 1, 2.5);
    }
}
