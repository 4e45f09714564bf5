using AisDetector.Core.Geo;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>An accepted position report of one track.</summary>
internal struct Fix
{
    public long Time;
    public double Latitude;
    public double Longitude;
    /// <summary>-1 when it has none, or one that its course contradicts.</summary>
    public short HeadingDegrees;
    public byte HeadingStillMinutes, HeadingSteadyMinutes;
    public bool Coarse;

    /// <summary>The very same place as many fixes before it.</summary>
    public bool Frozen;
}

/// <summary>A silence longer than the maximum gap, and where the ship was when it began.</summary>
internal readonly record struct Gap(long Start, long End, double ImpliedKnots, double Latitude, double Longitude);

/// <summary>A time of at least <see cref="LeastMs"/> in which a track did not move at all, GPS noise aside; and where it was seen first after it.</summary>
internal readonly record struct Stand(long From, long To, double Latitude, double Longitude, double LeftToLatitude, double LeftToLongitude)
{
    /// <summary>Half a tide, 6 h: until then a ship at anchor in still water may hardly move.</summary>
    public const long LeastMs = 6 * 3_600_000L;
}

/// <summary>
/// Fixes in time order that one ship can have made. A new fix closes the segment that begins at the fix before, and every step
/// inside the segment becomes a sample. No other code interpolates a track, and nothing is extrapolated past a fix.
/// </summary>
internal sealed partial class Track(Vessel vessel, int ordinal, in Report first, int traceCapacity)
{
    public Vessel Vessel { get; } = vessel;

    /// <summary>Number of this track among those of its MMSI, from 1. MMSI and ordinal name the track in every run.</summary>
    public int Ordinal { get; } = ordinal;

    public StepTrace Trace { get; } = new(traceCapacity);
    public Fix Last = FixOf(first);
    public int Fixes => _fixes;

    private int _fixes = 1;

    /// <summary>Silences of the last 16 hours, oldest first.</summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>The fix before the newest silence of <see cref="Gaps"/>.</summary>
    public Fix BeforeGap;

    /// <summary>How many fixes there were when the newest silence began, and the longest interval (ms) that was usual then.</summary>
    public int FixesBeforeGap => _fixesBeforeGap;
    public long UsualBeforeGap => _usualBeforeGap;

    /// <summary>The last fix ended a silence of <see cref="Gaps"/>.</summary>
    public bool EndsGap => Gaps.Count > 0 && Gaps[^1].End == Last.Time;

    /// <summary>What silences are usual.</summary>
    public Rhythm Rhythm = new(first.Time);

    /// <summary>The newest half hour in which this track was counted as heard; for <c>Silences.Reception</c>.</summary>
    public long HeardIn = long.MinValue;

    /// <summary>The last time that the ship stood still, from the step at which it came to its place to the one at which it had left; null when there was none.</summary>
    public Stand? LastStand { get; private set; }

    /// <summary>It is listed as silent (<c>Silences.SilenceIndex</c>), and it has an open run of slow steps (<c>Loitering.SlowRuns</c>).</summary>
    public bool IsListedSilent { get; set; }
    public bool HasSlowRun { get; set; }

    private int _fixesBeforeGap;
    private long _usualBeforeGap;

    /// <summary>A number that no other track has: the MMSI and the ordinal.</summary>
    public ulong Id { get; } = ((ulong)vessel.Mmsi << 32) | (uint)ordinal;

    /// <summary>The newest step at which its encounters were taken on; <see cref="long.MinValue"/> when none was.</summary>
    public long FollowedTo { get; set; } = long.MinValue;

    /// <summary>How many open encounters follow this track.</summary>
    public int OpenEncounters { get; set; }

    /// <summary>When this track took over from a silent one of its MMSI; null when it did not.</summary>
    public long? TookOverAt
    {
        get => _tookOverAt;
        set => _tookOverAt = value;
    }

    /// <summary>When the track that this one had replaced went on, which shows this one to be a spoof; null when it did not.</summary>
    public long? YieldedAt
    {
        get => _yieldedAt;
        set => _yieldedAt = value;
    }

