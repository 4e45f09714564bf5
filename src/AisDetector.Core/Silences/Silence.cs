using AisDetector.Core.Tracks;

namespace AisDetector.Core.Silences;

/// <summary>A place at a time (ms).</summary>
internal readonly record struct Sighting(long Time, double Latitude, double Longitude)
{
    public static Sighting Of(in Fix fix) => new(fix.Time, fix.Latitude, fix.Longitude);
}

/// <summary>What others show about a silence: how many of the half hours before it, and of those after it began, others were heard there.</summary>
internal readonly record struct Heard(int Before, int After)
{
    /// <summary>Others were heard there before, and no more afterwards: the receiver failed, the satellite had passed, or its range ends there.</summary>
    public bool NobodyWas => Before > 0 && After == 0;

    /// <summary>Others were heard there in most of the time.</summary>
    public bool OthersWere => 2 * After >= Reception.Slots;
}

/// <summary>
/// A track that fell silent: from its last fix to its next, which is null as long as there is none. It is evidence only when it lasts
/// beyond the track's own rhythm, and when others were heard meanwhile.
/// </summary>
/// <remarks>
/// A track that stands still at sea, as no ship does, is a silence too: it says nothing of where its ship is.
/// </remarks>
internal sealed partial class Silence(Vessel vessel, int ordinal, Sighting from, int fixes, long usual, bool isFrozen = false)
{
    public Vessel Vessel { get; } = vessel;

    /// <summary>Of its track.</summary>
    public int Ordinal { get; } = ordinal;
    public Sighting From { get; } = from;
    public Sighting? To => _to;

    /// <summary>The longest interval (ms) that was usual before.</summary>
    public long Usual { get; } = usual;

    /// <summary>Fixes of the track before.</summary>
    public int Fixes { get; } = fixes;

    /// <summary>Another track of its number went on meanwhile: the ship reported itself elsewhere.</summary>
    public bool Elsewhere => _elsewhere;

    /// <summary>The track went on, but stood still.</summary>
    public bool IsFrozen { get; } = isFrozen;

    private Sighting? _to;
    private bool _elsewhere;

    /// <summary>The first fix of a newer track of the number, as long as that track has no second fix.</summary>
    private (int Ordinal, Sighting First)? _mayEnd;
    private Heard? _heard;

    public void End(Sighting to, bool elsewhere) => (_to, _elsewhere) = (to, elsewhere);

    /// <summary>A newer track of the number has begun. One fix may be a glitch; the second shows that the ship is back.</summary>
    public void MayEndWith(int ordinal, Sighting first) => _mayEnd = (ordinal, first);

    public bool TryEndWith(int ordinal)
    {
        if (_mayEnd is not { } back || back.Ordinal != ordinal) return false;
        _to = back.First;
        return true;
    }

    /// <summary>Whether it lasts beyond the rhythm by what is known of its first part, up to a time (ms).</summary>
    public bool IsBroken(long until)
    {
        var length = (_to is { } to ? Math.Min(to.Time, until) : until) - From.Time;
        if (IsFrozen) return _to is { } moved && moved.Time <= until && length >= Stand.LeastMs;
        return length >= Rhythm.LeastMs && Fixes >= Rhythm.LeastFixes && length > Rhythm.Usual * Usual;
    }

    /// <summary>What others show about it, by what is known now or was when it was <see cref="Keep">kept</see>.</summary>
    public Heard HeardBy(Reception reception) => _heard ?? reception.Around(From);

    /// <summary>Keeps what others show about it, when nothing can change that any more.</summary>
    public void Keep(Reception reception) => _heard ??= reception.Around(From);

    public bool IsKept => _heard != null;
}
