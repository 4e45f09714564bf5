using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Benchmarks;

/// <summary>What <c>replay</c> does, on one thread.</summary>
internal static class Replay
{
    public static int Alerts(string path, Places places)
    {
        var batch = new ReportBatch();
        var detector = new RendezvousDetector(RendezvousOptions.Transfer, places, new AlertSource("benchmark", "transfer", "0"));
        var revisions = new List<Alert>();
        using var log = InputLog.Open([path], new InputOptions());
        while (log.Read(batch)) detector.Add(batch.Reports, revisions);
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
