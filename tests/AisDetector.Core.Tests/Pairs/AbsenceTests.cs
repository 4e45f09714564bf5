using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Pairs;

public sealed class AbsenceTests
{
    [Fact]
    public void Who_was_silent_is_counted()
    {
        var absence = new Absence();
        absence.NoteUnobserved(StepKind.Silent, StepKind.Slow);
        absence.NoteUnobserved(StepKind.Slow, StepKind.Silent);
        absence.NoteUnobserved(StepKind.Slow, StepKind.Silent);
        absence.NoteUnobserved(StepKind.Silent, StepKind.Silent);
        var contact = new Contact();
        absence.PutInto(ref contact, isNext: false, betweenPieces: false);
        Assert.Equal((2, 3, 1), (contact.Silent1, contact.Silent2, contact.BothSilent));
        Assert.False(absence.IsObserved);
        Assert.False(absence.SeenOtherwise);
    }

    [Theory]
    [InlineData(false, true, false, Bridge.None)]
    [InlineData(false, false, false, Bridge.Unobserved)]
    [InlineData(true, false, false, Bridge.Seen)]
    [InlineData(true, false, true, Bridge.Merge)]
    [InlineData(false, false, true, Bridge.Merge)]
    internal void What_lay_before_a_contact(bool seen, bool isNext, bool betweenPieces, Bridge bridge)
    {
        var absence = new Absence();
        if (seen) absence.NoteSeen();
        else if (!isNext) absence.NoteUnobserved(StepKind.Silent, StepKind.Silent);
        var contact = new Contact();
        absence.PutInto(ref contact, isNext, betweenPieces);
        Assert.Equal(bridge, contact.Bridge);
        Assert.Equal(seen || isNext, absence.IsObserved);
        Assert.Equal(seen, absence.SeenOtherwise);
    }
}
