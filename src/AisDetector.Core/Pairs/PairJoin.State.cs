using AisDetector.Core.State;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="PairJoin"/> saves.</summary>
internal sealed partial class PairJoin
{
    /// <param name="track">Writes or reads a track by its number.</param>
    public void Persist(StateStream state, StateItem<Track> track)
    {
        List<Encounter> encounters = [.. Index.All];
        state.List(encounters, (StateStream s, ref Encounter encounter) =>
        {
            var (first, second) = s.Reading ? default : (encounter.First, encounter.Second);
            var contact = s.Reading ? 0 : encounter.FirstContact;
            track(s, ref first!);
            track(s, ref second!);
            s.Value(ref contact);
            if (s.Reading) encounter = new Encounter(first, second, contact, options);
            encounter.Persist(s);
        });
        state.Value(ref _finalStep);
        if (!state.Reading) return;
        foreach (var encounter in encounters) Index.Add(encounter);
    }

    /// <summary>The grid is not saved: it is made anew from the samples of the restored tracks.</summary>
    public void FillGrid(IEnumerable<Track> tracks)
    {
        _grid.DropBefore(_finalStep);
        foreach (var track in tracks)
        {
            for (var step = Math.Max(_finalStep, track.Trace.Oldest); step <= track.Trace.Newest; step++)
            {
                if (track.Trace.Kind(step) != StepKind.Slow) continue;
                _met.Clear();
                _grid.Meet(track, track.Trace.Slow(step), _met);
            }
        }
    }
}
