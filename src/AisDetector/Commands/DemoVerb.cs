using System.CommandLine;
using AisDetector.Core.Options;
using AisDetector.Formats;
using AisDetector.Output;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary><c>demo</c>: the main job on the recording that ships inside the program.</summary>
internal static class DemoVerb
{
    private const string Recording = "gfw_real_encounter.csv";
    private const string Page = "report.html";

    public static Command Command()
    {
        var command = new Command("demo", $"Replays the recording that ships with the program, shows what is in it, and writes {Page} here.");
        command.Does((_, stop) =>
        {
            var folder = Directory.CreateTempSubdirectory("aisdetector-demo-");
            try
            {
                var path = Path.Combine(folder.FullName, Recording);
                using (var from = typeof(DemoVerb).Assembly.GetManifestResourceStream(Recording)!)
                using (var to = File.Create(path))
                    from.CopyTo(to);

                Console.Error.WriteLine("A real recording: two ships on the high seas off Mozambique, 19 March 2015 (from Global Fishing Watch's tests).");
                using var results = new AlertResults(path: null, AlertFormat.Table, revisions: false, report: Page);
                var job = new ReplayJob(
                    [path], Recording, new InputOptions(), RendezvousOptions.Transfer, new AlertChoice(null, null, null, AlertChoice.DefaultWarmUp))
                { Folder = folder.FullName };
                return job.Run(results, stop);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
