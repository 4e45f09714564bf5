using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Track"/> saves.</summary>
internal sealed partial class Track
{
    /// <summary>All but the vessel and the ordinal, which name the track.</summary>
    public void Persist(StateStream state, long finalStep)
    {
        Persist(state, ref Last);
        state.Value(ref _fixes);
        state.Value(ref _tookOverAt);
        state.Value(ref _yieldedAt);
        state.Value(ref _hasResumedOnce);
        state.Value(ref _lastFineTime);
        state.Value(ref _segment);
        state.Value(ref _lastLatitude);
        state.Value(ref _lastLongitude);
        state.Value(ref _fixedLatitude);
        state.Value(ref _fixedLongitude);
        state.Value(ref _motionlessSince);
        state.List(Gaps, static (StateStream s, ref Gap gap) =>
        {
            var (start, end, knots) = gap;
            s.Value(ref start);
            s.Value(ref end);
            s.Value(ref knots);
            gap = new Gap(start, end, knots);
        });
        Trace.Persist(state, finalStep);
        if (state.Version < 3)
        {
            Rhythm = new Rhythm(Last.Time);
            return;
        }

        Persist(state, ref BeforeGap);
        state.Value(ref _fixesBeforeGap);
        state.Value(ref _usualBeforeGap);
        Rhythm.Persist(state);
        state.Value(ref HeardIn);
    }

    private static void Persist(StateStream state, ref Fix fix)
    {
        state.Value(ref fix.Time);
        state.Value(ref fix.Latitude);
        state.Value(ref fix.Longitude);
        state.Value(ref fix.HeadingDegrees);
        state.Value(ref fix.Coarse);
    }
}
