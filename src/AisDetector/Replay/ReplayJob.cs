using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Output;
using AisDetector.Output.Page;

namespace AisDetector.Replay;

/// <summary>Detect, collect the tracks that the outputs want, write, sum up: what <c>replay</c> and <c>demo</c> do.</summary>
internal sealed class ReplayJob(string[] paths, string inputName, InputOptions input, RendezvousOptions options, AlertChoice choice)
{
    private readonly Places _places = ShippedPlaces.Load();

    public RejectFile? Rejects { get; init; }

    public StateFile? State { get; init; }

    /// <summary>A folder whose files are named without it in the summary.</summary>
    public string? Folder { get; init; }

    public int Run(AlertResults results, CancellationToken stop)
    {
        using var progress = ProgressLine.OnStandardError();
        return InputLog.Run(paths, input with { ReadFrom = choice.ReadFrom, ReadTo = choice.ReadTo, OnReject = Rejects is { } file ? file.Write : null }, Pass);

        int Pass(InputLog log)
        {
            Rejects?.Restart();
            var detection = new Detection(options, _places, new AlertSource(inputName, options.Profile, Product.Version), choice, results.WantsRevisions)
            {
                State = State,
                Detector = { Counts = { OnUnused = Rejects is { } unused ? unused.Write : null } },
            };
            detection.Run(log, progress, stop);
            if (detection.Traffic.Reports == 0 && log.Counts.Skipped == 0 && !detection.Interrupted) return NothingUsable.Say(log);
            return Conclude(results, log, detection, progress, stop);
        }
    }

    private int Conclude(AlertResults results, InputLog log, Detection detection, ProgressLine progress, CancellationToken stop)
    {
        var alerts = detection.Alerts;
        var tracks = results.NeedsTracks && alerts.Count > 0 ? Tracks(detection, alerts, progress, stop) : null;
        var elapsed = progress.Elapsed;
        progress.Dispose();
        var page = new PageSubject(inputName, options, detection.Traffic, alerts, tracks, _places);
        var whole = !detection.Interrupted && !stop.IsCancellationRequested;
        results.Write(results.WantsRevisions ? detection.Revisions : detection.Answer(results.WantsTakenBack), page, whole);
        if (whole) State?.Commit(detection.Shown);
        RunSummary.WriteInput(Console.Error, log, detection.Traffic, elapsed, Folder);
        RunSummary.WriteAlerts(Console.Error, detection.Detector.Counts, alerts, detection.TakenBack.Count, detection.Detector.PairsCut);
        results.SayWhere(Console.Error);
        if (whole) return log.ResultCode;
        RunSummary.Line(Console.Error, "stopped", "interrupted: these are the alerts so far, not the whole result");
        return ExitCode.Interrupted;
    }

    private TrackCollector Tracks(Detection detection, IReadOnlyList<Alert> alerts, ProgressLine progress, CancellationToken stop)
    {
        var tracks = new TrackCollector(alerts, detection.Traffic.Last ?? alerts[^1].Start);
        // The order does not matter here, so nothing is sorted a second time.
        using var log = InputLog.Open(paths, input with { ReadFrom = tracks.From, ReadTo = tracks.To, ArrivalOrder = true });
        long reports = 0;
        foreach (var batch in new BatchFeed(log).Batches(stop))
        {
            tracks.Add(batch.Reports);
            reports += batch.Count;
            progress.Show("tracks", log.BytesRead, log.TotalBytes, reports);
        }

        return tracks;
    }
}

internal static class NothingUsable
{
    /// <summary>The input was readable, and there is nothing in it for us.</summary>
    public static int Say(InputLog log)
    {
        RunSummary.Warnings(Console.Error, log);
        RunSummary.Reasons(Console.Error, "rejected", log.Counts);
        var timeless = log.Counts.Rejected(RejectReason.NoTime);
        var malformed = log.Counts.Rejected(RejectReason.MalformedTime);
        Console.Error.WriteLine("aisdetector: no usable AIS report in the input"
            + (malformed > 0 && malformed * 2 > log.Counts.TotalRejected ? "; the times of its rows are not understood (ISO 8601, day/month/year and epochs are; --rejects FILE shows the rows)" : "")
            + (timeless > 0 ? $"; {Wording.Count(timeless, "report")} came without a time, and without times nothing can be said of meetings (decode shows them)" : ""));
        return ExitCode.NoUsableInput;
    }
}