    /// <summary>One fix of this track came after it had yielded: the next one takes the yielding back.</summary>
    public bool HasResumedOnce
    {
        get => _hasResumedOnce;
        set => _hasResumedOnce = value;
    }

    private long? _tookOverAt, _yieldedAt;
    private bool _hasResumedOnce;

    private long _lastFineTime = FixOf(first).Coarse ? long.MinValue : first.Time;
    private HeadingWatch _heading = new();
    private PositionWatch _position = new();
    private StayWatch _stay = new();
    private int _segment;
    private double _lastLatitude, _lastLongitude;

    /// <summary>Where the ship stays, and since which step. When it leaves the place, both start anew.</summary>
    private double _fixedLatitude, _fixedLongitude;
    private long _motionlessSince = long.MinValue;

    /// <summary>A ship that stays within this distance for half a day is a structure, or is moored to one. At anchor it would swing.</summary>
    private const double FixedWithinMeters = 25;

    private static Fix FixOf(in Report report) => new()
    {
        Time = report.Time,
        Latitude = report.Latitude,
        Longitude = report.Longitude,
        HeadingDegrees = report.HeadingDegrees,
        Coarse = report.Type == 27,
    };

    /// <summary>True for a type 27 report within 60 min after a finer fix of this track. Its position is on a grid of 0.1 minute, which would only blur the track.</summary>
    public bool IsTooCoarse(in Report report) =>
        report.Type == 27 && _lastFineTime != long.MinValue && report.Time - _lastFineTime <= 60 * 60_000;

    /// <summary>Adds a newer fix, closes the segment and appends its samples to <paramref name="fresh"/>.</summary>
    public void Extend(in Report report, in SamplingRules rules, Places places, List<Sample> fresh)
    {
        var from = Last;
        var to = FixOf(report);
        to.Frozen = _position.Take(report);
        _heading.Take(report);
        (to.HeadingStillMinutes, to.HeadingSteadyMinutes) = (_heading.StillFor(report.Time), _heading.SteadyFor(report.Time));
        if (_heading.IsContradicted) to.HeadingDegrees = -1;
        Last = to;
        var usual = Rhythm.Longest;
        Rhythm.Note(to.Time, to.Time - from.Time, _fixes);
        _fixes++;
        if (!to.Coarse) _lastFineTime = to.Time;

        var length = to.Time - from.Time;
        if (length > rules.MaxGapMs)
        {
            var knots = Geodesy.DistanceMeters(from.Latitude, from.Longitude, to.Latitude, to.Longitude)
                / (length / 1000.0) / Geodesy.MetersPerSecondPerKnot;
            var forgotten = to.Time - rules.RememberedMs;
            Gaps.RemoveAll(g => g.End < forgotten);
            Gaps.Add(new Gap(from.Time, to.Time, knots, from.Latitude, from.Longitude));
            (BeforeGap, _fixesBeforeGap, _usualBeforeGap) = (from, _fixes - 1, usual);
            return;
        }

        // A step may fall exactly on the older fix. It belongs to this segment only when no earlier segment had it.
        var step = Math.DivRem(from.Time, rules.StepMs, out var rest);
        if (rest > 0 || Trace.Newest >= step) step++;
        _segment++;
        if (step * rules.StepMs > to.Time) return;
        SampleSegment(from, to, step, rules, places, fresh);
    }

