using System.Runtime.InteropServices;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>
/// Every encounter that is open or still judged. It can be found by its two tracks, by one track or by a vessel, and only this class
/// changes those lists. An encounter is added when it opens, ended when no contact can follow, and removed when nothing can ask
/// for it any more.
/// </summary>
internal sealed class PairIndex
{
    private readonly List<Encounter> _all = [];
    private readonly Dictionary<PairKey, Encounter> _open = [];
    private readonly Dictionary<Track, List<Encounter>> _openByTrack = [];
    private readonly Dictionary<Vessel, List<Encounter>> _byVessel = [];

    public ReadOnlySpan<Encounter> All => CollectionsMarshal.AsSpan(_all);

    public int OpenCount => _open.Count;

    public IEnumerable<Encounter> Open => _open.Values;

    public bool IsOpen(Track first, Track second) => _open.ContainsKey(new(first, second));

    /// <summary>The open encounters of a track, in the order in which they opened.</summary>
    public ReadOnlySpan<Encounter> OpenOf(Track track) => CollectionsMarshal.AsSpan(_openByTrack.GetValueOrDefault(track));

    /// <summary>The encounters of a vessel, open and ended, in the order in which they opened.</summary>
    public ReadOnlySpan<Encounter> Of(Vessel vessel) => CollectionsMarshal.AsSpan(_byVessel.GetValueOrDefault(vessel));

    public void Add(Encounter encounter)
    {
        _all.Add(encounter);
        Put(_byVessel, encounter.First.Vessel, encounter);
        Put(_byVessel, encounter.Second.Vessel, encounter);
        if (encounter.Ended) return;
        _open.Add(new(encounter.First, encounter.Second), encounter);
        Put(_openByTrack, encounter.First, encounter);
        Put(_openByTrack, encounter.Second, encounter);
        encounter.First.OpenEncounters++;
        encounter.Second.OpenEncounters++;
    }

    /// <summary>No contact can follow: the encounter is judged until it settles.</summary>
    public void End(Encounter encounter)
    {
        _open.Remove(new(encounter.First, encounter.Second));
        Remove(_openByTrack, encounter.First, encounter);
        Remove(_openByTrack, encounter.Second, encounter);
        encounter.First.OpenEncounters--;
        encounter.Second.OpenEncounters--;
    }

    /// <summary>Called for each encounter that is removed.</summary>
    public Action<Encounter>? Removed { get; set; }

    /// <summary>Removes the ended encounters for which <paramref name="isOver"/> is true.</summary>
    public void RemoveEnded(Predicate<Encounter> isOver)
    {
        for (var i = _all.Count - 1; i >= 0; i--)
        {
            var encounter = _all[i];
            if (!encounter.Ended || !isOver(encounter)) continue;
            _all[i] = _all[^1];
            _all.RemoveAt(_all.Count - 1);
            Remove(_byVessel, encounter.First.Vessel, encounter);
            Remove(_byVessel, encounter.Second.Vessel, encounter);
            Removed?.Invoke(encounter);
        }
    }

    /// <summary>Two tracks by their numbers: cheaper to look up than the tracks themselves.</summary>
    private readonly struct PairKey(Track first, Track second) : IEquatable<PairKey>
    {
        private readonly ulong _first = first.Id, _second = second.Id;

        public bool Equals(PairKey other) => _first == other._first && _second == other._second;

        public override bool Equals(object? obj) => obj is PairKey other && Equals(other);

        public override int GetHashCode() => (int)((_first * 0x9E37_79B9_7F4A_7C15 ^ _second) * 0x9E37_79B9_7F4A_7C15 >> 32);
    }

    private static void Put<T>(Dictionary<T, List<Encounter>> index, T key, Encounter encounter) where T : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        (list ??= []).Add(encounter);
    }

    private static void Remove<T>(Dictionary<T, List<Encounter>> index, T key, Encounter encounter) where T : notnull
    {
        var list = index[key];
        list.Remove(encounter);
        if (list.Count == 0) index.Remove(key);
    }
}
