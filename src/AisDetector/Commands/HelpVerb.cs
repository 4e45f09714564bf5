using System.CommandLine;
using AisDetector.App;

namespace AisDetector.Commands;

/// <summary><c>help</c>, <c>help VERB</c> and <c>help settings</c>.</summary>
internal static class HelpVerb
{
    public static Command Command(RootCommand root)
    {
        var topic = new Argument<string?>("TOPIC")
        {
            Description = $"A verb, or {SettingsPage.Topic}: the keys of --set with their defaults and ranges",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("help", $"Says how a verb is used; help {SettingsPage.Topic} lists the keys of --set.") { topic };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(topic);
            if (wanted == SettingsPage.Topic)
            {
                SettingsPage.Write(parsed.InvocationConfiguration.Output);
                return ExitCode.Done;
            }

            var verbs = root.Subcommands.Select(c => c.Name).ToArray();
            if (wanted != null && !verbs.Contains(wanted))
            {
                string[] topics = [.. verbs, SettingsPage.Topic];
                throw new UsageFault($"help {wanted}: there is no such topic{Suggestion.For(wanted, topics)} (the topics are {string.Join(", ", topics)})");
            }

            return root.Parse(wanted == null ? ["--help"] : [wanted, "--help"]).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }
}
