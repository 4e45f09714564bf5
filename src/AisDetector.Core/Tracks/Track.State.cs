using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Track"/> saves.</summary>
internal sealed partial class Track
{
    /// <summary>All but the vessel and the ordinal, which name the track.</summary>
    public void Persist(StateStream state, long finalStep)
    {
        Persist(state, ref Last);
        if (state.Version >= 3)
        {
            state.Value(ref _position.Latitude);
            state.Value(ref _position.Longitude);
            state.Value(ref _position.Since);
            state.Value(ref _position.Fixes);
            _stay.Persist(state);
            state.Value(ref _heading.Degrees);
            state.Value(ref _heading.SteadyDegrees);
            state.Value(ref _heading.Since);
            state.Value(ref _heading.SteadySince);
            state.Value(ref _heading.Contradicted);
        }

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
            var (start, end, knots, latitude, longitude) = gap;
            s.Value(ref start);
            s.Value(ref end);
            s.Value(ref knots);
            if (s.Version >= 3)
            {
                s.Value(ref latitude);
                s.Value(ref longitude);
            }

            gap = new Gap(start, end, knots, latitude, longitude);
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
        if (state.Version < 3) return;
        state.Value(ref fix.Frozen);
        state.Value(ref fix.HeadingStillMinutes);
        state.Value(ref fix.HeadingSteadyMinutes);
    }
}
