using System.CommandLine;
using AisDetector.App;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary><c>replay</c>: recordings in, candidate transfers out.</summary>
internal static class ReplayVerb
{
    public static Command Command()
    {
        var command = new Command("replay", "Reads AIS recordings and writes the candidate transfers in them.");
        var input = new InputArguments(command);
        var detection = new DetectionOptions(command);
        var choice = new AlertChoiceOptions(command);
        var output = new AlertOutputOptions(command);
        var state = new Option<string?>("--state")
        {
            Description = "Go on from the state in this file and leave it there for the next run: day by day as one --arrival-order run of all days",
            HelpName = "FILE",
        };
        command.Add(state);
        command.Does((parsed, stop) =>
        {
            var options = detection.Read(parsed);
            var chosen = choice.Read(parsed);
            var path = parsed.GetValue(state);
            if (path != null && (chosen.From ?? chosen.To) != null)
                throw new UsageFault("--state goes on where the last run left off: --from and --to, which choose a slice, do not go with it");
            using var file = path == null ? null : new StateFile(path);
            using var rejects = input.OpenRejects(parsed);
            using var results = output.Open(parsed);
            var paths = input.Paths(parsed);
            using var copies = results.NeedsTracks ? PipeCopies.Make(paths, stop) : null;
            var reading = Input(input.Options(parsed, stop), file) with { PipeCopies = copies?.Files, ReorderWindow = options.ReorderWindow };
            var job = new ReplayJob(paths, InputArguments.Name(paths), reading, options, chosen)
            {
                Rejects = rejects,
                State = file,
            };
            var code = job.Run(results, stop);
            rejects?.Close(whole: code != ExitCode.Interrupted);
            return code;
        });
        return command;
    }

    private static InputOptions Input(InputOptions options, StateFile? state) => state == null ? options : options with { ArrivalOrder = true };
}
