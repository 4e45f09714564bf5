namespace AisDetector.Core.Tracks;

/// <summary>
/// The ships that a vessel lay alongside lately, kept after the encounters themselves are forgotten: a boat that serves an anchorage
/// is told by how many it goes to.
/// </summary>
internal sealed partial class Visits
{
    /// <summary>More in the remembered time is a boat that serves, however many.</summary>
    private const int Most = 32;

    private readonly List<(uint Mmsi, long Step)> _visits = [];

    /// <summary>The partners, and the step at which each had been visited.</summary>
    public IReadOnlyList<(uint Mmsi, long Step)> All => _visits;

    /// <summary>Notes a visit that nothing can change any more.</summary>
    /// <param name="forgotten">Visits before this step are asked for no more.</param>
    public void Add(uint mmsi, long step, long forgotten)
    {
        _visits.RemoveAll(v => v.Step < forgotten);
        if (_visits.Count == Most) _visits.RemoveAt(0);
        _visits.Add((mmsi, step));
    }
}
