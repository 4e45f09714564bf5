using System.Diagnostics;
using System.Text;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;
using CsCheck;
using Sylvan.Data.Csv;

namespace AisDetector.Tests.Formats.Csv;

public class CsvRowsTests
{
    private static List<string[]> Cut(string text, int columns, int buffer = 64, char delimiter = ',', int maxQuotedRow = 64 * 1024)
    {
        using var source = new SourceBytes(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = new CsvRows(source, (byte)delimiter, columns, buffer, maxQuotedRow);
        var all = new List<string[]>();
        while (rows.Next())
            all.Add([.. Enumerable.Range(0, Math.Min(columns, rows.FieldCount)).Select(i => Encoding.UTF8.GetString(rows.Field(i)))]);
        return all;
    }

    [Fact]
    public void Quotes_keep_delimiters_quotes_and_newlines() =>
        Assert.Equal(
            [["1", "DEEP 8,1", "x"], ["2", "a \"b\" c", "y"], ["3", "two\nlines", ""], ["4", "", "plain \"inch"]],
            Cut("1,\"DEEP 8,1\",x\r\n2,\"a \"\"b\"\" c\",y\n3,\"two\nlines\",\n4,\"\",plain \"inch", 3));

    [Fact]
    public void An_open_quote_spoils_its_own_line_only()
    {
        var rows = Cut("1,a,b\n2,\"open,c\n3,d,e\n4,f,g\n", 3);
        Assert.Equal(4, rows.Count);
        Assert.Empty(rows[1]);
        Assert.Equal(["3", "d", "e"], rows[2]);
    }

    [Fact]
    public void A_quote_that_swallows_rows_spoils_one_line()
    {
        var rows = Cut("2,\"open,c\n3,d,e\n4,\"f\",g\n", 3);
        Assert.Equal(3, rows.Count);
        Assert.Equal(["3", "d", "e"], rows[1]);
        Assert.Equal(["4", "f", "g"], rows[2]);
    }

    [Fact]
    public void Rows_are_those_of_a_known_parser_at_any_buffer_size()
    {
        var field = Gen.Frequency(
            (3, Gen.Char["abc 01"].Array[0, 12].Select(c => new string(c))),
            (1, Gen.Char["ab,\"\n;"].Array[0, 12].Select(c => $"\"{new string(c).Replace("\"", "\"\"")}\"")));
        Gen.Select(field.Array[4].Array[1, 20], Gen.Int[16, 300], Gen.Bool.Select(windows => windows ? "\r\n" : "\n"), Gen.Bool).Sample(
            (fields, buffer, newline, endsWithNewline) =>
            {
                // The first column is never empty: this reader passes over blank lines, the other gives them.
                var text = string.Join(newline, fields.Select(row => $"x{row[0].Trim('"').Replace("\"", "").Replace("\n", "").Replace(",", "")},{row[1]},{row[2]},{row[3]}"));
                if (endsWithNewline) text += newline;
                using var oracle = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
                var expected = new List<string[]>();
                while (oracle.Read()) expected.Add([.. Enumerable.Range(0, 4).Select(oracle.GetString)]);
                Assert.Equal(expected, Cut(text, 4, buffer));
            },
            iter: 5_000);
    }

    [Fact]
    public void Rows_with_open_quotes_are_those_of_a_plain_reader_at_any_buffer_size()
    {
        var line = Gen.Char["aa,,\"\"\"\r"].Array[0, 12].Select(c => new string(c));
        Gen.Select(line.Array[1, 40], Gen.Int[1, 5], Gen.Int[16, 300], Gen.Int[24, 120], Gen.Bool).Sample(
            (lines, columns, buffer, longest, endsWithNewline) =>
            {
                var text = string.Join('\n', lines) + (endsWithNewline ? "\n" : "");
                Assert.Equal(PlainRows(text, columns, longest), Cut(text, columns, buffer, maxQuotedRow: longest));
            },
            iter: 20_000);
    }

    /// <summary>Each row by itself from the whole text; one that is not whole within so many bytes gives up its first line.</summary>
    private static List<string[]> PlainRows(string text, int columns, int longest)
    {
        var rows = new List<string[]>();
        if (!text.EndsWith('\n') && text.Length > 0) text += '\n';
        for (var start = 0; start < text.Length;)
        {
            var (row, end) = PlainRow(text, start, columns, longest);
            if (row is null) (row, end) = ([], text.IndexOf('\n', start));
            if (text[start..end].TrimEnd('\r').Length > 0 || text[start..end].Length > 1) rows.Add([.. row.Take(columns)]);
            start = end + 1;
        }

        return rows;
    }

    private static (List<string>? Row, int End) PlainRow(string text, int start, int columns, int longest)
    {
        var (row, field, at) = (new List<string>(), new StringBuilder(), start);
        bool quoted = false, closed = false, begins = true, newline = false;
        var hasQuote = text.IndexOf('"', start) is >= 0 and var quote && quote < text.IndexOf('\n', start);
        for (; at < text.Length && (at < start + longest || !hasQuote); at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else if (quoted && c == '"') (quoted, closed) = (false, true);
            else if (quoted) (field, newline) = (field.Append(c), newline || c == '\n');
            else if (c == '"' && begins) (quoted, begins) = (true, false);
            else if (c is ',' or '\n')
            {
                if (c == '\n' && at > start && text[at - 1] == '\r') field.Length--;
                row.Add(field.ToString());
                (field, begins, closed) = (new StringBuilder(), true, false);
                if (c == '\n') return (newline && row.Count != columns ? null : row, at);
            }
            else if (closed && newline && c != '\r') return (null, 0);
            else (field, begins) = (field.Append(c), false);
        }

        return (null, 0);
    }

    /// <summary>Each row begins outside a quote and leaves one open, and none of the lines after it ends that row.</summary>
    [Fact]
    public void Lines_that_each_open_a_quote_take_time_by_their_length()
    {
        var line = "a\",x,\"\n";
        TimeSpan Time(int lines)
        {
            var text = string.Concat(Enumerable.Repeat(line, lines));
            var clock = Stopwatch.StartNew();
            Assert.Equal(lines, Cut(text, 8, buffer: 128 * 1024).Count);
            return clock.Elapsed;
        }

        // Each line used to cost 64 kB: 300,000 of them took 20 s of CPU.
        Time(1000);
        Assert.InRange(Time(300_000), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public void Long_lines_are_cut_and_what_follows_is_read()
    {
        var rows = Cut("1,a,b\n" + new string('z', 300_000) + "\n3,d,e\n", 3);
        Assert.Equal(["1", "a", "b"], rows[0]);
        Assert.Equal(["3", "d", "e"], rows[^1]);
    }
}
