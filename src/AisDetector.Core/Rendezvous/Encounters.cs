using System.Runtime.InteropServices;
using AisDetector.Core.State;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Rendezvous;

/// <summary>
/// The join: samples in, encounters out. A sample that meets another in the grid opens the pair's encounter; from then on
/// the pair is followed step by step, looking the partner up by (track, step).
/// </summary>
internal sealed class Encounters(RendezvousOptions options)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly SpaceTimeGrid _grid = new(options.LeavingDistanceMeters, options.ContactDistanceMeters);
    private readonly Dictionary<(Track, Track), Encounter> _open = [];
    private readonly Dictionary<Track, List<Encounter>> _byTrack = [];
    private readonly List<(Track Other, double Meters)> _met = [];
    private readonly List<Encounter> _scratch = [];
    private long _final = long.MinValue;

    /// <summary>Encounters opened since the owner last looked; the owner clears it.</summary>
    public List<Encounter> Opened { get; } = [];

    public int OpenCount => _open.Count;

    /// <summary>Samples taken and contacts found since the process began: counts for those who watch, no part of the state.</summary>
    public long Samples { get; private set; }
    public long Contacts { get; private set; }

    /// <summary>Called for each contact that the grid finds: MMSIs, step, distance.</summary>
    public Action<uint, uint, long, double>? Observer { get; set; }

    /// <summary>Takes the samples that a fix closed, and follows the track's encounters to where both ships are known.</summary>
    public void Follow(Track track, List<Sample> fresh)
    {
        Samples += fresh.Count;
        foreach (ref readonly var sample in CollectionsMarshal.AsSpan(fresh))
        {
            if (sample.Kind != StepKind.Slow) continue;
            _met.Clear();
            _grid.Meet(track, sample, _met);
            Contacts += _met.Count;
            foreach (var (other, meters) in _met)
            {
                Observer?.Invoke(track.Vessel.Mmsi, other.Vessel.Mmsi, sample.Step * _stepMs, meters);
                var (first, second) = InOrder(track, other);
                if (!_open.ContainsKey((first, second))) Open(first, second, sample.Step, meters);
            }
        }

        if (track.OpenEncounters == 0) return;
        _scratch.Clear();
        _scratch.AddRange(_byTrack[track]);
        foreach (var encounter in _scratch) Advance(encounter);
    }

    /// <summary>Nothing can reach steps before <paramref name="final"/> any more: encounters take them as they are.</summary>
    public void Tick(long final)
    {
        _final = final;
        _grid.DropBefore(final);
        if (_open.Count == 0) return;
        _scratch.Clear();
        foreach (var encounter in _open.Values)
            if (encounter.Evaluated < final - 1) _scratch.Add(encounter);
        foreach (var encounter in _scratch) Advance(encounter);
    }

    /// <summary>The open encounters themselves are the cases' to keep; the grid is made anew from the tracks.</summary>
    public void Persist(StateStream state, Fleet fleet, IEnumerable<Encounter> restored)
    {
        state.Value(ref _final);
        if (!state.Reading) return;
        _grid.DropBefore(_final);
        foreach (var vessel in fleet.Vessels)
        {
            foreach (var track in vessel.Tracks) PutBack(track);
            foreach (var track in vessel.Retired) PutBack(track);
        }

        foreach (var encounter in restored)
        {
            if (encounter.Ended) continue;
            _open.Add((encounter.First, encounter.Second), encounter);
            Link(encounter.First, encounter);
            Link(encounter.Second, encounter);
        }
    }

    private void PutBack(Track track)
    {
        for (var step = Math.Max(_final, track.Trace.Oldest); step <= track.Trace.Newest; step++)
        {
            if (track.Trace.Kind(step) != StepKind.Slow) continue;
            _met.Clear();
            _grid.Meet(track, track.Trace.Slow(step), _met);
        }
    }

    private void Advance(Encounter encounter)
    {
        var (first, second) = (encounter.First, encounter.Second);
        var until = Math.Min(Known(first), Known(second));
        while (encounter.Evaluated < until)
        {
            var step = encounter.Evaluated + 1;
            if (encounter.Take(step, out var contact, out var meters)) continue;
            Close(encounter);
            if (!contact && !NextContact(first, second, ref step, until, out meters)) return;
            encounter = Open(first, second, step, meters);
        }
    }

    /// <summary>The newest step at which it is known what a track did: a fix on a step after a gap tells it only with the next.</summary>
    private long Known(Track track)
    {
        var step = Math.DivRem(track.Last.Time, _stepMs, out var rest);
        return Math.Max(rest == 0 && track.Trace.Newest < step ? step - 1 : step, _final - 1);
    }

    private bool NextContact(Track first, Track second, ref long step, long until, out double meters)
    {
        for (step++; step <= until; step++)
        {
            if (first.Trace.Kind(step) != StepKind.Slow || second.Trace.Kind(step) != StepKind.Slow) continue;
            ref readonly var a = ref first.Trace.Slow(step);
            ref readonly var b = ref second.Trace.Slow(step);
            meters = Geo.Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
            if (meters <= options.ContactDistanceMeters) return true;
        }

        meters = double.NaN;
        return false;
    }

    private Encounter Open(Track first, Track second, long step, double meters)
    {
        var encounter = new Encounter(first, second, step, meters, options);
        _open.Add((first, second), encounter);
        Link(first, encounter);
        Link(second, encounter);
        Opened.Add(encounter);
        return encounter;
    }

    private void Close(Encounter encounter)
    {
        _open.Remove((encounter.First, encounter.Second));
        Unlink(encounter.First, encounter);
        Unlink(encounter.Second, encounter);
    }

    private void Link(Track track, Encounter encounter)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTrack, track, out _);
        (list ??= []).Add(encounter);
        track.OpenEncounters++;
    }

    private void Unlink(Track track, Encounter encounter)
    {
        _byTrack[track].Remove(encounter);
        if (--track.OpenEncounters == 0) _byTrack.Remove(track);
    }

    private static (Track, Track) InOrder(Track a, Track b) =>
        (a.Vessel.Mmsi, a.Ordinal).CompareTo((b.Vessel.Mmsi, b.Ordinal)) < 0 ? (a, b) : (b, a);
}
