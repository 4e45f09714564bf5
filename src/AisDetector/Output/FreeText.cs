using System.Buffers;
using System.Text;

namespace AisDetector.Output;

/// <summary>
/// Names and other text as they came over the air or out of a file: whoever sets up a transponder writes them, and they
/// reach terminals, spreadsheets and maps.
/// </summary>
internal static class FreeText
{
    /// <summary>White space that breaks or shifts a line: becomes a blank.</summary>
    private const string Breaks = "\t\n\u000b\u000c\r\u0085\u2028\u2029";

    /// <summary>Marks, overrides and isolates of the Unicode bidirectional algorithm (UAX #9, 2), and the byte order mark: they make text look like other text.</summary>
    private const string Turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff";

    private static readonly SearchValues<char> Unprintable =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(c => (char)c), .. Breaks, .. Turning]);

    /// <summary>What begins a formula in Excel, LibreOffice or Google Sheets, their full-width forms included (OWASP, "CSV Injection").</summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\uff1d\uff0b\uff0d\uff20");

    /// <summary>Without control characters and without what turns the direction of writing; the same string where there are none.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAny(Unprintable)) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Breaks.Contains(c)) kept.Append(' ');
            else if (!Unprintable.Contains(c)) kept.Append(c);
        }

        return kept.ToString();
    }

    /// <summary>Whether a spreadsheet would take the text for a formula: blanks in front do not hide it.</summary>
    public static bool IsFormula(string text) => text.AsSpan().TrimStart(' ') is [var first, ..] && Formula.Contains(first);

    /// <summary>Printable, and without what XML 1.0 (section 2.2) forbids besides: halves of surrogate pairs, U+FFFE, U+FFFF.</summary>
    public static string ForXml(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in Printable(text).EnumerateRunes())
            if (rune.Value is not (0xfffe or 0xffff)) kept.Append(rune);
        return kept.ToString();
    }
}
