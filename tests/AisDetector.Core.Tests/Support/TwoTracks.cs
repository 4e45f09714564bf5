using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Support;

/// <summary>
/// Two tracks laid out by hand, one letter a step: <c>c</c> in contact, <c>f</c> in contact at 300 m, <c>n</c> near (600 m), <c>a</c> apart (1000 m), <c>w</c> close
/// and the second under way, <c>h</c> close and the second in a harbour, <c>W</c> and <c>H</c> both so, <c>1</c> the first silent, <c>2</c> the second, <c>-</c> both,
/// <c>x</c> the first silent and the second under way.
/// </summary>
internal sealed class TwoTracks
{
    private readonly Sample?[] _first, _second;

    /// <param name="stepsPerSegment">So many steps rest on one segment.</param>
    /// <param name="meters">The distance in contact.</param>
    public TwoTracks(
        string steps, Vessel? first = null, Vessel? second = null, long start = 1000, int stepsPerSegment = 1, double meters = 40, int ordinal1 = 1, int ordinal2 = 1,
        bool isLaid = true, SampleFlags flags = SampleFlags.Observed | SampleFlags.AtFix, float knots = 0.5f)
    {
        (Steps, Start) = (steps, start);
        First = Track(first ?? new Vessel(1), ordinal1);
        Second = Track(second ?? new Vessel(2), ordinal2);
        _first = [.. steps.Select((letter, i) => letter is '1' or '-' or 'x' ? (Sample?)null : At(i, 0, letter == 'W' ? StepKind.UnderWay : letter == 'H' ? StepKind.InHarbour : StepKind.Slow))];
        _second =
        [
            .. steps.Select((letter, i) => letter switch
            {
                '2' or '-' => (Sample?)null,
                'w' or 'W' or 'x' => At(i, meters, StepKind.UnderWay),
                'h' or 'H' => At(i, meters, StepKind.InHarbour),
                'f' => At(i, 300, StepKind.Slow),
                'n' => At(i, 600, StepKind.Slow),
                'a' => At(i, 1000, StepKind.Slow),
                _ => At(i, meters, StepKind.Slow),
            }),
        ];
        if (isLaid) Lay(First, _first);
        if (isLaid) Lay(Second, _second);

        Sample At(int i, double north, StepKind kind) => new()
        {
            Step = start + i,
            Latitude = north / (Geodesy.EarthRadiusMeters * Math.PI / 180),
            HeadingDegrees = -1,
            Segment = (ushort)(i / stepsPerSegment + 1),
            SegmentMinutes = 2,
            SpeedKnots = knots,
            Kind = kind,
            Flags = flags,
        };

        Track Track(Vessel vessel, int ordinal) =>
            new(vessel, ordinal, Report.Empty with { Mmsi = vessel.Mmsi, Time = start * 120_000 }, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)steps.Length + 8));

        static void Lay(Track track, Sample?[] samples)
        {
            foreach (var sample in samples)
                if (sample is { } known) track.Trace.Add(known);
        }
    }

    public string Steps { get; }
    public long Start { get; }
    public Track First { get; }
    public Track Second { get; }

    /// <summary>The samples of one of the two, by step from the start; null where it is silent.</summary>
    public IReadOnlyList<Sample?> Samples(bool ofFirst) => ofFirst ? _first : _second;

    /// <summary>Opens the encounter at the first letter and takes the others, until it ends.</summary>
    /// <param name="states">Where it stood after each.</param>
    public Encounter Run(RendezvousOptions options, List<EncounterState>? states = null)
    {
        var encounter = Open(options);
        states?.Add(encounter.State);
        for (var i = 1; i < Steps.Length && encounter.TakeStep(Start + i, out _, out _); i++) states?.Add(encounter.State);
        if (encounter.Ended) states?.Add(encounter.State);
        return encounter;
    }

    /// <param name="at">The letter of the first contact.</param>
    public Encounter Open(RendezvousOptions options, int at = 0)
    {
        ref readonly var a = ref First.Trace.Slow(Start + at);
        ref readonly var b = ref Second.Trace.Slow(Start + at);
        return new Encounter(First, Second, Start + at, Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude), options);
    }
}
