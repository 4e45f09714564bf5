using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>What ended a slow run.</summary>
internal enum SlowRunEnd : byte
{
    /// <summary>Nothing yet: it is open.</summary>
    None,
    UnderWay,
    InHarbour,

    /// <summary>Unheard for longer than is bridged, or moved meanwhile.</summary>
    Silent,
}

/// <summary>A place of a run about once an hour.</summary>
internal readonly record struct Mark(long Step, double Latitude, double Longitude);

/// <summary>
/// One track slow at sea: from its first slow step to its last. Like an encounter it takes the track's steps in order, so its outcome
/// does not depend on when other ships' reports came.
/// </summary>
/// <remarks>
/// It goes on over steps that are not slow as long as the ship has not left the place of the last slow one by
/// <see cref="LeavesMeters"/>, and that was not more than an hour ago: noise of a receiver, or a turn of the engine against the wind, is
/// no voyage. It goes on over silences of up to 4 h whose two ends imply slowness.
/// </remarks>
internal sealed partial class SlowRun(Vessel vessel, int ordinal, long start)
{
    /// <summary>A ship that is not slow and so far from where it was slow has got under way: one nautical mile.</summary>
    private const double LeavesMeters = 1852;

    /// <summary>A ship that has not been slow for so long has got under way, wherever it is.</summary>
    public static readonly TimeSpan LeavesAfter = TimeSpan.FromHours(1);

    /// <summary>A longer silence ends the run: in 4 h a ship can have gone 50 nm and come back.</summary>
    public static readonly TimeSpan BridgedSilence = TimeSpan.FromHours(4);

    /// <summary>The places of a run are kept this far apart.</summary>
    private static readonly TimeSpan MarkedEvery = TimeSpan.FromHours(1);

    public Vessel Vessel { get; } = vessel;

    /// <summary>Of its track.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>The first slow step.</summary>
    public long Start { get; } = start;

    /// <summary>The last slow step: the end of the run if nothing more comes.</summary>
    public long LastSlow => _lastSlow;

    /// <summary>The newest step of the track, slow or not.</summary>
    public long LastStep => _lastStep;

    public SlowRunEnd EndedBy => _endedBy;
    public bool Ended => _endedBy != SlowRunEnd.None;

    /// <summary>Of the steps between two slow ones: both observed, and all others that are known or bridged.</summary>
    public int ObservedSteps => _observedSteps;
    public int InferredSteps => _inferredSteps;

    /// <summary>Of these, in which the ship was not heard.</summary>
    public int SilentSteps => _silentSteps;

    /// <summary>Of these, far from shore or in a risk zone; in a risk zone; in an anchorage.</summary>
    public int CountedSteps => _countedSteps;
    public int RiskSteps => _riskSteps;
    public int AnchorageSteps => _anchorageSteps;

    /// <summary>Real fixes in slow steps.</summary>
    public int Fixes => _fixes;

    /// <summary>The longest time in steps in which the ship has not moved at all, GPS noise aside.</summary>
    public int MotionlessSteps => _motionlessSteps;

    /// <summary>From the first slow place to the last, metres.</summary>
    public double DriftedMeters => Geodesy.DistanceMeters(_firstLatitude, _firstLongitude, _lastLatitude, _lastLongitude);

    /// <summary>Where it was, about once an hour; only near where it counts: far from shore or in a risk zone, or as near to that as company reaches.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>Ships that were alongside in encounters that are over, and when (ms) each was known to have been so for long enough.</summary>
    public List<(Vessel Ship, long KnownAt)> Partners { get; } = [];

    public AlertLife Life { get; } = new();

    /// <summary>It is, or was, long enough for an alert (<see cref="SlowRuns.Long"/>).</summary>
    public bool IsListed
    {
        get => _isListed;
        set => _isListed = value;
    }

    /// <summary>How many of its marks have been compared with other ships, and how many of them had too much company; of those that nothing can change any more.</summary>
    public int MarksFolded
    {
        get => _marksFolded;
        set => _marksFolded = value;
    }

    public int MarksInCompany
    {
        get => _marksInCompany;
        set => _marksInCompany = value;
    }

    private long _lastSlow = start, _lastStep = start;
    private SlowRunEnd _endedBy;
    private int _observedSteps, _inferredSteps, _silentSteps, _countedSteps, _riskSteps, _anchorageSteps, _fixes, _motionlessSteps, _marksFolded, _marksInCompany;
    private double _firstLatitude = double.NaN, _firstLongitude = double.NaN, _lastLatitude, _lastLongitude;
    private double _x, _y, _z;
    private bool _lastObserved, _isListed;

    /// <summary>Where the shore was looked for, and how far it is from there (km).</summary>
    private double _shoreLatitude = double.NaN, _shoreLongitude, _shoreKm;

    /// <summary>Slow steps by tenths of a knot.</summary>
    private readonly ushort[] _speeds = new ushort[64];

    /// <summary>In the order of tracks, then of time.</summary>
    public static int ByTracks(SlowRun a, SlowRun b)
    {
        int c;
        if ((c = a.Vessel.Mmsi.CompareTo(b.Vessel.Mmsi)) != 0) return c;
        return (c = a.Ordinal.CompareTo(b.Ordinal)) != 0 ? c : a.Start.CompareTo(b.Start);
    }

    /// <summary>The mean place of its slow steps.</summary>
    public (double Latitude, double Longitude) Mean() =>
        (Math.Atan2(_z, Math.Sqrt(_x * _x + _y * _y)) * 180 / Math.PI, Math.Atan2(_y, _x) * 180 / Math.PI);

