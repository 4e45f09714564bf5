using AisDetector.Core.State;

namespace AisDetector.Core.Reports;

/// <summary>Static data in the state: a bit for each field that is there, then those fields.</summary>
internal static class StaticDataState
{
    public static void Persist(StateStream state, ref StaticData? value) => state.Shared(ref value, Content);

    private static StaticData Content(StateStream state, StaticData? value)
    {
        var (imo, name, callSign, destination, eta) = (value?.Imo, value?.Name, value?.CallSign, value?.Destination, value?.Eta);
        var (type, draught) = (value?.ShipType, value?.DraughtMeters);
        var (bow, stern, port, starboard) = (value?.ToBowMeters, value?.ToSternMeters, value?.ToPortMeters, value?.ToStarboardMeters);
        var (length, beam) = (value?.LengthMeters, value?.BeamMeters);
        Number(state, ref imo);
        state.Value(ref name);
        state.Value(ref callSign);
        Number(state, ref type);
        Number(state, ref bow);
        Number(state, ref stern);
        Number(state, ref port);
        Number(state, ref starboard);
        Number(state, ref length);
        Number(state, ref beam);
        var some = draught != null;
        state.Value(ref some);
        var meters = draught ?? 0;
        if (some) state.Value(ref meters);
        state.Value(ref destination);
        state.Value(ref eta);
        return value ?? new StaticData
        {
            Imo = imo,
            Name = name,
            CallSign = callSign,
            ShipType = type,
            ToBowMeters = bow,
            ToSternMeters = stern,
            ToPortMeters = port,
            ToStarboardMeters = starboard,
            LengthMeters = length,
            BeamMeters = beam,
            DraughtMeters = some ? meters : null,
            Destination = destination,
            Eta = eta,
        };
    }

    /// <summary>One more than the value, so that 0 is "not there".</summary>
    private static void Number<T>(StateStream state, ref T? value) where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var coded = value is { } v ? long.CreateChecked(v) + 1 : 0;
        state.Value(ref coded);
        value = coded == 0 ? null : T.CreateChecked(coded - 1);
    }
}
