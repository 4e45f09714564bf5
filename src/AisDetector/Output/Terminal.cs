using Spectre.Console;

namespace AisDetector.Output;

internal static class Terminal
{
    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int PlainWidth = 118;

    public static IAnsiConsole On(TextWriter writer, bool isStandardOutput)
    {
        var live = isStandardOutput && StandardOutput.IsTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = live && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = live ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = live && Console.WindowWidth is var width and > 0 ? width : PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
