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
    /// <summary>Inferred time counts only when each ship has had so many fixes in a row alongside.</summary>
    public const int FixesToTrust = 4;

    /// <summary>Times alongside less than this apart are one stretch.</summary>
    public static readonly TimeSpan SameStretch = TimeSpan.FromMinutes(60);

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly List<(long First, long Last)> _stretches = [];
    private SpeedCounts _speeds;
    private Sums _sums = new() { LongEnough = long.MaxValue, MinMeters = double.PositiveInfinity, MinHullGap = double.PositiveInfinity };

    public int Contacts => _sums.Contacts;
    public int AlongsideContacts => _sums.Alongside;
    public int EstimatedContacts => _sums.Estimated;
    public int JudgedContacts => _sums.Judged;
    public int AnchorageContacts => _sums.Anchorage;
    public double MinMeters => _sums.MinMeters;
    public double? MinHullGap => double.IsPositiveInfinity(_sums.MinHullGap) ? null : _sums.MinHullGap;
    public long FirstStep => _sums.First;
    public long LastStep => _sums.Last.Step;

    /// <summary>First and last step alongside; meaningful when <see cref="AlongsideContacts"/> is not 0.</summary>
    public long FirstAlongside => _sums.FirstAlongside;
    public long LastAlongside => _sums.LastAlongside;

    /// <summary>
    /// The time alongside that opens an alert has three parts: observed; silent, when both ships were silent between two steps observed
    /// alongside; inferred, which counts once each ship has had enough fixes alongside.
    /// </summary>
    public TimeSpan AlongsideObserved => Steps(_sums.OpenObserved);
    public TimeSpan AlongsideSilent => Steps(_sums.OpenSilent);
    public TimeSpan AlongsideInferred => _sums.MostFixes1 >= FixesToTrust && _sums.MostFixes2 >= FixesToTrust ? Steps(_sums.OpenInferred) : TimeSpan.Zero;
    public TimeSpan AlongsideTime => Steps(AlongsideSteps);
    public long AlongsideSteps =>
        _sums.OpenObserved + _sums.OpenSilent + (_sums.MostFixes1 >= FixesToTrust && _sums.MostFixes2 >= FixesToTrust ? _sums.OpenInferred : 0);

    /// <summary>The step at which the time alongside reached the minimum; <see cref="long.MaxValue"/> before.</summary>
    public long LongEnoughSince => _sums.LongEnough;

    /// <summary>Mean distance of the antennas alongside up to the step <see cref="LongEnoughSince"/>.</summary>
    public double LongEnoughMeters => _sums.MetersUntilLongEnough;

    /// <summary>Whether the ships were alongside in a stretch that began no later than <paramref name="step"/> and ended no earlier than <paramref name="since"/>.</summary>
    public bool WasAlongside(long since, long step)
    {
        for (var i = _stretches.Count - 1; i >= 0 && _stretches[i].Last >= since; i--)
            if (_stretches[i].First <= step) return true;
        return false;
    }

    /// <summary>Figures over the contacts from the first to the last.</summary>
    public Span Company => _sums.Company;

    /// <summary>Figures from the first step alongside to the last.</summary>
    public Span WhileAlongside => _sums.WhileAlongside;

    /// <summary>The mean place that a judgement is about: alongside where they were, else in company.</summary>
    public UnitVector Place => (_sums.Alongside > 0 ? _sums.WhileAlongside : _sums.Company).MeanVector();

    /// <summary>The longest time without any movement that either ship had reached at a contact.</summary>
    public TimeSpan Motionless => Steps(_sums.LongestMotionless);

    /// <summary>How the speeds of the contacts lie to the limits that rules have for medians.</summary>
    public ref readonly SpeedCounts Speeds => ref _speeds;

    /// <summary>First step of the last stretch alongside, and how many stretches there are; changes when the ships come alongside anew.</summary>
    public (int Count, long Start) Stretches => _stretches.Count == 0 ? default : (_stretches.Count, _stretches[^1].First);

    public void CopyFrom(ContactTally other)
    {
        _sums = other._sums;
        _speeds = other._speeds;
        _stretches.Clear();
        _stretches.AddRange(other._stretches);
    }

    public void Add(in Contact c)
    {
        if (_sums.Contacts++ == 0) _sums.First = c.Step;
        else AddInterval(_sums.Last, c);
        _sums.MinMeters = Math.Min(_sums.MinMeters, c.Meters);
        if (!float.IsNaN(c.HullGap)) _sums.MinHullGap = Math.Min(_sums.MinHullGap, c.HullGap);
        if (c.InAnchorage) _sums.Anchorage++;
        if (c.Verdict != AlongsideVerdict.Unknown) _sums.Judged++;
        AddFixes(c);
        _speeds.Add(c, options.DriftingBelowKnots);
        _sums.LongestMotionless = Math.Max(_sums.LongestMotionless, c.MotionlessSteps);

        _sums.Company.ObservedContacts += c.IsObserved ? 1 : 0;
        var middle = c.Middle();
        _sums.Company.Put(middle);
        if (c.IsAlongside)
        {
            if (_sums.Alongside++ == 0)
            {
                _sums.FirstAlongside = c.Step;
                _sums.Running = default;
            }

            if (c.Verdict == AlongsideVerdict.Estimated) _sums.Estimated++;
            _sums.Running.Put(middle);
        }

        if (_sums.Alongside > 0) _sums.Running.ObservedContacts += c.IsObserved ? 1 : 0;
        if (c.IsAlongside)
        {
            _sums.LastAlongside = c.Step;
            _sums.WhileAlongside = _sums.Running;
            if (_sums.LongEnough == long.MaxValue)
            {
                _sums.MetersUntilLongEnough += (c.Meters - _sums.MetersUntilLongEnough) / _sums.Alongside;
                if (AlongsideTime >= options.MinDuration) _sums.LongEnough = c.Step;
            }

            if (_stretches.Count > 0 && (c.Step - _stretches[^1].Last) * options.Step <= SameStretch) _stretches[^1] = (_stretches[^1].First, c.Step);
            else _stretches.Add((c.Step, c.Step));
        }

        _sums.Last = c;
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
        if (_sums.Alongside > 0) _sums.Running.Pass(to, observed ? steps : 0, inferred ? steps : 0);
        if (!from.IsAlongside || !to.IsAlongside) return;
        if (observed) _sums.OpenObserved += steps;
        else if (to.Bridge == Bridge.None) _sums.OpenInferred += steps;
        else if (to.Bridge == Bridge.Unobserved && from.IsObserved && to.IsObserved && to.BothSilent > 0)
            _sums.OpenSilent += Math.Min(steps, to.BothSilent + 1);
    }

    private void AddFixes(in Contact c)
    {
        if ((c.Flags1 & SampleFlags.AtFix) != 0) _sums.MostFixes1 = Math.Max(_sums.MostFixes1, _sums.Fixes1 = c.IsAlongside ? _sums.Fixes1 + 1 : 0);
        if ((c.Flags2 & SampleFlags.AtFix) != 0) _sums.MostFixes2 = Math.Max(_sums.MostFixes2, _sums.Fixes2 = c.IsAlongside ? _sums.Fixes2 + 1 : 0);
    }

    private TimeSpan Steps(long steps) => TimeSpan.FromMilliseconds(steps * _stepMs);

    /// <summary>Sums over a span of contacts.</summary>
    internal partial struct Span
    {
        public int ObservedContacts;
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
        public int Contacts, Alongside, Estimated, Judged, Anchorage;
        public double MinMeters, MinHullGap, MetersUntilLongEnough;
        public long First, FirstAlongside, LastAlongside, LongEnough;
        public long OpenObserved, OpenSilent, OpenInferred;
        public int Fixes1, Fixes2, MostFixes1, MostFixes2;
        public int LongestMotionless;
        public Span Company, Running, WhileAlongside;
        public Contact Last;
    }
}
