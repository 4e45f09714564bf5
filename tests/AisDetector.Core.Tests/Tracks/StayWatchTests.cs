using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

/// <summary>A ship on a meridian, every 10 min: 0.001 degrees are 111 m.</summary>
public sealed class StayWatchTests
{
    private const long StepMs = 600_000;

    [Theory]
    [InlineData(0, true)] // since it was first heard
    [InlineData(400, true)] // it swings
    [InlineData(600, false)] // it went on
    public void It_lay_there_as_long_as_it_stays_where_it_was_first_heard(double meters, bool layThere)
    {
        var watch = new StayWatch();
        Assert.True(watch.Take(0, 0, 0, isUnderWay: false));
        Assert.Equal(layThere, watch.Take(StepMs, meters / 111_195, 0, isUnderWay: false));
    }

    [Fact]
    public void Who_came_has_been_there_for_six_hours_before_it_lay_there()
    {
        var watch = new StayWatch();
        watch.Take(0, 0, 0, isUnderWay: true);
        for (var step = 1; step <= 40; step++) Assert.Equal(step >= 36, watch.Take(step * StepMs, 0, 0, isUnderWay: false));
        Assert.False(watch.Take(41 * StepMs, 0, 0, isUnderWay: true));
    }

    [Fact]
    public void It_is_what_a_look_back_over_all_steps_gives() =>
        Gen.Select(Gen.Int[-6, 6], Gen.Int[0, 9]).Array[1, 120].Sample(
            moves =>
            {
                var watch = new StayWatch();
                var (north, place, since, moved) = (0.0, 0.0, 0, false);
                for (var step = 0; step < moves.Length; step++)
                {
                    var isUnderWay = moves[step].Item2 == 0;
                    north += moves[step].Item1 * 100;
                    if (step == 0) (place, moved) = (north, isUnderWay);
                    else if (isUnderWay || Math.Abs(north - place) > 500.0) (place, since, moved) = (north, step, true);
                    if (Math.Abs(Math.Abs(north - place) - 500) < 1) return;
                    Assert.Equal(!moved || step - since >= 36, watch.Take(step * StepMs, north / 111_194.93, 0, isUnderWay));
                }
            },
            iter: Iterations.Of(3000));
}
