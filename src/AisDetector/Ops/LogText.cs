using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;

namespace AisDetector.Ops;

/// <summary>
/// A line of the log as it is written in the code, <c>$"snapshot at offset {snapshot.InputOffset}"</c>, that keeps what was
/// put into it: the text for people, the template and <c>inputOffset</c> for machines.
/// </summary>
[InterpolatedStringHandler]
internal sealed class LogText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (16 * formattedCount));
    private readonly StringBuilder _template = new(literalLength + (16 * formattedCount));
    private readonly List<KeyValuePair<string, object?>> _values = new(formattedCount + 1);

    public static LogText Of(string text)
    {
        var line = new LogText(text.Length, 0);
        line.AppendLiteral(text);
        return line;
    }

    public void AppendLiteral(string text)
    {
        _text.Append(text);
        _template.Append(text);
    }

    public void AppendFormatted<T>(T value, string? format = null, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        _text.Append(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
        var name = Name(expression);
        _template.Append('{').Append(name ?? "_").Append('}');
        if (name != null && _values.TrueForAll(v => v.Key != name)) _values.Add(new(name, value is null or string or bool || value.GetType().IsPrimitive ? value : value.ToString()));
    }

    public void Write(ILogger logger, LogLevel level)
    {
        // Where loggers look for the template.
        _values.Add(new("{OriginalFormat}", _template.ToString()));
        logger.Log(level, default, _values, null, (_, _) => _text.ToString());
    }

    /// <summary>The last name of a path of names, such as <c>snapshot.InputOffset</c>; what is computed in place has none.</summary>
    private static string? Name(string expression)
    {
        foreach (var c in expression)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_')) return null;
        var name = expression[(expression.LastIndexOf('.') + 1)..].TrimStart('_');
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? null : char.ToLowerInvariant(name[0]) + name[1..];
    }
}
