namespace AisDetector.Feed;

/// <summary>Waiting times between attempts: each twice the one before, up to a limit.</summary>
internal sealed class BackOff(TimeSpan first, TimeSpan limit)
{
    private TimeSpan _last;

    public TimeSpan Next()
    {
        var next = _last == TimeSpan.Zero ? first : _last * 2;
        return _last = next < limit ? next : limit;
    }

    public void Reset() => _last = TimeSpan.Zero;
}
