using AisDetector.Core.State;

namespace AisDetector.Core.Loitering;

/// <summary>What <see cref="SlowRuns"/> save.</summary>
internal sealed partial class SlowRuns
{
    public void Persist(StateStream state)
    {
        state.Value(ref _swept);
        state.List(_all, (StateStream s, ref SlowRun run) => SlowRun.Persist(s, ref run, _fleet.Find));
        if (!state.Reading) return;
        foreach (var run in _all)
        {
            if (run.IsListed && !run.Life.IsOver) _long.Add(run);
            if (run.Ended) continue;
            StateStream.Check(_open.TryAdd((run.Vessel.Mmsi, run.Ordinal), run));
            foreach (var track in run.Vessel.Tracks)
                if (track.Ordinal == run.Ordinal) track.HasSlowRun = true;
        }
    }
}
