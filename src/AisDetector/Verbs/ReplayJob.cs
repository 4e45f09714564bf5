using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Rendezvous;
using AisDetector.Files;
using AisDetector.Output;
using AisDetector.Output.Page;
using AisDetector.Resources;

namespace AisDetector.Verbs;

/// <summary>Detect, collect the tracks that the outputs want, write, sum up: what <c>replay</c> and <c>demo</c> do.</summary>
internal sealed class ReplayJob(string[] paths, string inputName, InputOptions input, RendezvousOptions options, AlertChoice choice)
{
    public RejectHandler? OnReject { get; init; }

    public async Task<int> RunAsync(AlertResults results, CancellationToken stop)
    {
        var source = new AlertSource(inputName, options.Profile, Product.Version);
        var places = ShippedPlaces.Load();
        var detection = new Detection(options, places, source, choice, results.WantsRevisions);
        using var progress = ProgressLine.OnStandardError();
        using var log = InputLog.Open(paths, input with { ReadFrom = choice.ReadFrom, ReadTo = choice.ReadTo, OnReject = OnReject });
        await detection.RunAsync(log, progress, stop);
        var alerts = detection.Alerts;
        if (detection.Traffic.Reports == 0 && !detection.Interrupted) return NothingUsable(log);

        var tracks = results.NeedsTracks && alerts.Count > 0 ? await TracksAsync(detection, alerts, progress, stop) : null;
        var elapsed = progress.Elapsed;
        progress.Dispose();
        var page = new PageSubject(inputName, options, detection.Traffic, alerts, tracks, places);
        var whole = !detection.Interrupted && !stop.IsCancellationRequested;
        results.Write(results.WantsRevisions ? detection.Revisions : alerts, page, whole);
        RunSummary.WriteInput(Console.Error, log, detection.Traffic, elapsed);
        RunSummary.WriteAlerts(Console.Error, detection.Detector.Counts, alerts);
        results.SayWhere(Console.Error);
        if (whole) return ExitCode.Done;
        RunSummary.Line(Console.Error, "stopped", "interrupted: these are the alerts so far, not the whole result");
        return ExitCode.Interrupted;
    }

    private async Task<TrackCollector> TracksAsync(Detection detection, IReadOnlyList<Alert> alerts, ProgressLine progress, CancellationToken stop)
    {
        var tracks = new TrackCollector(alerts, detection.Traffic.Last ?? alerts[^1].Start);
        // The order does not matter here, so nothing is sorted a second time.
        using var log = InputLog.Open(paths, input with { ReadFrom = tracks.From, ReadTo = tracks.To, ArrivalOrder = true });
        long reports = 0;
        await foreach (var batch in new BatchFeed(log).Batches(stop))
        {
            tracks.Add(batch.Reports);
            reports += batch.Count;
            progress.Show("tracks", log.BytesRead, log.TotalBytes, reports);
        }

        return tracks;
    }

    private static int NothingUsable(InputLog log)
    {
        foreach (var warning in log.Warnings) RunSummary.Line(Console.Error, "warning", warning);
        RunSummary.Reasons(Console.Error, "rejected", log.Counts);
        Console.Error.WriteLine("aisdetector: no usable AIS report in the input");
        return ExitCode.NoUsableInput;
    }
}
