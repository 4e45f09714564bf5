using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public sealed class StepTraceTests
{
    private const int Capacity = 16;

    /// <summary>Samples with jumps of any length: each step of the last sixteen is what was put there, and silent where nothing was.</summary>
    [Fact]
    public void The_last_steps_are_those_of_a_plain_list() =>
        Gen.Select(Gen.Frequency((5, Gen.Const(1L)), (3, Gen.Long[2, 20]), (1, Gen.Long[21, 100])), Gen.Int[1, 3], Gen.Int[0, 20_000]).Array[1, 80].Sample(
            samples =>
            {
                var trace = new StepTrace(Capacity);
                Assert.Equal((long.MinValue, StepKind.Silent), (trace.Newest, trace.Kind(5)));
                var list = new Dictionary<long, Sample>();
                var step = 1000L;
                long? first = null;
                foreach (var (jump, kind, segment) in samples)
                {
                    step += jump;
                    first ??= step;
                    var sample = new Sample { Step = step, Kind = (StepKind)kind, Segment = (ushort)(segment & StepTrace.SegmentMask), Latitude = step, SpeedKnots = kind };
                    trace.Add(sample);
                    list[step] = sample;
                    Assert.Equal((step, Math.Max(first.Value, step - Capacity + 1)), (trace.Newest, trace.Oldest));
                    for (var s = step - Capacity - 4; s <= step + 3; s++)
                    {
                        var known = s > step - Capacity && list.ContainsKey(s);
                        Assert.Equal(known ? list[s].Kind : StepKind.Silent, trace.Kind(s));
                        if (!known) continue;
                        Assert.Equal(list[s].Segment, trace.Segment(s));
                        if (list[s].Kind == StepKind.Slow) Assert.Equal(list[s].Latitude, trace.Slow(s).Latitude);
                    }
                }
            },
            iter: Iterations.Of(5000));
}
