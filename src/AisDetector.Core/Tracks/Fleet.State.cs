using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Fleet"/> saves.</summary>
internal sealed partial class Fleet
{
    /// <param name="extra">Tracks that their vessels have forgotten and encounters still name.</param>
    public void Persist(StateStream state, long finalStep, List<Track> extra)
    {
        state.Value(ref _swept);
        state.Value(ref _singleFixTracks);
        var count = _vessels.Count;
        state.Count(ref count);
        if (state.Reading)
        {
            for (var i = 0; i < count; i++)
            {
                uint mmsi = 0;
                state.Value(ref mmsi);
                var vessel = _vessels[mmsi] = new Vessel(mmsi);
                vessel.Persist(state, finalStep, _traceCapacity);
            }
        }
        else
        {
            foreach (var (key, vessel) in _vessels)
            {
                var mmsi = key;
                state.Value(ref mmsi);
                vessel.Persist(state, finalStep, _traceCapacity);
            }
        }

        state.List(extra, (StateStream s, ref Track track) =>
        {
            var mmsi = s.Reading ? 0 : track.Vessel.Mmsi;
            s.Value(ref mmsi);
            _vessels[mmsi].PersistTrack(s, ref track, finalStep, _traceCapacity);
        });
    }
}
