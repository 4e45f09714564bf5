using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Benchmarks;

/// <summary>What <c>replay</c> does with a file; gives the number of revisions.</summary>
internal static class Replay
{
    public static RendezvousDetector Detector(Places places) => new(RendezvousOptions.Transfer, places, new AlertSource("benchmark", "transfer", "0"));

    /// <summary>On one thread.</summary>
    public static int Alerts(string path, Places places)
    {
        var batch = new ReportBatch();
        var (detector, revisions) = (Detector(places), new List<Alert>());
        using var log = InputLog.Open([path], new InputOptions());
        while (log.Read(batch)) detector.Add(batch.Reports, revisions);
        return Finish(detector, revisions);
    }

    /// <summary>With the reader on a thread of its own, as the program does it.</summary>
    public static int AlertsReadingAhead(string path, Places places)
    {
        var (detector, revisions) = (Detector(places), new List<Alert>());
        using var log = InputLog.Open([path], new InputOptions());
        foreach (var batch in new BatchFeed(log).Batches(CancellationToken.None)) detector.Add(batch.Reports, revisions);
        return Finish(detector, revisions);
    }

    private static int Finish(RendezvousDetector detector, List<Alert> revisions)
    {
        detector.Finish(revisions);
        return revisions.Count > 0 ? revisions.Count : throw new InvalidOperationException("The fleet has pairs alongside each other.");
    }
}

/// <summary>The least that reading a file costs.</summary>
internal static class Newlines
{
    public static long Count(string path, byte[] buffer)
    {
        long lines = 0;
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(file, buffer, offset);
            if (read == 0) return lines;
            offset += read;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }
    }
}
