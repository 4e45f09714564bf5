using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Fleet"/> saves.</summary>
internal sealed partial class Fleet
{
    /// <param name="extra">Tracks that their vessels have forgotten and encounters still name.</param>
    /// <param name="tracks">Takes all tracks in the order in which they stand in the state, then the extra ones. Null stands for one of a lone fix, which no encounter names.</param>
    public void Persist(StateStream state, long finalStep, List<Track> extra, List<Track?> tracks)
    {
        state.Value(ref _swept);
        state.Value(ref _singleFixTracks);
        var count = Count;
        state.Count(ref count);
        if (state.Reading)
        {
            for (var i = 0; i < count; i++)
            {
                uint mmsi = 0;
                state.Value(ref mmsi);
                var vessel = new Vessel(mmsi);
                PersistVessel(vessel);
                if (vessel.IsLoneFix(out var fix)) _lone[mmsi] = fix;
                else _vessels[mmsi] = vessel;
            }
        }
        else
        {
            foreach (var (mmsi, vessel) in _vessels) Write(mmsi, vessel);
            // As vessels: the format knows no others.
            foreach (var (mmsi, fix) in _lone)
            {
                var vessel = new Vessel(mmsi);
                Follow(vessel, fix.Report(mmsi), fix.Time);
                Write(mmsi, vessel);
            }
        }

        void Write(uint mmsi, Vessel vessel)
        {
            state.Value(ref mmsi);
            PersistVessel(vessel);
        }

        void PersistVessel(Vessel vessel)
        {
            vessel.Persist(state, finalStep, _traceCapacity);
            if (vessel.IsLoneFix(out _)) tracks.Add(null);
            else tracks.AddRange(vessel.Tracks.Concat(vessel.Retired));
        }

        state.List(extra, (StateStream s, ref Track track) =>
        {
            var mmsi = s.Reading ? 0 : track.Vessel.Mmsi;
            s.Value(ref mmsi);
            _vessels[mmsi].PersistTrack(s, ref track, finalStep, _traceCapacity);
        });
        tracks.AddRange(extra);
    }
}
