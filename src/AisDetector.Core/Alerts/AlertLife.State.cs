using System.Text.Json;
using AisDetector.Core.State;

namespace AisDetector.Core.Alerts;

/// <summary>What a <see cref="AlertLife"/> saves.</summary>
internal sealed partial class AlertLife
{
    public void Persist(StateStream state)
    {
        state.Value(ref _endedAt);
        state.Value(ref _settlesAt);
        state.Value(ref _isOver);
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
}
