using AisDetector.Core.State;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>What a <see cref="SlowRun"/> saves.</summary>
internal sealed partial class SlowRun
{
    public static void Persist(StateStream state, ref SlowRun run, Func<uint, Vessel?> vesselOf)
    {
        var (mmsi, ordinal, start) = state.Reading ? default : (run.Vessel.Mmsi, run.Ordinal, run.Start);
        state.Value(ref mmsi);
        state.Value(ref ordinal);
        state.Value(ref start);
        if (state.Reading)
        {
            var vessel = vesselOf(mmsi);
            StateStream.Check(vessel != null);
            run = new SlowRun(vessel!, ordinal, start);
        }

        run.PersistRest(state, vesselOf);
    }

    private void PersistRest(StateStream state, Func<uint, Vessel?> vesselOf)
    {
        state.Value(ref _lastSlow);
        state.Value(ref _lastStep);
        state.Enum(ref _endedBy);
        state.Value(ref _observedSteps);
        state.Value(ref _inferredSteps);
        state.Value(ref _silentSteps);
        state.Value(ref _countedSteps);
        state.Value(ref _riskSteps);
        state.Value(ref _anchorageSteps);
        state.Value(ref _fixes);
        state.Value(ref _motionlessSteps);
        state.Value(ref _marksFolded);
        state.Value(ref _marksInCompany);
        state.Value(ref _firstLatitude);
        state.Value(ref _firstLongitude);
        state.Value(ref _lastLatitude);
        state.Value(ref _lastLongitude);
        state.Value(ref _x);
        state.Value(ref _y);
        state.Value(ref _z);
        state.Value(ref _lastObserved);
        state.Value(ref _isListed);
        state.Value(ref _shoreLatitude);
        state.Value(ref _shoreLongitude);
        state.Value(ref _shoreKm);
        for (var i = 0; i < _speeds.Length; i++) state.Value(ref _speeds[i]);
        state.List(Marks, static (StateStream s, ref Mark mark) =>
        {
            var (step, latitude, longitude) = mark;
            s.Value(ref step);
            s.Value(ref latitude);
            s.Value(ref longitude);
            mark = new Mark(step, latitude, longitude);
        });
        state.List(Partners, (StateStream s, ref (Vessel Ship, long KnownAt) partner) =>
        {
            var mmsi = s.Reading ? 0 : partner.Ship.Mmsi;
            s.Value(ref mmsi);
            if (s.Reading)
            {
                var ship = vesselOf(mmsi);
                StateStream.Check(ship != null);
                partner.Ship = ship!;
            }

            s.Value(ref partner.KnownAt);
        });
        Life.Persist(state);
        if (state.Reading) StateStream.Check(_marksFolded >= 0 && _marksFolded <= Marks.Count && _lastSlow >= Start);
    }
}
