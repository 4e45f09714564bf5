using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Replay;

/// <summary>The closing words on stderr: what was read, what was not used and why, what was found.</summary>
internal static class RunSummary
{
    private const int FilesShown = 5;
    private const int WarningsShown = 10;

    public static void WriteInput(TextWriter to, InputLog log, Traffic traffic, TimeSpan elapsed, string? withoutFolder = null)
    {
        foreach (var file in log.Files.Take(FilesShown)) Line(to, "read", $"{(withoutFolder is null ? file.Name : Path.GetRelativePath(withoutFolder, file.Name))}: {Format(file)}");
        if (log.Files.Count > FilesShown) Line(to, "", $"and {Wording.Count(log.Files.Count - FilesShown, "more file", "more files")}");
        Warnings(to, log);
        if (log.Sorted) Line(to, "order", "the input was out of order and was sorted in memory");
        Line(to, "reports", $"{Wording.Count(traffic.Reports)} of {Wording.Count(traffic.Vessels, "vessel")}{ByType(log.Counts)}");
        if (traffic.First is { } first && traffic.Last is { } last) Line(to, "time", $"{first:yyyy-MM-dd HH:mm:ss} to {last:yyyy-MM-dd HH:mm:ss} UTC");
        if (traffic.WithoutTime > 0) Line(to, "no time", $"{Wording.Count(traffic.WithoutTime, "report")} decoded, without a time in the source");
        if (log.Counts.Skipped > 0) Line(to, "skipped", $"{Wording.Count(log.Counts.Skipped, "report")} outside the time that was asked for");
        if (log.UnreadableFields > 0) Line(to, "fields", $"{Wording.Count(log.UnreadableFields)} that could not be read; their reports were used without them");
        Reasons(to, "rejected", log.Counts);
        var seconds = Math.Max(0.001, elapsed.TotalSeconds);
        Line(to, "took", FormattableString.Invariant($"{elapsed.TotalSeconds:0.0} s, {traffic.Reports / seconds:N0} reports/s"));
    }

    public static void Damages(TextWriter to, InputLog log)
    {
        foreach (var damage in log.Damages.Take(WarningsShown)) Line(to, "damaged", damage);
        if (log.Damages.Count > WarningsShown) Line(to, "", $"and {Wording.Count(log.Damages.Count - WarningsShown, "more of these", "more of these")} (inspect shows all)");
    }

    public static void Warnings(TextWriter to, InputLog log)
    {
        Damages(to, log);
        foreach (var warning in log.Warnings.Take(WarningsShown)) Line(to, "warning", warning);
        if (log.Warnings.Count > WarningsShown) Line(to, "", $"and {Wording.Count(log.Warnings.Count - WarningsShown, "more warning", "more warnings")} (inspect shows all)");
    }

    /// <summary>NOAA CSV, gzip</summary>
    public static string Format(InputFile file) => file.Compression == "none" ? file.Format : $"{file.Format}, {file.Compression}";

    public static void WriteAlerts(TextWriter to, ReportCounts notUsed, IReadOnlyCollection<Alert> alerts, int takenBack, long pairsCut)
    {
        Reasons(to, "not used", notUsed);
        if (pairsCut > 0) Line(to, "crowded", $"{Wording.Count(pairsCut, "contact or pair", "contacts and pairs")} left out, because too many ships lay in one place");
        var kinds = alerts.GroupBy(Wording.What).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => $"{g.Key} {Wording.Count(g.Count())}");
        Line(to, "alerts", alerts.Count == 0 ? "none" : $"{Wording.Count(alerts.Count)} ({string.Join(", ", kinds)})");
        if (takenBack > 0) Line(to, "", $"{Wording.Count(takenBack)} more taken back by later reports (--retracted shows them, --revisions their course)");
    }

    public static void Reasons(TextWriter to, string label, ReportCounts counts)
    {
        if (counts.TotalRejected == 0) return;
        var reasons = Enum.GetValues<RejectReason>().Where(r => counts.Rejected(r) > 0).OrderByDescending(counts.Rejected)
            .Select(r => $"{Wording.Spaced(r)} {Wording.Count(counts.Rejected(r))}");
        Line(to, label, $"{Wording.Count(counts.TotalRejected)} ({string.Join(", ", reasons)})");
    }

    public static void Line(TextWriter to, string label, string text) => to.WriteLine($"{label,-9} {FreeText.Printable(text)}");

    /// <summary>Message types as the standard numbers them; none for sources that have no types (CSV, JSON).</summary>
    private static string ByType(ReportCounts counts)
    {
        var types = Enumerable.Range(1, ReportCounts.Types - 1).Where(t => counts.Accepted((byte)t) > 0)
            .Select(t => $"{(t == ReportCounts.Types - 1 ? "other" : $"type {t}")}: {Wording.Count(counts.Accepted((byte)t))}").ToArray();
        return types.Length == 0 ? "" : $" ({string.Join(", ", types)})";
    }
}
