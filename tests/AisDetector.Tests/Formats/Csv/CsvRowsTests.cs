using System.Text;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;
using CsCheck;
using Sylvan.Data.Csv;

namespace AisDetector.Tests.Formats.Csv;

public class CsvRowsTests
{
    private static List<string[]> Cut(string text, int columns, int buffer = 64, char delimiter = ',')
    {
        using var source = new SourceBytes(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var rows = new CsvRows(source, (byte)delimiter, columns, buffer);
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
    public void Long_lines_are_cut_and_what_follows_is_read()
    {
        var rows = Cut("1,a,b\n" + new string('z', 300_000) + "\n3,d,e\n", 3);
        Assert.Equal(["1", "a", "b"], rows[0]);
        Assert.Equal(["3", "d", "e"], rows[^1]);
    }
}
