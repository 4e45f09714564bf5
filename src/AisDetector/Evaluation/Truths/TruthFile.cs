using System.Globalization;
using AisDetector.App;
using AisDetector.Output;

namespace AisDetector.Evaluation.Truths;

/// <summary>The truth as CSV; the README of the evaluation says what the columns mean.</summary>
internal static class TruthFile
{
    private static readonly string[] s_columns = ["case", "kind", "label", "event", "category", "mmsi1", "mmsi2", "start", "end", "bothHeard", "partner", "place", "vesselDays", "vessels"];

    public static void Write(Stream to, IEnumerable<TruthRow> rows)
    {
        var csv = new CsvRow(to);
        foreach (var column in s_columns) csv.Add(column);
        csv.End();
        foreach (var row in rows)
        {
            csv.Add(row.Case).Add(row.Kind).Add(AlertJson.Word(row.Label)).Add(row.Event).Add(row.Category);
            csv.Add(row.Mmsi1 == 0 ? null : (uint?)row.Mmsi1).Add(row.Mmsi2 == 0 ? null : (uint?)row.Mmsi2);
            csv.Add(row.Start is { } start ? AlertJson.Time(start) : null).Add(row.End is { } end ? AlertJson.Time(end) : null);
            csv.Add(row.BothHeard ? "true" : "false").Add(row.Partner == 0 ? null : (uint?)row.Partner).Add(row.Place).Add(row.VesselDays, 3);
            csv.Add(string.Join(' ', row.Vessels)).End();
        }

        csv.Flush();
    }

    public static List<TruthRow> Read(string path)
    {
        var table = PlainTable.Read(path, s_columns);
        return [.. table.Rows.Select(row => new TruthRow
        {
            Case = row.Whole("case"),
            Kind = row["kind"],
            Label = Enum.TryParse<TruthLabel>(row["label"], ignoreCase: true, out var label) && Enum.IsDefined(label) ? label : throw row.Wrong("label", "positive, negative, optional or background"),
            Event = row["event"],
            Category = row["category"],
            Mmsi1 = row.Mmsi("mmsi1"),
            Mmsi2 = row.Mmsi("mmsi2"),
            Start = row.Time("start"),
            End = row.Time("end"),
            BothHeard = row["bothHeard"] == "true",
            Partner = row.Mmsi("partner"),
            Place = row["place"],
            VesselDays = row.Number("vesselDays") ?? 0,
            Vessels = [.. row["vessels"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => uint.TryParse(v, out var mmsi) ? mmsi : throw row.Wrong("vessels", "MMSIs with blanks between them"))],
        })];
    }
}

/// <summary>A CSV without quotes or commas in its fields: what the evaluation reads. A wrong file is the user's mistake, told in one line.</summary>
internal sealed class PlainTable
{
    private readonly Dictionary<string, int> _columns;

    private PlainTable(string path, string[] header) =>
        (Path, _columns) = (path, header.Select((name, i) => (name, i)).GroupBy(c => c.name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().i, StringComparer.OrdinalIgnoreCase));

    public string Path { get; }
    public List<Row> Rows { get; } = [];

    public static PlainTable Read(string path, params ReadOnlySpan<string> needed)
    {
        if (!File.Exists(path)) throw new UsageFault($"{path}: there is no such file");
        using var lines = File.OpenText(path);
        var table = new PlainTable(path, Split(lines.ReadLine() ?? throw new UsageFault($"{path}: the file is empty")));
        foreach (var column in needed)
            if (!table._columns.ContainsKey(column)) throw new UsageFault($"{path}: the column {column} is missing from the first line");
        for (var number = 2; lines.ReadLine() is { } line; number++)
            if (line.Length > 0) table.Rows.Add(new Row(table, Split(line), number));
        return table;
    }

    private static string[] Split(string line) => [.. line.TrimStart('\uFEFF').Split(',').Select(field => field.Trim().Trim('"'))];

    internal sealed class Row(PlainTable table, string[] fields, int number)
    {
        /// <summary>Empty where the file has no such column, or the row ends before it.</summary>
        public string this[string column] => table._columns.TryGetValue(column, out var at) && at < fields.Length ? fields[at] : "";

        public int Whole(string column) => int.TryParse(this[column], NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "a whole number");

        /// <summary>0 where empty.</summary>
        public uint Mmsi(string column) => this[column] is not { Length: > 0 } text ? 0 : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "an MMSI");

        public double? Number(string column) => this[column] is not { Length: > 0 } text ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong(column, "a number");

        public DateTime? Time(string column) => this[column] is not { Length: > 0 } text ? null
            : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var value) ? value : throw Wrong(column, "a time such as 2026-03-01T12:00:00Z (UTC)");

        public UsageFault Wrong(string column, string wanted) => new($"{table.Path}, line {number}: {column} is {(this[column] is { Length: > 0 } text ? text : "empty")}; {wanted} is expected");
    }
}
