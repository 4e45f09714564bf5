using AisDetector.Core.Rendezvous;

namespace AisDetector.Core.Assessment;

/// <summary>An encounter under judgement: its figures so far and what was published about it.</summary>
internal sealed class Case(Encounter encounter)
{
    public Encounter Encounter { get; } = encounter;
    public uint Mmsi1 => Encounter.First.Vessel.Mmsi;
    public uint Mmsi2 => Encounter.Second.Vessel.Mmsi;

    /// <summary>Time alongside, and from which step to which: what links ships into a crowd.</summary>
    public TimeSpan AlongsideTime { get; set; }
    public long FirstAlongside { get; set; }
    public long LastAlongside { get; set; }

    /// <summary>The tick that found the encounter ended; null while it is open.</summary>
    public long? EndedAt { get; set; }

    /// <summary>The tick at which nothing can change the judgement any more; null while the encounter is open.</summary>
    public long? SettlesAt { get; set; }

    /// <summary>Settled, or never worth an alert: nothing more is published.</summary>
    public bool Done { get; set; }

    /// <summary>The last revision; null before the first.</summary>
    public Alert? Published { get; set; }

    /// <summary>Every reason's code that was ever published.</summary>
    public HashSet<string> PublishedReasons { get; } = [];

    /// <summary>The next length, in hours, that is worth a revision.</summary>
    public int NextMilestoneHours { get; set; } = 2;

    public static int ByTracks(Case a, Case b)
    {
        int c;
        if ((c = a.Mmsi1.CompareTo(b.Mmsi1)) != 0) return c;
        if ((c = a.Encounter.First.Ordinal.CompareTo(b.Encounter.First.Ordinal)) != 0) return c;
        if ((c = a.Mmsi2.CompareTo(b.Mmsi2)) != 0) return c;
        if ((c = a.Encounter.Second.Ordinal.CompareTo(b.Encounter.Second.Ordinal)) != 0) return c;
        return a.Encounter.FirstContact.CompareTo(b.Encounter.FirstContact);
    }
}
