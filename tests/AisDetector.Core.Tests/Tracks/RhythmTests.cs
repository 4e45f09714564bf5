using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Tracks;

public sealed class RhythmTests
{
    private const long Minute = 60_000, Hour = 60 * Minute;

    private static Rhythm After(params ReadOnlySpan<long> intervals)
    {
        var rhythm = new Rhythm(0);
        var (time, fixes) = (0L, 1);
        foreach (var interval in intervals) rhythm.Note(time += interval, interval, fixes++);
        return rhythm;
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(121, true)]
    public void Two_hours_are_a_silence_of_a_ship_that_is_heard_every_minute(int minutes, bool broken) =>
        Assert.Equal(broken, After(Minute, Minute, Minute, Minute, Minute, Minute).IsBroken(minutes * Minute, 7));

    [Theory]
    [InlineData(205, false)]
    [InlineData(206, true)]
    public void Of_a_ship_heard_by_satellite_more_than_two_revisits_are(int minutes, bool broken) =>
        Assert.Equal(broken, After(10_000, 10_000, 102 * Minute + 30_000, 10_000, 10_000, 98 * Minute).IsBroken(minutes * Minute, 7));

    [Fact]
    public void Of_few_fixes_nobody_can_say_what_is_usual() => Assert.False(After(Minute, Minute, Minute, Minute).IsBroken(10 * Hour, 5));

    [Fact]
    public void A_silence_does_not_become_usual_by_itself() => Assert.Equal(Minute, After(Minute, Minute, Minute, Minute, Minute, Minute, 8 * Hour, Minute).Longest);

    [Fact]
    public void What_was_usual_a_day_ago_is_not_usual_any_more()
    {
        var rhythm = new Rhythm(0);
        var time = 0L;
        for (var i = 0; i < 5; i++) rhythm.Note(time += 100 * Minute, 100 * Minute, i);
        Assert.Equal(100 * Minute, rhythm.Longest);
        while (time < 24 * Hour) rhythm.Note(time += Minute, Minute, 10);
        Assert.Equal(Minute, rhythm.Longest);
    }
}
