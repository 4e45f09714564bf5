using System.CommandLine;

namespace AisDetector.Verbs;

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
        command.Does((parsed, stop) =>
        {
            var options = detection.Read(parsed);
            using var rejects = input.OpenRejects(parsed);
            using var results = output.Open(parsed);
            using var paths = results.NeedsTracks ? RereadablePaths.Make(input.Paths(parsed), stop) : RereadablePaths.AsTheyAre(input.Paths(parsed));
            var job = new ReplayJob(paths.Paths, InputArguments.Name(input.Paths(parsed)), input.Options(parsed), options, choice.Read(parsed)) { Rejects = rejects };
            var code = job.Run(results, stop);
            rejects?.Close(whole: code != ExitCode.Interrupted);
            return code;
        });
        return command;
    }
}
