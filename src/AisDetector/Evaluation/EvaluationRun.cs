using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Evaluation.Files;
using AisDetector.Evaluation.Scoring;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Evaluation;

/// <summary>Makes recordings, gives them to the detector in their order of arrival, as a live feed would, and scores its alerts.</summary>
internal sealed class EvaluationRun(RendezvousOptions options, Places places, double minScore, string folder)
{
    public Scores Scores { get; } = new();

    /// <summary>Claims of the seed that was run last, for who wants to know which failed.</summary>
    public Scores Last { get; private set; } = new();

    public static string PathOf(string folder, ulong seed) => Path.Combine(folder, $"seed-{seed}.nmea");

    /// <summary>One seed; its file stays in the folder.</summary>
    public long Run(ulong seed, IReadOnlyCollection<string>? kinds, CancellationToken stop)
    {
        var made = MadeRecording.Make(seed, kinds);
        var path = PathOf(folder, seed);
        using (var file = new BufferedStream(File.Create(path), 1 << 20)) Write(made, new NmeaRecording(file), stop);
        var claims = ClaimFiles.FromAlerts(Detect(path, stop), minScore);
        Scores.Add(made.Truth, claims);
        Last = new Scores();
        Last.Add(made.Truth, claims);
        return made.Reports.Count;
    }

    public static void Write(MadeRecording made, IRecordingWriter writer, CancellationToken stop)
    {
        foreach (var reported in made.Reports)
        {
            stop.ThrowIfCancellationRequested();
            writer.Write(reported.Report);
        }

        writer.Flush();
    }

    private List<Alert> Detect(string path, CancellationToken stop)
    {
        var detector = new RendezvousDetector(options, places, new AlertSource("evaluation", "transfer", "0"));
        var revisions = new List<Alert>();
        var batch = new ReportBatch();
        using var log = InputLog.Open([path], new InputOptions { ArrivalOrder = true, ReorderWindow = options.ReorderWindow });
        while (log.Read(batch))
        {
            stop.ThrowIfCancellationRequested();
            detector.Add(batch.Reports, revisions);
        }

        detector.Finish(revisions);
        return revisions;
    }
}
