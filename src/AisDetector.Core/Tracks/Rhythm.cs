namespace AisDetector.Core.Tracks;

/// <summary>
/// How long a track is silent as a rule: the longest interval between two fixes of the last 12 to 24 h. A ship heard by satellite is
/// silent from pass to pass, and that is no more evidence than the seconds between two reports heard from shore.
/// </summary>
internal partial struct Rhythm(long firstFix)
{
    private const long BlockMs = 12 * 3_600_000L;

    /// <summary>No silence shorter than this is evidence: the revisit of one satellite takes 95 to 105 min.</summary>
    public const long LeastMs = 2 * 3_600_000L;

    /// <summary>A silence is beyond the rhythm when it is longer than so many of the longest usual intervals: one lost pass is nothing.</summary>
    public const int Usual = 2;

    /// <summary>Of fewer fixes nobody can say what is usual.</summary>
    public const int LeastFixes = 6;

    /// <summary>The start of the running 12 h, counted from the track's first fix.</summary>
    private long _since = firstFix;

    /// <summary>The longest interval that ended in these 12 h, and in those before.</summary>
    private long _now, _before;

    /// <summary>The longest usual interval (ms), 0 when none is known.</summary>
    public readonly long Longest => Math.Max(_now, _before);

    /// <summary>Takes the interval that a new fix closes.</summary>
    /// <param name="time">Of the new fix (ms).</param>
    /// <param name="fixes">Fixes before it.</param>
    public void Note(long time, long interval, int fixes)
    {
        if (time - _since >= BlockMs)
        {
            _before = time - _since < 2 * BlockMs ? _now : 0;
            _now = 0;
            _since += (time - _since) / BlockMs * BlockMs;
        }

        if (interval > _now && !IsBroken(interval, fixes)) _now = interval;
    }

    /// <summary>Whether a silence (ms) is longer than what is usual, after so many fixes.</summary>
    public readonly bool IsBroken(long silence, int fixes) => silence >= LeastMs && fixes >= LeastFixes && silence > Usual * Longest;
}
