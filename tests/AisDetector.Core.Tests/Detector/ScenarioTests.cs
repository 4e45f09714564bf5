using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// Scenes at sea with known answers. Unless a test says otherwise: A drifts at 0.6 kn; B runs in at 12 kn, is alongside at
/// minute 60, stays, and leaves at 12 kn; both report every minute, on the minute. A step is 2 min. B's sample at minute 60
/// is not slow (it made 12 kn since minute 58), so the first contact is minute 62; the last is the minute of its leaving.
/// </summary>
public sealed partial class ScenarioTests
{
    private const uint A = 538000002;
    private const uint B = 636000001;
    private const uint C = 636000777;

    /// <summary>Minutes from the arrival (60) to the first contact.</summary>
    private const int First = 62;

    private static (Ship A, Ship B) Pair(Scenario scenario, double stays = 180, double abeam = 40, double knots = 12)
    {
        var a = scenario.Tanker(A).Drifts(60 + stays + 60);
        var b = scenario.Tanker(B).Approaches(a, arrivesAt: 60, abeam, knots).StaysBeside(a, stays, abeam).Sails(200, knots, 60);
        return (a, b);
    }

    private static Alert Found(Detection detection, Scenario scenario, double? start = null, double? end = null)
    {
        var alert = Assert.Single(detection.Alerts);
        if (start is not null) Assert.Equal(scenario.Time(start.Value), alert.Start);
        if (end is not null) Assert.Equal(scenario.Time(end.Value), alert.End);
        Assert.Equal(AlertPhase.Settled, alert.Phase);
        return alert;
    }

    private static void Between(double low, double high, double? actual) => Assert.InRange(actual ?? double.NaN, low, high);

    /// <summary>Nothing was published, not even to be taken back.</summary>
    private static void None(Detection detection) => Assert.DoesNotContain(detection.Revisions, alert => alert.Kind == AlertKind.Rendezvous);

    private static void NoneStands(Detection detection) => Assert.Empty(detection.Alerts);
}
