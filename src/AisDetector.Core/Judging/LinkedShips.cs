using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>The ships that are linked side by side around a step, and the link of the lowest tracks among them.</summary>
internal sealed class LinkedShips(IReadOnlyList<Vessel> ships, Encounter? lowest)
{
    /// <summary>Whether all are small, and the evidence (ms) that this rests on: who may look back so far gets this answer.</summary>
    private (bool AllSmall, long Evidence)? _small;

    public static LinkedShips None { get; } = new([], null);

    public IReadOnlyList<Vessel> Ships => ships;

    /// <summary>Its alert stands for the whole crowd, so that not every pair of it has one; null where no two are linked.</summary>
    public Encounter? Lowest => lowest;

    public LinkedShips With(LinkedShips other) =>
        new([.. ships, .. other.Ships], lowest == null || (other.Lowest is { } third && Encounter.ByTracks(third, lowest) < 0) ? other.Lowest : lowest);

    /// <summary>Whether every ship is small, by what was reported between two times (ms).</summary>
    /// <param name="until">The same at each call.</param>
    /// <param name="isSmall">Answers for one ship; asked where the remembered answer does not hold.</param>
    public bool AreAllSmall(long remembered, long until, Func<Vessel, bool> isSmall)
    {
        _small ??= Smallness(until);
        return remembered <= _small.Value.Evidence ? _small.Value.AllSmall : ships.All(isSmall);
    }

    private (bool, long) Smallness(long until)
    {
        var oldest = long.MaxValue;
        foreach (var ship in ships)
        {
            if (!ship.IsOneShip) return (false, long.MinValue);
            var (small, evidence) = ShipFacts.Smallness(ship, until);
            if (!small) return (false, evidence);
            oldest = Math.Min(oldest, evidence);
        }

        return (true, oldest);
    }
}