    /// <summary>The median speed of its slow steps, knots; NaN when only silence shows that it was slow.</summary>
    public double MedianKnots()
    {
        var all = 0;
        foreach (var n in _speeds) all += n;
        if (all == 0) return double.NaN;
        var (i, sum) = (0, 0);
        while (2 * (sum += _speeds[i]) < all) i++;
        return i / 10.0;
    }

    /// <summary>Takes the track's next sample; false when that ended the run.</summary>
    public bool Take(in Sample sample, in SlowRules rules)
    {
        _lastStep = sample.Step;
        if (sample.Kind == StepKind.InHarbour) return End(SlowRunEnd.InHarbour);
        if (rules.IsSlow(sample))
        {
            TakeSlow(sample, rules);
            return true;
        }

        if (!double.IsNaN(_firstLatitude) && Geodesy.DistanceMeters(_lastLatitude, _lastLongitude, sample.Latitude, sample.Longitude) <= LeavesMeters
            && (sample.Step - _lastSlow) * rules.StepMs <= LeavesAfter.TotalMilliseconds) return true;
        return End(SlowRunEnd.UnderWay);
    }

    private void TakeSlow(in Sample sample, in SlowRules rules)
    {
        var observed = (sample.Flags & SampleFlags.Observed) != 0;
        var steps = (int)(sample.Step - _lastSlow);
        var isFar = Counts(sample.Step, sample.Latitude, sample.Longitude, rules, out var atRisk);
        if (steps == 1 && observed && _lastObserved) _observedSteps++;
        else if (steps == 1) _inferredSteps++;
        if (steps == 1 && isFar) _countedSteps++;
        if (steps == 1 && atRisk) _riskSteps++;
        if (steps == 1 && (sample.Flags & SampleFlags.Anchorage) != 0) _anchorageSteps++;
        if ((sample.Flags & SampleFlags.AtFix) != 0) _fixes++;
        _motionlessSteps = Math.Max(_motionlessSteps, (int)Math.Min(sample.MotionlessSteps, sample.Step - Start));
        _speeds[Math.Min((int)Math.Round(sample.SpeedKnots * 10), _speeds.Length - 1)]++;
        _lastObserved = observed;
        Put(sample.Step, sample.Latitude, sample.Longitude, isFar || IsNearlyFar(rules), rules);
    }

    /// <summary>Takes a silence whose two ends imply that the ship stayed slow. Only the place where it ended is known.</summary>
    public void TakeSilence(long toMs, double latitude, double longitude, in SlowRules rules)
    {
        var step = toMs / rules.StepMs;
        if (step <= _lastSlow) return;
        var steps = (int)(step - _lastSlow);
        var isFar = Counts(step, latitude, longitude, rules, out var atRisk);
        if (isFar) _countedSteps += steps;
        if (atRisk) _riskSteps += steps;
        _inferredSteps += steps;
        _silentSteps += steps;
        _fixes++;
        _lastObserved = false;
        _lastStep = step;
        Put(step, latitude, longitude, isFar || IsNearlyFar(rules), rules);
    }

    private void Put(long step, double latitude, double longitude, bool isFar, in SlowRules rules)
    {
        _lastSlow = Math.Max(_lastSlow, step);
        var place = UnitVector.At(latitude, longitude);
        (_x, _y, _z) = (_x + place.X, _y + place.Y, _z + place.Z);
        if (double.IsNaN(_firstLatitude)) (_firstLatitude, _firstLongitude) = (latitude, longitude);
        (_lastLatitude, _lastLongitude) = (latitude, longitude);
        if (!isFar || (Marks.Count > 0 && (step - Marks[^1].Step) * rules.StepMs < MarkedEvery.TotalMilliseconds)) return;
        // A ship that is laid up has no alert of its own; its last places show others that they are not alone.
        if ((step - Start) * rules.StepMs > rules.LaidUpMs && Marks.Count > 0)
        {
            Marks.RemoveAt(0);
            _marksFolded = Math.Max(0, _marksFolded - 1);
        }

        Marks.Add(new Mark(step, latitude, longitude));
    }

    /// <summary>Whether loitering counts here. The shore is looked for again only when the ship has moved as far as the answer holds.</summary>
    private bool Counts(long step, double latitude, double longitude, in SlowRules rules, out bool atRisk)
    {
        atRisk = rules.Zones.HasRisk && rules.Zones.IsRisk(latitude, longitude, step * rules.StepMs);
        if (double.IsNaN(_shoreLatitude)
            || Geodesy.DistanceMeters(_shoreLatitude, _shoreLongitude, latitude, longitude) >= 1000 * Math.Abs(_shoreKm - rules.ShoreKm))
        {
            (_shoreLatitude, _shoreLongitude) = (latitude, longitude);
            _shoreKm = rules.Places.DistanceToCoastKm(latitude, longitude) ?? double.PositiveInfinity;
        }

        return atRisk || _shoreKm >= rules.ShoreKm;
    }

    private bool IsNearlyFar(in SlowRules rules) => _shoreKm >= rules.ShoreKm - Company.WithinMeters / 1000;

    public bool End(SlowRunEnd by)
    {
        _endedBy = by;
        return false;
    }
}

/// <summary>What makes a step slow, and where that counts.</summary>
internal readonly record struct SlowRules(long StepMs, double BelowKnots, double ShoreKm, long LaidUpMs, Places Places, Zones Zones)
{
    public bool IsSlow(in Sample sample) => sample.SpeedKnots < BelowKnots && sample.Kind != StepKind.InHarbour;
}
