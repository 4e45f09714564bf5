using System.Runtime.InteropServices;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>
/// The figures of a run of contacts, added one by one in step order. Of a pair at anchor for a month there is a tally of the old
/// contacts, and a list of those of the last few hours, which delayed reports may still change.
/// </summary>
internal sealed partial class ContactTally(RendezvousOptions options)
{
    /// <summary>Steps alongside no further apart than this are one hold, as long as the encounter goes on between them.</summary>
    public static readonly TimeSpan SameHold = TimeSpan.FromMinutes(60);

    /// <summary>Two ships that were alongside for so long had to do with each other: one visited the other.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(10);

    private readonly long _visitSteps = (long)Math.Ceiling(Visit / options.Step);
    private readonly long _minSteps = (long)Math.Ceiling(options.MinDuration / options.Step);
    private readonly List<Hold> _holds = [];
    private SpeedCounts _speeds;
    private Sums _sums = new() { LongEnough = long.MaxValue, VisitSince = long.MaxValue, MinMeters = double.PositiveInfinity, MinHullGap = double.PositiveInfinity };

    public int Contacts => _sums.Contacts;
    public int AlongsideContacts => _sums.Alongside;
    public int EstimatedContacts => _sums.Estimated;

    /// <summary>Contacts as near as side by side, at which one ship was ahead of the other.</summary>
    public int InLineContacts => _sums.InLine;
    public int JudgedContacts => _sums.Judged;
    public int AnchorageContacts => _sums.Anchorage;
    public double MinMeters => _sums.MinMeters;
    public double? MinHullGap => double.IsPositiveInfinity(_sums.MinHullGap) ? null : _sums.MinHullGap;
    public long FirstStep => _sums.First;
    public long LastStep => _sums.Last.Step;

    /// <summary>First and last step alongside; meaningful when <see cref="AlongsideContacts"/> is not 0.</summary>
    public long FirstAlongside => _sums.FirstAlongside;
    public long LastAlongside => _sums.LastAlongside;

    /// <summary>Every time side by side, in order.</summary>
    public ReadOnlySpan<Hold> Holds => CollectionsMarshal.AsSpan(_holds);

    /// <summary>The most that was observed in one hold, and the longest silence of both ships in one, steps.</summary>
    public long MostObserved => _sums.MostObserved;
    public long MostSilent => _sums.MostSilent;

    /// <summary>The hold with the most time alongside: one that is long enough opens an alert.</summary>
    public ref readonly Hold LongestHold => ref _sums.LongestHold;

    /// <summary>The holds that are long enough.</summary>
    public LongHolds LongHolds
    {
        get
        {
            var counted = default(LongHolds);
            foreach (ref readonly var hold in Holds)
                if (IsLong(hold)) counted.Take(hold);
            return counted;
        }
    }

    /// <summary>A hold is long enough.</summary>
    public bool HasLongHold => _sums.LongEnough < long.MaxValue;

    /// <summary>Whether a hold is long enough to be a rendezvous.</summary>
    public bool IsLong(in Hold hold) => hold.Steps >= _minSteps;

    /// <summary>The step at which a hold became long enough; <see cref="long.MaxValue"/> before.</summary>
    public long LongEnoughSince => _sums.LongEnough;

    /// <summary>The step at which the ships had been alongside for <see cref="Visit"/> at one time; <see cref="long.MaxValue"/> before.</summary>
    public long VisitSince => _sums.VisitSince;

    /// <summary>Mean distance of the antennas alongside up to the step <see cref="LongEnoughSince"/>.</summary>
    public double LongEnoughMeters => _sums.MetersUntilLongEnough;

    /// <summary>Mean distance of the hulls alongside up to then; NaN where they were not known.</summary>
    public double LongEnoughGapMeters => _sums.GapsUntilLongEnough == 0 ? double.NaN : _sums.GapUntilLongEnough;

    /// <summary>Whether the ships were alongside in a hold that began no later than <paramref name="step"/> and ended no earlier than <paramref name="since"/>.</summary>
    public bool WasAlongside(long since, long step)
    {
        for (var i = _holds.Count - 1; i >= 0 && _holds[i].Last >= since; i--)
            if (_holds[i].First <= step) return true;
        return false;
    }

