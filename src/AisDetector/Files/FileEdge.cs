using AisDetector.Core.Ais;

namespace AisDetector.Files;

/// <summary>
/// The newest time that a file has reached, not believing clocks that lie: a report more than an hour ahead moves it only if most of the next twenty are as far
/// ahead (or, at the file's end, if it is no more than a day ahead). The detector judges such reports by the same rule (design.md 3).
/// </summary>
internal struct FileEdge
{
    /// <summary>How many of the following reports decide; readers keep as many in hand.</summary>
    public const int Followers = 20;

    /// <summary>The reorder window: what is no older than this behind the edge is in order.</summary>
    public const long WindowMilliseconds = 2 * 60_000;

    private const long LeadMilliseconds = 3_600_000;
    private const long LeadAtEndMilliseconds = 24 * 3_600_000;

    private long _edge = long.MinValue;

    public FileEdge() { }

    /// <summary>Goes on to the first of these reports, the others being those that follow; gives the time by which it is merged.</summary>
    public long Advance(ReadOnlySpan<Report> reports, out bool isDisorder)
    {
        var time = reports[0].Time;
        isDisorder = false;
        if (time == Report.NoTime) return _edge;
        if (_edge == long.MinValue || time > _edge + LeadMilliseconds)
        {
            if (IsConfirmed(reports)) _edge = time;
            return _edge;
        }

        isDisorder = time < _edge - WindowMilliseconds;
        if (time > _edge) _edge = time;
        return _edge;
    }

    private readonly bool IsConfirmed(ReadOnlySpan<Report> reports)
    {
        var time = reports[0].Time;
        var followers = reports[1..Math.Min(reports.Length, Followers + 1)];
        int asFar = 0, votes = 0;
        foreach (ref readonly var follower in followers)
        {
            if (follower.Time == Report.NoTime) continue;
            votes++;
            if (follower.Time >= time - LeadMilliseconds) asFar++;
        }

        return votes > 0 ? asFar * 2 > votes : _edge == long.MinValue || time <= _edge + LeadAtEndMilliseconds;
    }
}
