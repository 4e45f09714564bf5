using System.Text;

namespace AisDetector.Ops;

/// <summary>
/// A terminal whose last line says where the run stands and is written over. What is written to it besides goes above that
/// line. A terminal may hold up who writes to it: see <see cref="QueuedWriter"/>.
/// </summary>
internal sealed class StatusLine : TextWriter
{
    private const string Erase = "\r\u001b[K";

    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private readonly Lock _lock = new();
    private string _line = "";

    public StatusLine(TextWriter terminal, Func<int> width) => (_terminal, _width) = (terminal, width);

    public override Encoding Encoding => _terminal.Encoding;

    /// <summary>stderr is a terminal that can erase a line.</summary>
    public static bool IsPossible => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>On stderr, if that is possible; null otherwise.</summary>
    public static StatusLine? OnStandardError() => IsPossible ? new StatusLine(Console.Error, () => Console.WindowWidth) : null;

    public void Show(string line)
    {
        lock (_lock)
        {
            if (line.Length == 0 && _line.Length == 0) return;

            // A line that wraps cannot be written over.
            var width = _width();
            _line = width > 1 && line.Length >= width ? line[..(width - 1)] : line;
            _terminal.Write(Erase + _line);
            _terminal.Flush();
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Whole lines.</summary>
    public override void Write(string? value)
    {
        lock (_lock)
        {
            _terminal.Write((_line.Length > 0 ? Erase : "") + value + _line);
            _terminal.Flush();
        }
    }

    /// <summary>Takes the line away.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Show("");
        base.Dispose(disposing);
    }
}
