using AisDetector.Bench.Fleets;
using AisDetector.Core.Reports;
using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Scenes;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Evaluation;

/// <summary>
/// A real recording into which scenes are set: they lie where its own ships were under way, so in real water, and in its time. Its
/// own ships have no truth: alerts about them are counted apart.
/// </summary>
internal sealed class RealRecording
{
    /// <summary>A ship that makes this speed has water all round.</summary>
    private const double UnderWayKnots = 4;

    private readonly List<Reported> _reports = [];
    private readonly List<(Position At, double Course)> _lanes = [];
    private readonly HashSet<uint> _mmsis = [];

    public static RealRecording Read(IReadOnlyList<string> paths, CancellationToken stop)
    {
        var real = new RealRecording();
        var batch = new ReportBatch();
        using var log = InputLog.Open([.. paths], new InputOptions { ArrivalOrder = true });
        while (log.Read(batch))
        {
            stop.ThrowIfCancellationRequested();
            foreach (ref readonly var report in batch.Reports) real.Take(report);
        }

        if (real._reports.Count == 0) throw new App.UsageFault($"--into {paths[0]}: there is no report with a time in it");
        if (real._lanes.Count == 0) throw new App.UsageFault($"--into {paths[0]}: no ship in it makes {UnderWayKnots} knots, so there is no place known to be open water");
        real._reports.Sort((a, b) => a.Arrival != b.Arrival ? a.Arrival.CompareTo(b.Arrival) : a.Order.CompareTo(b.Order));
        return real;
    }

    private void Take(in Report report)
    {
        if (report.Time == Report.NoTime) return;
        _mmsis.Add(report.Mmsi);
        _reports.Add(new Reported(report.Time, _reports.Count, report));
        if (report is { HasPosition: true, SpeedKnots: >= (float)UnderWayKnots and < 40 } && !float.IsNaN(report.CourseDegrees)) _lanes.Add((new Position(report.Latitude, report.Longitude), report.CourseDegrees));
    }

    /// <summary>Both together, in order of arrival.</summary>
    public MadeRecording With(ulong seed, IReadOnlyCollection<string>? kinds)
    {
        var epoch = DateTimeOffset.FromUnixTimeMilliseconds(_reports[0].Arrival / 1000 * 1000).UtcDateTime;
        var made = MadeRecording.Make(seed, kinds, new Surroundings(epoch, Place, _mmsis));
        return made.Among(_reports);
    }

    private Water Place(WaterKind kind, Dice dice)
    {
        var (at, course) = _lanes[dice.Whole(0, _lanes.Count - 1)];
        var aside = at.Towards(dice.Bearing(), dice.Between(0, 800));
        return new Water(aside.Latitude, aside.Longitude, course, 12, "real waters");
    }
}