    private void SampleSegment(in Fix from, in Fix to, long step, in SamplingRules rules, Places places, List<Sample> fresh)
    {
        var length = to.Time - from.Time;
        var stepSeconds = rules.StepMs / 1000.0;
        var segmentKnots = Geodesy.DistanceMeters(from.Latitude, from.Longitude, to.Latitude, to.Longitude)
            / (length / 1000.0) / Geodesy.MetersPerSecondPerKnot;
        var previousFixStep = Math.DivRem(from.Time, rules.StepMs, out _);
        for (; step * rules.StepMs <= to.Time; step++)
        {
            var time = step * rules.StepMs;
            Geodesy.Interpolate(
                from.Latitude, from.Longitude, to.Latitude, to.Longitude, (time - from.Time) / (double)length, out var latitude, out var longitude);
            var knots = Trace.Newest == step - 1
                ? Geodesy.DistanceMeters(_lastLatitude, _lastLongitude, latitude, longitude) / stepSeconds / Geodesy.MetersPerSecondPerKnot
                : segmentKnots;
            _lastLatitude = latitude;
            _lastLongitude = longitude;

            long sinceFix = time - from.Time, toFix = to.Time - time;
            var flags = Math.Min(sinceFix, toFix) <= rules.ObservedWithinMs ? SampleFlags.Observed : SampleFlags.None;
            if (time == to.Time || step == previousFixStep + 1 || step == previousFixStep) flags |= SampleFlags.AtFix;
            if (from.Coarse || to.Coarse) flags |= SampleFlags.Coarse;
            if (from.Frozen || to.Frozen) flags |= SampleFlags.Frozen;
            var nearer = sinceFix <= toFix ? from : to;
            var kind = StepKind.UnderWay;
            if (knots < rules.SlowBelowKnots)
            {
                var place = places.KindAt(latitude, longitude);
                kind = place is PlaceKind.Harbour or PlaceKind.Inland && !rules.InHarbours ? StepKind.InHarbour : StepKind.Slow;
                if (place == PlaceKind.Anchorage) flags |= SampleFlags.Anchorage;
            }

            if (_stay.Take(time, latitude, longitude, kind == StepKind.UnderWay)) flags |= SampleFlags.LayThere;
            if (_motionlessSince == long.MinValue || Geodesy.DistanceMeters(_fixedLatitude, _fixedLongitude, latitude, longitude) > FixedWithinMeters)
            {
                if (_motionlessSince != long.MinValue && (Trace.Newest - _motionlessSince) * rules.StepMs >= Stand.LeastMs)
                    LastStand = new Stand(_motionlessSince, step, _fixedLatitude, _fixedLongitude, latitude, longitude);
                (_fixedLatitude, _fixedLongitude, _motionlessSince) = (latitude, longitude, step);
            }

            var sample = new Sample
            {
                Step = step,
                MotionlessSteps = (ushort)Math.Min(step - _motionlessSince, ushort.MaxValue),
                Latitude = latitude,
                Longitude = longitude,
                SpeedKnots = (float)knots,
                HeadingDegrees = Math.Min(sinceFix, toFix) <= rules.ObservedWithinMs ? nearer.HeadingDegrees : (short)-1,
                Segment = (ushort)(_segment & StepTrace.SegmentMask),
                SegmentMinutes = (byte)Math.Min(255, (length + 59_999) / 60_000),
                Kind = kind,
                HeadingStillMinutes = nearer.HeadingStillMinutes,
                HeadingSteadyMinutes = nearer.HeadingSteadyMinutes,
                Flags = flags,
            };
            Trace.Add(sample);
            fresh.Add(sample);
        }
    }

    /// <summary>
    /// Whether the ship moved in a silence between two contacts: the ends of the silence imply more than 2 kn. Two ships that go on together
    /// unheard are an exception: the silence is then the whole absence, and implies less than <paramref name="togetherBelowKnots"/>.
    /// </summary>
    public bool MovedInSilence(long fromMs, long toMs, long stepMs, double togetherBelowKnots)
    {
        foreach (var gap in Gaps)
        {
            if (gap.End <= fromMs || gap.Start >= toMs || gap.ImpliedKnots <= MovingKnots) continue;
            var whole = gap.Start < fromMs + stepMs && gap.End > toMs - stepMs;
            if (!whole || gap.ImpliedKnots >= togetherBelowKnots) return true;
        }

        return false;
    }

    /// <summary>A silence whose ends imply more than this is movement.</summary>
    private const double MovingKnots = 2;
}

/// <summary>How tracks are sampled: the options that a track needs, in milliseconds.</summary>
internal readonly record struct SamplingRules(
    long StepMs, long MaxGapMs, long ObservedWithinMs, long RememberedMs, long EvidenceMemoryMs, double SlowBelowKnots, bool InHarbours = false);
