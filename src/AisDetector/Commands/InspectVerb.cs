using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AisDetector.Core.Reports;
using AisDetector.Output;
using AisDetector.Replay;
using Spectre.Console;

namespace AisDetector.Commands;

/// <summary><c>inspect</c>: what is in these files.</summary>
internal static class InspectVerb
{
    public static Command Command()
    {
        var command = new Command("inspect", "Says what is in the files: format, time range, vessels, message types, reporting interval, gaps, rejects.");
        var input = new InputArguments(command);
        var format = new Option<string?>("--output-format") { Description = "table or jsonl (default: table on a terminal, jsonl when piped)" };
        format.OneOf("table", "jsonl");
        command.Add(format);
        command.Does((parsed, stop) =>
        {
            using var rejects = input.OpenRejects(parsed);
            using var progress = ProgressLine.OnStandardError();
            var table = parsed.GetValue(format) is { } chosen ? chosen == "table" : StandardOutput.IsTerminal;
            var options = input.Options(parsed, stop, rejects is null ? null : rejects.Write) with { KeepReportsWithoutTime = true };
            var code = InputLog.Run(input.Paths(parsed), options, log =>
            {
                rejects?.Restart();
                return Inspect(log, table, progress, stop);
            });
            rejects?.Close(whole: true);
            return code;
        });
        return command;
    }

    private static int Inspect(InputLog log, bool table, ProgressLine progress, CancellationToken stop)
    {
        var (traffic, intervals) = (new Traffic(), new Intervals());
        foreach (var batch in new BatchFeed(log).Batches(stop))
        {
            traffic.Add(batch.Reports);
            intervals.Add(batch.Reports);
            progress.Show("read", log.BytesRead, log.TotalBytes, traffic.Reports);
        }

        progress.Dispose();
        stop.ThrowIfCancellationRequested();
        using var output = StandardOutput.Open();
        if (table) WriteTable(output, log, traffic, intervals);
        else WriteJson(output, log, traffic, intervals);
        output.Flush();
        if (traffic.Reports == 0) return NothingUsable.Say(log);
        RunSummary.Damages(Console.Error, log);
        return log.ResultCode;
    }

    private static void WriteTable(Stream output, InputLog log, Traffic traffic, Intervals intervals)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        foreach (var file in log.Files) Row("file", $"{file.Name}: {RunSummary.Format(file)}{(file.Reports > 0 ? $", {Wording.Count(file.Reports, "report")}" : "")}");
        Row("reports", $"{Wording.Count(traffic.Reports)} of {Wording.Count(traffic.Vessels, "vessel")}");
        if (traffic.First is { } first && traffic.Last is { } last) Row("time (UTC)", $"{first:yyyy-MM-dd HH:mm:ss} to {last:yyyy-MM-dd HH:mm:ss}");
        if (traffic.WithoutTime > 0) Row("without time", Wording.Count(traffic.WithoutTime));
        foreach (var (type, count) in Types(log.Counts)) Row(type == 0 ? "no type" : $"type {type}", Wording.Count(count));
        if (intervals.Median is { } median) Row("interval", $"{Length(median)} between the positions of one vessel (median)");
        Row("gaps", intervals.LongestGap is { } gap
            ? $"{Wording.Count(intervals.Gaps)} over {Intervals.GapFrom.TotalMinutes:0} min; the longest {Length(gap.Length)}, {gap.Mmsi} from {gap.From:yyyy-MM-dd HH:mm}"
            : $"none over {Intervals.GapFrom.TotalMinutes:0} min");
        Row("order", log.Sorted ? "out of order; sorted in memory" : "in order of time");
        foreach (var reason in Reasons(log.Counts)) Row("rejected", $"{Wording.Count(log.Counts.Rejected(reason))} {Wording.Spaced(reason)}");
        foreach (var damage in log.Damages) Row("damaged", damage);
        foreach (var warning in log.Warnings) Row("warning", warning);
        Terminal.On(writer, isStandardOutput: true).Write(table);

        void Row(string name, string value) => table.AddRow(Markup.Escape(name), Markup.Escape(FreeText.Printable(value)));
    }

    private static void WriteJson(Stream output, InputLog log, Traffic traffic, Intervals intervals)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var file in log.Files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Name);
                json.WriteString("format", file.Format);
                json.WriteString("compression", file.Compression);
                json.WriteNumber("reports", file.Reports);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("reports", traffic.Reports);
            json.WriteNumber("vessels", traffic.Vessels);
            json.WriteString("from", traffic.First is { } first ? AlertJson.Time(first) : null);
            json.WriteString("to", traffic.Last is { } last ? AlertJson.Time(last) : null);
            json.WriteNumber("withoutTime", traffic.WithoutTime);
            json.WriteStartObject("types");
            foreach (var (type, count) in Types(log.Counts)) json.WriteNumber(type.ToString(CultureInfo.InvariantCulture), count);
            json.WriteEndObject();
            if (intervals.Median is { } median) json.WriteNumber("medianIntervalSeconds", median.TotalSeconds);
            else json.WriteNull("medianIntervalSeconds");
            json.WriteNumber("gapsOver60Minutes", intervals.Gaps);
            if (intervals.LongestGap is { } gap) json.WriteNumber("longestGapMinutes", Math.Round(gap.Length.TotalMinutes));
            else json.WriteNull("longestGapMinutes");
            json.WriteBoolean("sorted", log.Sorted);
            json.WriteStartObject("rejected");
            foreach (var reason in Reasons(log.Counts)) json.WriteNumber(AlertJson.Word(reason), log.Counts.Rejected(reason));
            json.WriteEndObject();
            json.WriteStartArray("warnings");
            foreach (var warning in log.Damages.Concat(log.Warnings)) json.WriteStringValue(warning);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static IEnumerable<(int Type, long Count)> Types(ReportCounts counts) =>
        Enumerable.Range(0, ReportCounts.Types).Select(t => (t, counts.Accepted((byte)t))).Where(t => t.Item2 > 0);

    private static IEnumerable<RejectReason> Reasons(ReportCounts counts) =>
        Enum.GetValues<RejectReason>().Where(r => counts.Rejected(r) > 0).OrderByDescending(counts.Rejected);

    private static string Length(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => $"{span.TotalSeconds:0} s",
        _ => Wording.Minutes((int)Math.Round(span.TotalMinutes)),
    };
}
