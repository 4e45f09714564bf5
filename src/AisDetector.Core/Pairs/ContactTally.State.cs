using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="ContactTally"/> saves.</summary>
internal sealed partial class ContactTally
{
    public void Persist(StateStream state)
    {
        _sums.Persist(state);
        state.List(_stretches, static (StateStream s, ref (long First, long Last) stretch) =>
        {
            s.Value(ref stretch.First);
            s.Value(ref stretch.Last);
        });
    }

    internal partial struct Span
    {
        internal void Persist(StateStream state)
        {
            state.Value(ref ObservedContacts);
            state.Value(ref ObservedSteps);
            state.Value(ref InferredSteps);
            state.Value(ref Silent1);
            state.Value(ref Silent2);
            state.Value(ref X);
            state.Value(ref Y);
            state.Value(ref Z);
        }
    }

    private partial struct Sums
    {
        public void Persist(StateStream state)
        {
            state.Value(ref Contacts);
            state.Value(ref Alongside);
            state.Value(ref Estimated);
            state.Value(ref Judged);
            state.Value(ref Anchorage);
            state.Value(ref MinMeters);
            state.Value(ref MinHullGap);
            state.Value(ref First);
            state.Value(ref FirstAlongside);
            state.Value(ref LastAlongside);
            state.Value(ref LongEnough);
            state.Value(ref MetersUntilLongEnough);
            state.Value(ref OpenObserved);
            state.Value(ref OpenSilent);
            state.Value(ref OpenInferred);
            state.Value(ref Fixes1);
            state.Value(ref Fixes2);
            state.Value(ref MostFixes1);
            state.Value(ref MostFixes2);
            state.Value(ref LongestMotionless);
            Company.Persist(state);
            Running.Persist(state);
            WhileAlongside.Persist(state);
            Last.Persist(state);
        }
    }
}
