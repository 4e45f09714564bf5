using System.Text.Json;
using System.Text.Json.Serialization;

namespace AisDetector.Core.Alerts;

/// <summary>What was published about one encounter, and how far its alert's life has come.</summary>
/// <remarks>
/// <code>
/// encounter   ── open ──────────────────► ended ──────────────────► settled (nothing can change it) ──► removed
/// alert          opened, updated …         closed, retracted …       settled, or nothing more
/// </code>
/// </remarks>
internal sealed partial class AlertLife
{
    private long? _endedAt, _settlesAt, _returningTo;
    private long _returningSince;
    private bool _isOver, _isFartherTwin;
    private int _nextMilestoneHours = 2, _retractions, _publishedCategories;

    /// <summary>The tick that found the encounter ended; null while it is open.</summary>
    public long? EndedAt => _endedAt;

    /// <summary>The tick at which nothing can change the judgement any more; null while the encounter is open.</summary>
    public long? SettlesAt => _settlesAt;

    /// <summary>Settled, or never worth an alert: nothing more is published.</summary>
    public bool IsOver => _isOver;

    /// <summary>The last revision; null before the first.</summary>
    public Alert? Published { get; private set; }

    /// <summary>True when another track of the same MMSI was nearer at the same first contact: the alert is that encounter's.</summary>
    public bool IsFartherTwin => _isFartherTwin;

    /// <summary>Every reason's code that was ever published.</summary>
    public HashSet<string> PublishedReasons { get; } = [];

    /// <summary>The next length, in hours, that is worth a revision.</summary>
    public int NextMilestoneHours => _nextMilestoneHours;

    /// <summary>How often the alert was taken back.</summary>
    public int Retractions => _retractions;

    /// <summary>The category may change by the passing of time alone (<see cref="TurnTo"/>).</summary>
    public bool IsReturning => _returningTo != null;

    public void End(long tick) => _endedAt ??= tick;

    public void SettleAt(long tick) => _settlesAt = tick;

    public void EndPublishing() => _isOver = true;

    /// <summary>
    /// Notes that the encounter is taken for <paramref name="category"/> at a tick, and says whether that may be published. A category that
    /// was never published may be, at once. The alert goes back to an earlier category only when every judgement has found it for
    /// <paramref name="afterSteps"/> steps. Otherwise two ships that share a number would change it with each static report.
    /// </summary>
    public bool TurnTo(RendezvousCategory category, long step, long afterSteps)
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

    /// <summary>This encounter is the farther of two twins (the same MMSIs, the same first contact). Its alert goes on as that of the nearer one.</summary>
    public void YieldTo(AlertLife nearer)
    {
        _isFartherTwin = true;
        if (Published == null) return;
        (nearer.Published, Published) = (Published, null);
        nearer.PublishedReasons.UnionWith(PublishedReasons);
        nearer._nextMilestoneHours = Math.Max(nearer._nextMilestoneHours, _nextMilestoneHours);
        nearer._publishedCategories |= _publishedCategories;
        nearer._retractions += _retractions;
    }
}

/// <summary>A published alert in the state: as JSON, so that a field that a later build adds is simply absent.</summary>
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertState : JsonSerializerContext
{
    public static string Text(Alert alert) => JsonSerializer.Serialize(alert, Default.Alert);
}
