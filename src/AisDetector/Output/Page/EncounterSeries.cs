using AisDetector.Core.Geo;
using AisDetector.Core.Options;

namespace AisDetector.Output.Page;

/// <summary>Where one vessel was at a step, as the detector samples it; <see cref="Observed"/> when a real fix lies near.</summary>
internal readonly record struct StepPosition(double Latitude, double Longitude, double SpeedKnots, bool Observed);

/// <summary>Both vessels at one step; null for one that has no segment over it.</summary>
internal readonly record struct StepPair(DateTime Time, StepPosition? First, StepPosition? Second)
{
    /// <summary>Metres between them; null unless both are known.</summary>
    public double? Separation => First is { } a && Second is { } b ? Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude) : null;
    public bool Observed => First is { Observed: true } && Second is { Observed: true };
}

/// <summary>A time in which a vessel was not heard for longer than is interpolated.</summary>
internal readonly record struct Silence(DateTime From, DateTime To)
{
    public TimeSpan Length => To - From;
}

/// <summary>The tracks of an alert laid over the detector's steps: what the figures draw.</summary>
internal sealed class EncounterSeries
{
    /// <summary>More steps than pixels are of no use.</summary>
    private const int StepsMax = 1500;

    private readonly RendezvousOptions _options;

    public EncounterSeries(VesselTrack first, VesselTrack? second, RendezvousOptions options, DateTime from, DateTime to)
    {
        _options = options;
        (From, To) = (from, to);
        var step = options.Step;
        while ((to - from) / step > StepsMax) step *= 2;
        var time = DateTime.UnixEpoch + Math.Ceiling((from - DateTime.UnixEpoch) / step) * step;
        var steps = new List<StepPair>();
        StepPosition? lastFirst = null, lastSecond = null;
        for (int i = 0, j = 0; time <= to; time += step)
        {
            lastFirst = WithSpeed(At(first.Fixes, ref i, time), lastFirst, step);
            if (second is not null) lastSecond = WithSpeed(At(second.Fixes, ref j, time), lastSecond, step);
            steps.Add(new StepPair(time, lastFirst, lastSecond));
        }

        Steps = steps;
    }

    public DateTime From { get; }
    public DateTime To { get; }
    public IReadOnlyList<StepPair> Steps { get; }

    /// <summary>The silences of a track inside the window: between its fixes, not before the first or after the last.</summary>
    public static IEnumerable<Silence> Silences(VesselTrack track, TimeSpan maxGap)
    {
        for (var i = 1; i < track.Fixes.Count; i++)
            if (track.Fixes[i].Time - track.Fixes[i - 1].Time > maxGap) yield return new Silence(track.Fixes[i - 1].Time, track.Fixes[i].Time);
    }

    /// <summary>A sample's speed as the detector takes it: from the sample one step earlier; without one it is its segment's.</summary>
    private static StepPosition? WithSpeed(StepPosition? sample, StepPosition? earlier, TimeSpan step) =>
        sample is { } now && earlier is { } then
            ? now with
            {
                SpeedKnots = Geodesy.DistanceMeters(then.Latitude, then.Longitude, now.Latitude, now.Longitude) / step.TotalSeconds / Geodesy.MetersPerSecondPerKnot,
            }
            : sample;

    private StepPosition? At(IReadOnlyList<TrackFix> fixes, ref int at, DateTime time)
    {
        while (at + 1 < fixes.Count && fixes[at + 1].Time < time) at++;
        if (at + 1 >= fixes.Count || fixes[at].Time > time) return null;
        TrackFix from = fixes[at], to = fixes[at + 1];
        var span = to.Time - from.Time;
        if (span > _options.MaxGap || span <= TimeSpan.Zero) return null;
        Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, (time - from.Time) / span, out var latitude, out var longitude);
        var meters = Geodesy.DistanceMeters(from.Latitude, from.Longitude, to.Latitude, to.Longitude);
        var knots = meters / span.TotalSeconds / Geodesy.MetersPerSecondPerKnot;
        var near = (time - from.Time < to.Time - time ? time - from.Time : to.Time - time) <= _options.ObservedWithin;
        return new StepPosition(latitude, longitude, knots, near);
    }
}
