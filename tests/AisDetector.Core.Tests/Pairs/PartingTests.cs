using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Pairs;

public sealed class PartingTests
{
    [Fact]
    public void It_takes_three_steps_on_three_segments_of_each()
    {
        var parting = new Parting(TestOptions.Transfer);
        Assert.False(parting.HasBegun);
        for (var i = 0; i < 2; i++)
        {
            parting.Note(10 + i, i, i);
            Assert.False(parting.IsConfirmedAt(10 + i));
        }

        parting.Note(12, 2, 2);
        Assert.True(parting.IsConfirmedAt(12));
        Assert.Equal((true, 10L), (parting.HasBegun, parting.First));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_single_bad_fix_of_either_ship_ends_nothing(bool firstIsBad, bool secondIsBad)
    {
        // One fix makes two segments.
        var parting = new Parting(TestOptions.Transfer);
        for (var i = 0; i < 10; i++) parting.Note(10 + i, firstIsBad ? i / 5 : i, secondIsBad ? i / 5 : i);
        Assert.False(parting.IsConfirmedAt(19));
    }

    [Fact]
    public void Steps_at_which_a_ship_is_silent_are_no_segment_of_it()
    {
        var parting = new Parting(TestOptions.Transfer);
        for (var i = 0; i < 10; i++) parting.Note(10 + i, i, i < 2 ? i : null);
        Assert.False(parting.IsConfirmedAt(19));
    }

    [Fact]
    public void An_hour_apart_is_enough_whatever_it_rests_on()
    {
        var parting = new Parting(TestOptions.Transfer);
        for (var i = 0; i <= 30; i++) parting.Note(10 + i, 7, null);
        Assert.False(parting.IsConfirmedAt(39));
        Assert.True(parting.IsConfirmedAt(40));
    }

    [Fact]
    public void Near_again_all_begins_anew()
    {
        var parting = new Parting(TestOptions.Transfer);
        for (var i = 0; i < 3; i++) parting.Note(10 + i, i, i);
        parting.Forget();
        Assert.False(parting.HasBegun);
        parting.Note(20, 3, 3);
        parting.Note(21, 3, 3);
        parting.Note(22, 3, 3);
        Assert.Equal((false, 20L), (parting.IsConfirmedAt(22), parting.First));
    }
}
