using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>What was seen of two ships since their last contact.</summary>
internal partial struct Absence
{
    private int _unobserved, _silent1, _silent2, _bothSilent;
    private bool _seenOtherwise;

    /// <summary>No step without a segment of both.</summary>
    public readonly bool IsObserved => _unobserved == 0;

    /// <summary>At some step the ships were seen near or apart, so the absence was not all silence.</summary>
    public readonly bool SeenOtherwise => _seenOtherwise;

    /// <summary>A step at which a segment of one ship or both is missing.</summary>
    public void NoteUnobserved(StepKind first, StepKind second)
    {
        _unobserved++;
        if (first == StepKind.Silent) _silent1++;
        if (second == StepKind.Silent) _silent2++;
        if (first == second) _bothSilent++;
    }

    /// <summary>A step at which they were near or apart.</summary>
    public void NoteSeen() => _seenOtherwise = true;

    /// <summary>Writes what was seen in the absence into the contact that ends it.</summary>
    public readonly void PutInto(ref Contact contact, bool isNext, bool betweenPieces)
    {
        contact.Bridge = betweenPieces ? Bridge.Merge : isNext ? Bridge.None : _seenOtherwise ? Bridge.Seen : Bridge.Unobserved;
        (contact.Silent1, contact.Silent2, contact.BothSilent) = (_silent1, _silent2, _bothSilent);
    }
}
