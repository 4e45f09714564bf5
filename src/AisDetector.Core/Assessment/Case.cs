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

    /// <summary>How often the alert was taken back.</summary>
    public int Retractions
    {
        get => _retractions;
        set => _retractions = value;
    }

    private int _retractions;

    /// <summary>Every category that was ever published, one bit each.</summary>
    private int _publishedCategories;

    /// <summary>The published category that the encounter has been taken for again since a step; null while it is taken for the last one.</summary>
    private long? _returningTo;
    private long _returningSince;

    /// <summary>
    /// Whether a category other than the last published one may be published. A new one may at once; one that was
    /// published before must have been found at every judgement for so many steps, or two ships that share a number would make it
    /// change with each static report.
    /// </summary>
    public bool MayTurnTo(RendezvousCategory category, long step, long afterSteps)
    {
        if (Published?.Category == category) _returningTo = null;
        if (Published == null || Published.Category == category || (_publishedCategories & (1 << (int)category)) == 0) return true;
        if (_returningTo != (long)category) (_returningTo, _returningSince) = ((long)category, step);
        return step - _returningSince >= afterSteps;
    }

    /// <summary>Takes a revision as the last one published.</summary>
    public void Publish(Alert alert)
    {
        Published = alert;
        if (alert.Phase == AlertPhase.Retracted) _retractions++;
        if (alert.Category is { } category) _publishedCategories |= 1 << (int)category;
        foreach (var reason in alert.Reasons) PublishedReasons.Add(reason.Code);
        while (_nextMilestoneHours * 60 <= alert.DurationMinutes) _nextMilestoneHours *= 2;
    }

    /// <summary>Goes on with the alert of another encounter.</summary>
    public void TakeOver(Case other)
    {
        if (other.Published == null) return;
        (Published, other.Published) = (other.Published, null);
        PublishedReasons.UnionWith(other.PublishedReasons);
        NextMilestoneHours = Math.Max(NextMilestoneHours, other.NextMilestoneHours);
        _publishedCategories |= other._publishedCategories;
        _retractions += other._retractions;
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
        if (state.Version >= 3)
        {
            state.Value(ref _retractions);
            state.Value(ref _publishedCategories);
            state.Value(ref _returningTo);
            state.Value(ref _returningSince);
        }

        var codes = PublishedReasons.ToList();
        state.List(codes, static (StateStream s, ref string code) => s.Value(ref code!));
        if (state.Reading) PublishedReasons.UnionWith(codes);
        var alert = Published == null ? null : AlertState.Text(Published);
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
internal sealed partial class AlertState : JsonSerializerContext
{
    public static string Text(Alert alert) => JsonSerializer.Serialize(alert, Default.Alert);
}
