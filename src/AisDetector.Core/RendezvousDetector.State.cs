using AisDetector.Core.State;
using AisDetector.Core.Tracks;

namespace AisDetector.Core;

/// <summary>What a <see cref="RendezvousDetector"/> saves.</summary>
public sealed partial class RendezvousDetector
{
    /// <summary>Writes everything that the detector's answers depend on. To be called between two calls of <see cref="Add"/>.</summary>
    public void Save(Stream stream)
    {
        var state = StateStream.Into(stream);
        Persist(state);
        state.Flush();
    }

    /// <summary>Reads into a new detector what <see cref="Save"/> wrote with the same options and places: it goes on as if never stopped.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such state, or one of other options.</exception>
    public void Restore(Stream stream) => StateStream.Read(stream, Persist);

    private void Persist(StateStream state)
    {
        var savedWith = state.Header("AisDetector", _options.Identity());
        if (_options.DifferenceFrom(savedWith) is { } difference)
            throw new InvalidDataException($"The state was saved with other options: {difference}.");
        _buffer.Persist(state);
        state.Value(ref _nextTick);
        var finalStep = _nextTick == long.MinValue ? 0 : FinalStep(_nextTick) - 1;
        var named = _pairs.Index.All.ToArray().SelectMany(e => new[] { e.First, e.Second }).Distinct();
        var extra = named.Where(t => !t.Vessel.Tracks.Contains(t) && !t.Vessel.Retired.Contains(t)).ToList();
        var tracks = new List<Track?>();
        _fleet.Persist(state, finalStep, extra, tracks);
        var numbers = new Dictionary<Track, int>();
        for (var i = 0; i < tracks.Count; i++)
            if (tracks[i] is { } track) numbers.Add(track, i);
        _pairs.Persist(state, (StateStream s, ref Track track) =>
        {
            var number = s.Reading ? 0 : numbers[track];
            s.Value(ref number);
            StateStream.Check(tracks[number] != null);
            track = tracks[number]!;
        });
        if (state.Reading) _pairs.FillGrid(_fleet.Vessels.SelectMany(v => v.Tracks.Concat(v.Retired)).ToList());
        Counts.Persist(state);
        if (state.Version < 3 || _loitering == null) return;
        _silences.Persist(state);
        _loitering.Persist(state);
    }
}