    /// <summary>Figures over the contacts from the first to the last.</summary>
    public Span Company => _sums.Company;

    /// <summary>Figures over the holds that are long enough; over the newest hold, while none is.</summary>
    public Span WhileAlongside => _sums.WhileAlongside;

    /// <summary>The mean place that a judgement is about: alongside where they were, else in company.</summary>
    public UnitVector Place => (_sums.Alongside > 0 ? _sums.WhileAlongside : _sums.Company).MeanVector();

    /// <summary>The longest time without any movement that either ship had reached at a contact.</summary>
    public TimeSpan Motionless => Time(_sums.LongestMotionless);

    /// <summary>How the speeds of the contacts lie to the limits that rules have for medians.</summary>
    public ref readonly SpeedCounts Speeds => ref _speeds;

    public void CopyFrom(ContactTally other)
    {
        _sums = other._sums;
        _speeds = other._speeds;
        _holds.Clear();
        _holds.AddRange(other._holds);
    }

    public void Add(in Contact c)
    {
        if (_sums.Contacts++ == 0) _sums.First = c.Step;
        else AddInterval(_sums.Last, c);
        _sums.MinMeters = Math.Min(_sums.MinMeters, c.Meters);
        if (!float.IsNaN(c.HullGap)) _sums.MinHullGap = Math.Min(_sums.MinHullGap, c.HullGap);
        if (c.InAnchorage) _sums.Anchorage++;
        if (c.Verdict != AlongsideVerdict.Unknown) _sums.Judged++;
        _speeds.Add(c, options.DriftingBelowKnots);
        _sums.LongestMotionless = Math.Max(_sums.LongestMotionless, c.MotionlessSteps);

        _sums.Company.Count(c);
        var middle = c.Middle();
        _sums.Company.Put(middle);
        if (c.IsAlongside) Begin(c);
        if (_holds.Count > 0)
        {
            _sums.Running.Count(c);
            CollectionsMarshal.AsSpan(_holds)[^1].AddFixes((c.Flags1 & SampleFlags.AtFix) != 0, (c.Flags2 & SampleFlags.AtFix) != 0, c.IsAlongside);
        }

        if (c.IsAlongside) TakeAlongside(c, middle);
        _sums.Last = c;
    }

    /// <summary>Goes on with the last hold, or begins another.</summary>
    private void Begin(in Contact c)
    {
        if (_holds.Count > 0)
        {
            var last = _holds[^1].Last;
            if ((c.Step - last) * options.Step <= SameHold || (c.Bridge == Bridge.Unobserved && _sums.Last.Step == last)) return;
        }

        _holds.Add(new Hold(c.Step));
        // What lies between two holds belongs to neither.
        _sums.Running = _sums.LongEnough < long.MaxValue ? _sums.WhileAlongside : default;
    }

    private void TakeAlongside(in Contact c, in UnitVector middle)
    {
        ref var hold = ref CollectionsMarshal.AsSpan(_holds)[^1];
        hold.Add(c);
        if (_sums.Alongside++ == 0) _sums.FirstAlongside = c.Step;
        _sums.LastAlongside = c.Step;
        if (c.Verdict == AlongsideVerdict.Estimated) _sums.Estimated++;
        if (c.Verdict == AlongsideVerdict.InLine) _sums.InLine++;
        _sums.Running.Put(middle);
        var isLong = IsLong(hold);
        if (isLong || _sums.LongEnough == long.MaxValue) _sums.WhileAlongside = _sums.Running;
        if (hold.Steps >= _sums.LongestHold.Steps) _sums.LongestHold = hold;
        _sums.MostObserved = Math.Max(_sums.MostObserved, hold.Observed);
        _sums.MostSilent = Math.Max(_sums.MostSilent, hold.Silent);
        if (_sums.VisitSince == long.MaxValue && hold.Steps >= _visitSteps) _sums.VisitSince = c.Step;
        if (_sums.LongEnough < long.MaxValue) return;
        _sums.MetersUntilLongEnough += (c.Meters - _sums.MetersUntilLongEnough) / _sums.Alongside;
        if (!float.IsNaN(c.HullGap)) _sums.GapUntilLongEnough += (c.HullGap - _sums.GapUntilLongEnough) / ++_sums.GapsUntilLongEnough;
        if (isLong) _sums.LongEnough = c.Step;
    }

