using AisDetector.Output;
using Microsoft.Extensions.Logging;

namespace AisDetector.Ops;

/// <summary>Events as their text alone, one a line: for a person who waits for the command to end.</summary>
internal sealed class PlainLines(Action<string> say) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        say(FreeText.Printable(formatter(state, exception).ReplaceLineEndings(" ")));
}
