namespace AisDetector.Core.Time;

/// <summary>
/// Says when a time that is ahead of all others is believed. The detector, the files and the decode stage use this one rule. Believing
/// one receiver that is a day ahead would make the whole world late.
/// </summary>
public static class ClockRule
{
    /// <summary>So many later reports decide about one that is too far ahead.</summary>
    public const int Witnesses = 20;

    /// <summary>A report up to this far ahead of the newest believed time is believed at once, ms.</summary>
    public const long BelievedAheadMs = 60 * 60_000;

    /// <summary>At the end of the input no more witnesses come. A held report is then believed up to this far ahead, ms.</summary>
    public const long BelievedAheadAtEndMs = 24 * BelievedAheadMs;

    /// <summary>True when a time is believed without witnesses.</summary>
    public static bool IsNear(long time, long believed) => time <= believed + BelievedAheadMs;

    /// <summary>True when a witness's time speaks for one that is ahead.</summary>
    public static bool Confirms(long witness, long ahead) => witness >= ahead - BelievedAheadMs;

    /// <summary>True when enough of the witnesses are as far ahead: the feed was down.</summary>
    public static bool IsConfirmed(int asFarAhead, int witnesses) => 2 * asFarAhead >= witnesses;

    /// <summary>What some times agree on: their median, or a newer one that is reached from it in steps, each to a time near the one before.</summary>
    /// <param name="sorted">The times (ms) in order; at least one.</param>
    public static long AgreedTime(ReadOnlySpan<long> sorted)
    {
        var newest = sorted.Length / 2;
        while (newest + 1 < sorted.Length && IsNear(sorted[newest + 1], sorted[newest])) newest++;
        return sorted[newest];
    }
}