    /// <summary>Makes the counts of speeds those of the contacts that medians hold.</summary>
    public void CountSpeeds(ContactMedians medians)
    {
        _speeds = default;
        _speeds.Add(medians, options.DriftingBelowKnots);
    }

    /// <summary>Makes the counts of speeds those of another tally and of contacts after it.</summary>
    public void CountSpeeds(ContactTally before, ReadOnlySpan<Contact> contacts)
    {
        _speeds = before._speeds;
        foreach (ref readonly var contact in contacts) _speeds.Add(contact, options.DriftingBelowKnots);
    }

    private void AddInterval(in Contact from, in Contact to)
    {
        var steps = (int)(to.Step - from.Step);
        var observed = to.Bridge == Bridge.None && from.IsObserved && to.IsObserved;
        var inferred = to.Bridge == Bridge.Unobserved || (to.Bridge == Bridge.None && !observed);
        _sums.Company.Pass(to, observed ? steps : 0, inferred ? steps : 0);
        if (_holds.Count == 0) return;
        _sums.Running.Pass(to, observed ? steps : 0, inferred ? steps : 0);
        if (!from.IsAlongside || !to.IsAlongside) return;
        ref var hold = ref CollectionsMarshal.AsSpan(_holds)[^1];
        if (observed) hold.Observed += steps;
        else if (to.Bridge == Bridge.None) hold.Inferred += steps;
        else if (to.Bridge == Bridge.Unobserved && from.IsObserved && to.IsObserved && to.BothSilent > 0)
            hold.Silent += Math.Min(steps, to.BothSilent + 1);
    }

    /// <summary>So many steps as time.</summary>
    public TimeSpan Time(long steps) => steps * options.Step;

    /// <summary>Sums over a span of contacts.</summary>
    internal partial struct Span
    {
        public int ObservedContacts;

        /// <summary>Contacts that could be judged, and those alongside.</summary>
        public int Judged, Alongside;
        public int ObservedSteps;
        public int InferredSteps;
        public int Silent1, Silent2;
        public double X, Y, Z;

        internal void Pass(in Contact to, int observed, int inferred)
        {
            ObservedSteps += observed;
            InferredSteps += inferred;
            Silent1 += to.Silent1;
            Silent2 += to.Silent2;
        }

        public readonly double AlongsideShare => Judged > 0 ? Alongside / (double)Judged : 0;

        internal void Count(in Contact c)
        {
            if (c.IsObserved) ObservedContacts++;
            if (c.Verdict != AlongsideVerdict.Unknown) Judged++;
            if (c.IsAlongside) Alongside++;
        }

        internal void Put(in UnitVector middle) => (X, Y, Z) = (X + middle.X, Y + middle.Y, Z + middle.Z);

        /// <summary>The mean of the points as a unit vector: it exists everywhere, at the antimeridian and the poles too.</summary>
        public readonly UnitVector MeanVector()
        {
            var length = Math.Sqrt(X * X + Y * Y + Z * Z);
            return new UnitVector(X / length, Y / length, Z / length);
        }

        public readonly (double Latitude, double Longitude) Mean() =>
            (Math.Atan2(Z, Math.Sqrt(X * X + Y * Y)) * 180 / Math.PI, Math.Atan2(Y, X) * 180 / Math.PI);
    }

    private partial struct Sums
    {
        public int Contacts, Alongside, Estimated, InLine, Judged, Anchorage;
        public double MinMeters, MinHullGap, MetersUntilLongEnough, GapUntilLongEnough;
        public int GapsUntilLongEnough;
        public long First, FirstAlongside, LastAlongside, LongEnough, VisitSince;
        public Hold LongestHold;
        public long MostObserved, MostSilent;
        public int LongestMotionless;
        public Span Company, Running, WhileAlongside;
        public Contact Last;
    }
}
