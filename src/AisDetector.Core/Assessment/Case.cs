using System.Text.Json;
using System.Text.Json.Serialization;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.State;

namespace AisDetector.Core.Assessment;

/// <summary>An encounter under judgement: its figures so far and what was published about it.</summary>
internal sealed class Case(Encounter encounter)
{
    public Encounter Encounter { get; } = encounter;
    public uint Mmsi1 => Encounter.First.Vessel.Mmsi;
    public uint Mmsi2 => Encounter.Second.Vessel.Mmsi;

    public TimeSpan AlongsideTime => Encounter.Tally.AlongsideTime;
    public long LastAlongside => Encounter.Tally.LastAlongside;

    /// <summary>What links ships into a crowd: since which step they are alongside for long enough, and when they were.</summary>
    public long LongEnoughSince => Encounter.Tally.LongEnoughSince;
    public double LongEnoughMeters => Encounter.Tally.LongEnoughMeters;
    public bool WasAlongside(long since, long step) => Encounter.Tally.WasAlongside(since, step);

    /// <summary>The tick that found the encounter ended; null while it is open.</summary>
    public long? EndedAt
    {
        get => _endedAt;
        set => _endedAt = value;
    }

    /// <summary>The tick at which nothing can change the judgement any more; null while the encounter is open.</summary>
    public long? SettlesAt
    {
        get => _settlesAt;
        set => _settlesAt = value;
    }

    /// <summary>Settled, or never worth an alert: nothing more is published.</summary>
    public bool Done
    {
        get => _done;
        set => _done = value;
    }

    private long? _endedAt, _settlesAt;
    private bool _done, _isFartherTwin;

    /// <summary>The last revision; null before the first.</summary>
    public Alert? Published { get; set; }

    /// <summary>Another track of the same MMSI was nearer at the same first contact: that encounter has the alert.</summary>
    public bool IsFartherTwin
    {
        get => _isFartherTwin;
        set => _isFartherTwin = value;
    }

    /// <summary>Every reason's code that was ever published.</summary>
    public HashSet<string> PublishedReasons { get; } = [];

    /// <summary>The next length, in hours, that is worth a revision.</summary>
    public int NextMilestoneHours
    {
        get => _nextMilestoneHours;
        set => _nextMilestoneHours = value;
    }

    private int _nextMilestoneHours = 2;

    /// <summary>Goes on with the alert of another encounter.</summary>
    public void TakeOver(Case other)
    {
        if (other.Published == null) return;
        (Published, other.Published) = (other.Published, null);
        PublishedReasons.UnionWith(other.PublishedReasons);
        NextMilestoneHours = Math.Max(NextMilestoneHours, other.NextMilestoneHours);
        Encounter.Changed = true;
    }

    public void Persist(StateStream state)
    {
        Encounter.Persist(state);
        state.Value(ref _endedAt);
        state.Value(ref _settlesAt);
        state.Value(ref _done);
        state.Value(ref _isFartherTwin);
        state.Value(ref _nextMilestoneHours);
        var codes = PublishedReasons.ToList();
        state.List(codes, static (StateStream s, ref string code) => s.Value(ref code!));
        if (state.Reading) PublishedReasons.UnionWith(codes);
        var alert = Published == null ? null : JsonSerializer.Serialize(Published, AlertState.Default.Alert);
        state.Value(ref alert);
        if (state.Reading && alert != null) Published = JsonSerializer.Deserialize(alert, AlertState.Default.Alert);
    }

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

/// <summary>A published alert in the state: as JSON, so that a field that a later build adds is simply absent.</summary>
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertState : JsonSerializerContext;
