using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>
/// The join: samples in, encounters out. A sample that meets another in the grid opens the pair's encounter. From then on the pair is
/// followed step by step, and each ship's place is looked up in the trace of its track.
/// </summary>
internal sealed partial class PairJoin(RendezvousOptions options)
{
    /// <summary>A track has no more open encounters than this: those with its <see cref="SpaceTimeGrid.MostMet"/> nearest, and as many that are leaving.</summary>
    private const int MostOpen = 64;

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly SpaceTimeGrid _grid = new(options.LeavingDistanceMeters, options.ContactDistanceMeters);
    private readonly List<(Track Other, double Meters)> _met = [];
    private readonly List<Encounter> _scratch = [];
    private long _finalStep = long.MinValue;

    /// <summary>Every encounter that is open or still judged.</summary>
    public PairIndex Index { get; } = new();

    /// <summary>Samples taken and contacts found since this instance was made. They are counts for those who watch, and no part of the state.</summary>
    public long Samples { get; private set; }
    public long Contacts { get; private set; }

    /// <summary>Contacts and pairs that were left out since this instance was made, because too many ships lay in one place.</summary>
    public long PairsCut { get; private set; }

    /// <summary>Called for each contact that the grid finds: MMSIs, step, distance.</summary>
    public Action<uint, uint, long, double>? Observer { get; set; }

    /// <summary>Takes what a report brought. Its samples meet others. The track's encounters go on, up to the newest step at which both ships are known.</summary>
    public void Meet(in Followed followed)
    {
        if (followed.StaticsChanged)
        {
            foreach (var encounter in Index.Of(followed.Vessel)) encounter.ChangeStatics();
        }

        if (followed.ShipChanged)
        {
            foreach (var encounter in Index.Of(followed.Vessel)) encounter.ChangeShip();
        }

        if (followed.Track is not { } track) return;
        Samples += followed.Samples.Length;
        foreach (ref readonly var sample in followed.Samples)
            if (sample.Kind == StepKind.Slow) Meet(track, sample);
        if (track.OpenEncounters == 0) return;
        // A report inside a step makes no step known: the encounters have nothing to take.
        var known = Known(track);
        if (known == track.FollowedTo && followed.Samples.IsEmpty) return;
        track.FollowedTo = known;
        _scratch.Clear();
        _scratch.AddRange(Index.OpenOf(track));
        foreach (var encounter in _scratch) Advance(encounter);
    }

    private void Meet(Track track, in Sample sample)
    {
        _met.Clear();
        if (_grid.Meet(track, sample, _met) is > 0 and var cut) Cut(track, cut, sample.Step);
        Contacts += _met.Count;
        foreach (var (other, meters) in _met)
        {
            Observer?.Invoke(track.Vessel.Mmsi, other.Vessel.Mmsi, sample.Step * _stepMs, meters);
            var (first, second) = InOrder(track, other);
            if (!Index.IsOpen(first, second) && HasRoom(track, other, meters, sample.Step)) Open(first, second, sample.Step, meters);
        }
    }

    /// <summary>Makes room for a pair where one of the two tracks has as many as it may: the farthest that was never alongside goes, if it is farther than the new one.</summary>
    private bool HasRoom(Track track, Track other, double meters, long step)
    {
        Encounter? leaves1 = null, leaves2 = null;
        if ((track.OpenEncounters >= MostOpen && (leaves1 = FartherThan(meters, track)) == null)
            || (other.OpenEncounters >= MostOpen && (leaves2 = FartherThan(meters, other)) == null))
        {
            Cut(track, 1, step);
            Cut(other, 0, step);
            return false;
        }

        if (leaves1 != null) GiveUp(leaves1, step);
        if (leaves2 is { Ended: false }) GiveUp(leaves2, step);
        return true;
    }

    private Encounter? FartherThan(double meters, Track track)
    {
        Encounter? farthest = null;
        foreach (var encounter in Index.OpenOf(track))
        {
            if (encounter.LastMeters <= meters || encounter.Tally.AlongsideContacts > 0) continue;
            (farthest, meters) = (encounter, encounter.LastMeters);
        }

        return farthest;
    }

    private void GiveUp(Encounter encounter, long step)
    {
        encounter.GiveUp();
        Index.End(encounter);
        Cut(encounter.First, 1, step);
        Cut(encounter.Second, 0, step);
    }

    private void Cut(Track track, int pairs, long step)
    {
        PairsCut += pairs;
        track.Vessel.NoteCut(step * _stepMs);
    }

    /// <summary>To be called when nothing can reach the steps before <paramref name="finalStep"/> any more: encounters take these steps as they are.</summary>
    public void Pass(long finalStep)
    {
        _finalStep = finalStep;
        _grid.DropBefore(finalStep);
        if (Index.OpenCount == 0) return;
        _scratch.Clear();
        foreach (var encounter in Index.Open)
            if (encounter.Evaluated < finalStep - 1) _scratch.Add(encounter);
        foreach (var encounter in _scratch) Advance(encounter);
    }

    private void Advance(Encounter encounter)
    {
        var (first, second) = (encounter.First, encounter.Second);
        var until = Math.Min(Known(first), Known(second));
        while (encounter.Evaluated < until)
        {
            var step = encounter.Evaluated + 1;
            if (encounter.TakeStep(step, out var contact, out var meters)) continue;
            Index.End(encounter);
            if (!contact && !TryNextContact(first, second, ref step, until, out meters)) return;
            encounter = Open(first, second, step, meters);
        }
    }

    /// <summary>The newest step at which it is known what a track did. After a gap, a fix exactly on a step does not make that step known; the next fix does.</summary>
    private long Known(Track track)
    {
        var step = Math.DivRem(track.Last.Time, _stepMs, out var rest);
        return Math.Max(rest == 0 && track.Trace.Newest < step ? step - 1 : step, _finalStep == long.MinValue ? _finalStep : _finalStep - 1);
    }

    private bool TryNextContact(Track first, Track second, ref long step, long until, out double meters)
    {
        for (step++; step <= until; step++)
        {
            if (first.Trace.Kind(step) != StepKind.Slow || second.Trace.Kind(step) != StepKind.Slow) continue;
            ref readonly var a = ref first.Trace.Slow(step);
            ref readonly var b = ref second.Trace.Slow(step);
            meters = Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
            if (meters <= options.ContactDistanceMeters) return true;
        }

        meters = double.NaN;
        return false;
    }

    private Encounter Open(Track first, Track second, long step, double meters)
    {
        var encounter = new Encounter(first, second, step, meters, options);
        Index.Add(encounter);
        return encounter;
    }

    private static (Track, Track) InOrder(Track a, Track b) =>
        (a.Vessel.Mmsi, a.Ordinal).CompareTo((b.Vessel.Mmsi, b.Ordinal)) < 0 ? (a, b) : (b, a);
}
