using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="Encounter"/> saves.</summary>
internal sealed partial class Encounter
{
    /// <summary>All but the tracks and the first contact, which name the encounter.</summary>
    public void Persist(StateStream state)
    {
        var meters = FirstMeters;
        state.Value(ref meters);
        FirstMeters = meters;
        state.Value(ref _lastContact);
        state.Value(ref _evaluated);
        state.Enum(ref _endedBy);
        state.Value(ref _changed);
        state.Value(ref _staticsChanged);
        if (state.Version >= 3)
        {
            state.Value(ref _arrivalSeen);
            state.Value(ref _seenApart);
            state.Value(ref _cameTogether);
            state.Value(ref _apartSteps);
        }

        _absence.Persist(state);
        _parting.Persist(state);
        state.Value(ref _pieceStart);
        state.Value(ref _pieceFirst);
        state.Value(ref _betweenPieces);
        state.Value(ref _lastCounted);
        _evidence.Persist(state);
        if (state.Version >= 3) state.Value(ref _partnerWentDark);
        Life.Persist(state);
    }
}
