using System.Numerics;
using System.Text;
using AisDetector.Formats.Csv;

namespace AisDetector.Formats.Fields;

/// <summary>Optional fields of a file that could not be read, by column, with some of what stood there: their rows are used without them.</summary>
internal sealed class UnreadFields
{
    private const int WordsShown = 3;
    private const int LongestWord = 40;

    private readonly long[] _rows = new long[CsvLayout.Columns];
    private readonly List<string>?[] _words = new List<string>?[CsvLayout.Columns];

    /// <summary>Fields that were not read, in all columns.</summary>
    public long Total => _rows.Sum();

    public static uint Bit(Column column) => 1u << (int)column;

    public void Count(Column column) => _rows[(int)column]++;

    /// <summary>Counts one row's fields, given as <see cref="Bit"/>s.</summary>
    public void Count(uint columns)
    {
        for (; columns != 0; columns &= columns - 1) _rows[BitOperations.TrailingZeroCount(columns)]++;
    }

    /// <summary>Keeps a word to show, until there are enough.</summary>
    public void See(Column column, ReadOnlySpan<byte> text)
    {
        var words = _words[(int)column] ??= [];
        if (words.Count > WordsShown) return;
        var word = Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestWord)]).ReplaceLineEndings(" ");
        if (!words.Contains(word)) words.Add(word);
    }

    /// <summary>One line for each column.</summary>
    public IEnumerable<string> Describe(Func<Column, string> title)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_rows[i] == 0) continue;
            var words = _words[i] ?? [];
            var shown = string.Join(", ", words.Take(WordsShown).Select(word => $"\"{word}\"")) + (words.Count > WordsShown ? ", …" : "");
            yield return FormattableString.Invariant($"{title((Column)i)} is not understood in {_rows[i]:N0} {(_rows[i] == 1 ? "row" : "rows")} ({shown}); they are used without it");
        }
    }
}
