using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="Contact"/> saves.</summary>
internal partial struct Contact
{
    public void Persist(StateStream state)
    {
        state.Value(ref Step);
        state.Value(ref Latitude);
        state.Value(ref Longitude);
        state.Value(ref East);
        state.Value(ref North);
        state.Value(ref Meters);
        state.Value(ref Knots1);
        state.Value(ref Knots2);
        state.Value(ref Heading1);
        state.Value(ref Heading2);
        state.Value(ref MotionlessSteps);
        state.Value(ref SegmentMinutes);
        state.Enum(ref Flags1);
        state.Enum(ref Flags2);
        state.Enum(ref Bridge);
        state.Value(ref Silent1);
        state.Value(ref Silent2);
        state.Value(ref BothSilent);
        state.Enum(ref Verdict);
        state.Value(ref HullGap);
        if (state.Version >= 3) state.Value(ref Depth);
    }
}
