using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace AisDetector.Output.Page;

/// <summary>
/// Writes HTML and SVG from interpolated strings whose holes are escaped, always: a ship may call itself
/// <c>&lt;SCRIPT&gt;</c>. What is markup already comes as <see cref="Markup"/>.
/// </summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    public Html Add([InterpolatedStringHandlerArgument("")] ref Handler part)
    {
        _ = part;
        return this;
    }

    public Html Add(Markup markup)
    {
        _text.Append(markup.Text);
        return this;
    }

    public Markup ToMarkup() => new(_text.ToString());
    public override string ToString() => _text.ToString();

    /// <summary>Text as received, without control characters and without those that turn the direction of the text around them (Unicode UAX 9).</summary>
    public static string Readable(string? text) => text is null ? "" : text.Any(Steers) ? string.Concat(text.Where(c => !Steers(c))).Trim() : text;

    private static bool Steers(char c) =>
        char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    [InterpolatedStringHandler]
    public readonly ref struct Handler(int literalLength, int formattedCount, Html html)
    {
        private readonly StringBuilder _to = html._text.EnsureCapacityFor(literalLength + 8 * formattedCount);

        public void AppendLiteral(string markup) => _to.Append(markup);
        public void AppendFormatted(Markup markup) => _to.Append(markup.Text);
        public void AppendFormatted(string? text) => _to.Append(text is null ? "" : HtmlEncoder.Default.Encode(Readable(text)));
        public void AppendFormatted(int number) => _to.Append(number.ToString(CultureInfo.InvariantCulture));
        public void AppendFormatted(long number) => _to.Append(number.ToString(CultureInfo.InvariantCulture));
        public void AppendFormatted(uint number) => _to.Append(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>A coordinate of a drawing: tenths of a unit.</summary>
        public void AppendFormatted(double number) => _to.Append((Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture));

        public void AppendFormatted(double number, string format) => _to.Append(number.ToString(format, CultureInfo.InvariantCulture));
        public void AppendFormatted(DateTime time, string format) => _to.Append(time.ToString(format, CultureInfo.InvariantCulture));

    }
}

/// <summary>Text that is markup already.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup None { get; } = new("");
}

internal static class StringBuilders
{
    public static StringBuilder EnsureCapacityFor(this StringBuilder builder, int more)
    {
        builder.EnsureCapacity(builder.Length + more);
        return builder;
    }
}
