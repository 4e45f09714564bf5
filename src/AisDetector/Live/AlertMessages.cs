using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Output;

namespace AisDetector.Live;

/// <summary>
/// Tells of published alerts: one line when an alert opens, one when it ends or is retracted. A run that catches up on years
/// publishes thousands, so only some lines a minute are written, and one says how many were left out.
/// </summary>
internal sealed class AlertMessages(RunEvents events, string topic, TimeProvider clock)
{
    internal const int MostLines = 30;

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long _windowAt;
    private int _lines, _openedLeftOut, _endedLeftOut;

    /// <summary>A revision is visible to consumers.</summary>
    public void Published(Alert alert)
    {
        var opens = alert.Revision == 1;
        var ends = alert.Phase is AlertPhase.Closed or AlertPhase.Retracted;
        if (!opens && !ends) return;
        lock (_lock)
        {
            if (_lines == 0 || clock.GetElapsedTime(_windowAt) >= Window) Begin();
            if (_lines < MostLines)
            {
                _lines++;
                if (opens) SayOpened(alert);
                else SayEnded(alert);
            }
            else if (opens)
            {
                _openedLeftOut++;
            }
            else
            {
                _endedLeftOut++;
            }
        }
    }

    /// <summary>Called now and then, and at the end: says what was left out, when the window is over.</summary>
    public void Look(bool isEnd = false)
    {
        lock (_lock)
        {
            if (_lines > 0 && (isEnd || clock.GetElapsedTime(_windowAt) >= Window)) Begin();
        }
    }

    private void Begin()
    {
        if (_openedLeftOut + _endedLeftOut > 0)
            events.AlertsLeftOut(new Counted(_openedLeftOut, "alert"), _endedLeftOut, topic);
        (_windowAt, _lines, _openedLeftOut, _endedLeftOut) = (clock.GetTimestamp(), 0, 0, 0);
    }

    private void SayOpened(Alert alert)
    {
        var vessels = string.Join(" and ", alert.Vessels.Select(Vessel));
        events.AlertOpened(alert.Id, Wording.What(alert), vessels, Place(alert), alert.Score);
    }

    private void SayEnded(Alert alert)
    {
        if (alert.Phase == AlertPhase.Retracted) events.AlertRetracted(alert.Id);
        else events.AlertClosed(alert.Id, Wording.Minutes(alert.DurationMinutes), alert.Score);
    }

    private static string Vessel(AlertVessel vessel) => string.Join(' ', new[] { $"{vessel.Mmsi}", vessel.Flag, Wording.Printable(vessel.Name) }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Place(Alert alert) =>
        Wording.Position(alert.Latitude, alert.Longitude, "0.000") + (Wording.Offshore(alert) is { Length: > 0 } offshore ? $", {offshore}" : "");
}
