using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="ContactTally"/> saves.</summary>
internal sealed partial class ContactTally
{
    public void Persist(StateStream state)
    {
        _sums.Persist(state);
        state.List(_holds, static (StateStream s, ref Hold hold) =>
        {
            if (s.Version >= 3) hold.Persist(s);
            else hold.PersistSpan(s);
        });
    }

    internal partial struct Span
    {
        internal void Persist(StateStream state)
        {
            state.Value(ref ObservedContacts);
            if (state.Version >= 3)
            {
                state.Value(ref Judged);
                state.Value(ref Alongside);
            }

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
            if (state.Version < 3) ReadOneHold(state);
            else
            {
                state.Value(ref GapUntilLongEnough);
                state.Value(ref GapsUntilLongEnough);
                state.Value(ref InLine);
                state.Value(ref VisitSince);
                LongestHold.Persist(state);
                state.Value(ref MostObserved);
                state.Value(ref MostSilent);
            }

            state.Value(ref LongestMotionless);
            Company.Persist(state);
            Running.Persist(state);
            WhileAlongside.Persist(state);
            Last.Persist(state);
        }

        /// <summary>Format 2 summed all holds as one.</summary>
        private void ReadOneHold(StateStream state)
        {
            LongestHold = new Hold(FirstAlongside) { Last = LastAlongside };
            LongestHold.PersistSums(state);
            (MostObserved, MostSilent, VisitSince) = (LongestHold.Observed, LongestHold.Silent, LongEnough);
        }
    }
}
