using System.CommandLine;
using AisDetector.App;
using AisDetector.Output;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary><c>decode</c>: the reports of a recording, one a line.</summary>
internal static class DecodeVerb
{
    /// <summary>The first is taken where nothing says which.</summary>
    private static readonly OutputFormat[] Formats = [new("jsonl", ".jsonl", ".ndjson"), new("csv", ".csv")];

    public static Command Command()
    {
        var command = new Command("decode", "Writes every position and static report as JSON Lines or CSV, in the order of the files; null (empty) where a field is not available.");
        var input = new InputArguments(command, withOrder: false);
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file instead of stdout (-)", HelpName = "FILE" };
        var format = new Option<string?>("--output-format") { Description = "jsonl or csv (default: by the file's name, else jsonl)" };
        format.OneOf([.. Formats.Select(f => f.Name)]);
        command.Add(output);
        command.Add(format);
        command.Does((parsed, stop) =>
        {
            using var rejects = input.OpenRejects(parsed);
            var path = InputArguments.FileOf(parsed, output);
            var csv = OutputFormat.Choose(Formats, parsed.GetValue(format), path).Name == "csv";
            using var file = path is null ? null : new OutputFile(path);
            var options = input.Options(parsed, stop, rejects is null ? null : rejects.Write) with { KeepReportsWithoutTime = true, ArrivalOrder = true };
            using var log = InputLog.Open(input.Paths(parsed), options);
            var code = Write(log, file?.Stream ?? StandardOutput.Open(), csv, stop);
            if (code is ExitCode.Done or ExitCode.DamagedInput) file?.Commit();
            else if (code == ExitCode.Interrupted) file?.KeepPartial();
            rejects?.Close(whole: code != ExitCode.Interrupted);
            return code;
        });
        return command;
    }

    private static int Write(InputLog log, Stream to, bool csv, CancellationToken stop)
    {
        var traffic = new Traffic();
        using var progress = ProgressLine.OnStandardError();
        IReportWriter writer = csv ? new ReportCsvWriter(to) : new ReportJsonWriter(to);
        using (writer as IDisposable)
        {
            foreach (var batch in new BatchFeed(log).Batches(stop))
            {
                traffic.Add(batch.Reports);
                writer.Write(batch.Reports);
                progress.Show("decoded", log.BytesRead, log.TotalBytes, traffic.Reports);
            }

            writer.End();
        }

        var elapsed = progress.Elapsed;
        progress.Dispose();
        if (traffic.Reports > 0) RunSummary.WriteInput(Console.Error, log, traffic, elapsed);
        if (stop.IsCancellationRequested)
        {
            RunSummary.Line(Console.Error, "stopped", "interrupted: these are the reports so far");
            return ExitCode.Interrupted;
        }

        return traffic.Reports > 0 ? log.ResultCode : NothingUsable.Say(log);
    }
}
