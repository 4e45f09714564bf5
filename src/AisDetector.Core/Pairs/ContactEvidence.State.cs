using System.Runtime.InteropServices;
using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="ContactEvidence"/> saves.</summary>
internal sealed partial class ContactEvidence
{
    public void Persist(StateStream state)
    {
        state.Value(ref _measured);
        state.List(_contacts, static (StateStream s, ref Contact contact) => contact.Persist(s));
        _folded.Persist(state);
        Tally.Persist(state);
        var folded = FoldedMedians != null;
        state.Value(ref folded);
        if (folded) (FoldedMedians ??= new ContactMedians(options.ContactDistanceMeters)).Persist(state);
        if (!state.Reading) return;
        // The counts of speeds are not saved: the medians and the contacts hold them.
        if (FoldedMedians is { } medians) _folded.CountSpeeds(medians);
        Tally.CountSpeeds(_folded, CollectionsMarshal.AsSpan(_contacts)[.._measured]);
    }
}
