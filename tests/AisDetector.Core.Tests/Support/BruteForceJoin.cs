namespace AisDetector.Core.Tests.Support;

/// <summary>
/// The space-time join as the specification words it, without any index: every pair, every step. It shares no code with
/// <c>src</c>. Inside a segment (two consecutive fixes at most 60 min apart, both ends included) every step is a sample.
/// </summary>
internal sealed class BruteForceJoin(long stepMs, double contactMeters, double slowKnots)
{
    private const long MaximumGapMs = 3_600_000;
    private const double MillimeterInMeters = 1e-3;

    private const long ObservedMs = 600_000;

    public readonly record struct Fix(long Time, Point At, int HeadingDegrees = -1);

    /// <summary>
    /// Where a track is at a step, how far it came in one; whether a fix is within 10 min, and the heading of the nearer one
    /// (tie: the earlier); the length of the segment.
    /// </summary>
    public readonly record struct Sample(Point At, double MetersAStep, bool IsObserved, int HeadingDegrees, long SegmentMs);

    public double SlowMetersAStep => slowKnots * 1852 / 3_600_000 * stepMs;

    /// <summary>The contacts of all pairs, and those so close to a limit (1 mm) that arithmetic decides.</summary>
    public (Dictionary<(uint A, uint B, long Step), double> Contacts, HashSet<(uint A, uint B, long Step)> OnTheLimit) Find(
        IReadOnlyList<(uint Mmsi, List<Fix> Fixes)> tracks)
    {
        var contacts = new Dictionary<(uint, uint, long), double>();
        var onTheLimit = new HashSet<(uint, uint, long)>();
        var samples = tracks.Select(track => (track.Mmsi, Samples: SamplesOf(track.Fixes))).OrderBy(track => track.Mmsi).ToArray();
        for (var i = 0; i < samples.Length; i++)
        {
            for (var j = i + 1; j < samples.Length; j++)
            {
                foreach (var (step, a) in samples[i].Samples)
                {
                    if (!samples[j].Samples.TryGetValue(step, out var b)) continue;
                    var meters = Sphere.DistanceMeters(a.At, b.At);
                    var key = (samples[i].Mmsi, samples[j].Mmsi, step);
                    if (IsNear(meters, contactMeters) || IsNear(a.MetersAStep, SlowMetersAStep) || IsNear(b.MetersAStep, SlowMetersAStep)) onTheLimit.Add(key);
                    if (meters <= contactMeters && a.MetersAStep < SlowMetersAStep && b.MetersAStep < SlowMetersAStep) contacts.Add(key, meters);
                }
            }
        }

        return (contacts, onTheLimit);
    }

    public Dictionary<long, Sample> SamplesOf(List<Fix> fixes)
    {
        var samples = new Dictionary<long, Sample>();
        for (var i = 1; i < fixes.Count; i++)
        {
            var (from, to) = (fixes[i - 1], fixes[i]);
            if (to.Time - from.Time > MaximumGapMs) continue;
            for (var step = (from.Time + stepMs - 1) / stepMs * stepMs; step <= to.Time; step += stepMs)
            {
                if (samples.ContainsKey(step)) continue;
                var at = Sphere.Interpolate(from.At, to.At, (double)(step - from.Time) / (to.Time - from.Time));
                var meters = samples.TryGetValue(step - stepMs, out var before)
                    ? Sphere.DistanceMeters(before.At, at)
                    : Sphere.DistanceMeters(from.At, to.At) * stepMs / (to.Time - from.Time);
                var nearer = step - from.Time <= to.Time - step ? from : to;
                var isObserved = Math.Abs(step - nearer.Time) <= ObservedMs;
                samples.Add(step, new Sample(at, meters, isObserved, isObserved ? nearer.HeadingDegrees : -1, to.Time - from.Time));
            }
        }

        return samples;
    }

    private static bool IsNear(double value, double limit) => Math.Abs(value - limit) < MillimeterInMeters;
}
