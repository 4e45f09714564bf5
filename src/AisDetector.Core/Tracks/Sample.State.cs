using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Sample"/> saves.</summary>
internal partial struct Sample
{
    public void Persist(StateStream state, long step)
    {
        Step = step;
        state.Value(ref Latitude);
        state.Value(ref Longitude);
        state.Value(ref SpeedKnots);
        state.Value(ref HeadingDegrees);
        state.Value(ref MotionlessSteps);
        state.Value(ref Segment);
        state.Value(ref SegmentMinutes);
        state.Enum(ref Kind);
        state.Enum(ref Flags);
        if (state.Version >= 3)
        {
            state.Value(ref HeadingStillMinutes);
            state.Value(ref HeadingSteadyMinutes);
        }

        if (state.Reading) StateStream.Check(Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180);
    }
}
