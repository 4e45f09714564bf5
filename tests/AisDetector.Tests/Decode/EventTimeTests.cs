using AisDetector.Decode;
using CsCheck;

namespace AisDetector.Tests.Decode;

/// <summary>Which event time a partition has reached.</summary>
public class EventTimeTests
{
    private const long Minute = Made.Minute, Day = 1440 * Minute, Noon = Made.Noon;

    [Fact]
    public void The_newest_report_is_where_a_partition_is_however_rarely_one_comes()
    {
        var reached = new EventTime();
        for (var i = 0; i < 50; i++)
        {
            reached.Add(Noon + (i * 40 * Minute));
            Assert.Equal(i < EventTime.Fewest - 1 ? null : Noon + (i * 40 * Minute), reached.Reached);
        }
    }

    [Fact]
    public void A_clock_that_lies_does_not_move_it() => Gen.Select(Gen.Int, Gen.Long[2 * 60, 365 * 1440]).Sample((seed, minutesAhead) =>
    {
        var random = new Random(seed);
        var reached = new EventTime();
        for (var i = 0; i < 400; i++)
        {
            var lies = i % 3 == 1;
            reached.Add(Noon + (i * Minute) - random.Next(5) * Minute + (lies ? minutesAhead * Minute : 0));
            if (i >= 2) Assert.InRange(reached.Reached!.Value, Noon + ((i - 30) * Minute), Noon + (i * Minute));
        }
    });

    [Fact]
    public void What_most_say_is_believed()
    {
        var reached = new EventTime();
        for (var i = 0; i < 30; i++) reached.Add(Noon);
        for (var i = 0; i < 11; i++) reached.Add(Noon + Day);
        Assert.Equal(Noon + Day, reached.Reached);
    }
}
