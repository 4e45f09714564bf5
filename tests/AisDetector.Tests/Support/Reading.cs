using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Tests.Support;

/// <summary>All that a log gives, and how it was given.</summary>
internal sealed record Reading(List<Report> Reports, ReportCounts Counts, bool Sorted, List<string> Warnings, List<string> Damages, List<InputFile> Files, long UnreadableFields)
{
    public static Reading Of(params string[] paths) => Of(new InputOptions(), paths);

    public static Reading Of(InputOptions options, params string[] paths) => InputLog.Run(paths, options, log =>
    {
        var reports = new List<Report>();
        var batch = new ReportBatch(256);
        while (log.Read(batch)) reports.AddRange(batch.Reports);
        return new Reading(reports, log.Counts, log.Sorted, [.. log.Warnings], [.. log.Damages], [.. log.Files], log.UnreadableFields);
    });

    public long Rejected(RejectReason reason) => Counts.Rejected(reason);

    /// <summary>Text of every field, to compare by.</summary>
    public static string Text(Report r) =>
        $"{r.Time} {r.Mmsi} {r.Latitude:R} {r.Longitude:R} {r.SpeedKnots:R} {r.CourseDegrees:R} {r.HeadingDegrees} {r.Status} {r.Class} {r.Type} {r.PayloadHash} {r.Static}";

    public IEnumerable<string> Texts => Reports.Select(Text);

    public static long Epoch(string utc) => DateTimeOffset.Parse(utc + "Z").ToUnixTimeMilliseconds();
}
