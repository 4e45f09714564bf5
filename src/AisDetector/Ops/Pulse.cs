namespace AisDetector.Ops;

/// <summary>Whether a loop turns: it beats when it takes something up and rests while it has nothing to do.</summary>
internal sealed class Pulse(string name, TimeSpan limit, TimeProvider clock)
{
    private const long Resting = long.MinValue;

    private long _beat = Resting;

    public void Beat() => Volatile.Write(ref _beat, clock.GetTimestamp());

    public void Rest() => Volatile.Write(ref _beat, Resting);

    /// <summary>What is stuck, and for how long; null while all is well.</summary>
    public string? Stuck()
    {
        var beat = Volatile.Read(ref _beat);
        if (beat == Resting) return null;
        var since = clock.GetElapsedTime(beat);
        return since > limit ? $"the {name} has been stuck for {since.TotalSeconds:0} s" : null;
    }
}
