namespace AisDetector.Formats.Csv;

/// <summary>A table with a header, or one whose columns are named by <c>--columns</c>.</summary>
internal sealed class CsvFormat : FileFormat
{
    public override KnownFile? Recognize(FileHead head, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        if (head.OpensJson || CsvLayout.Find(head.Bytes, names, out problem) is not { } layout) return null;
        return new KnownFile(layout.Format, (bytes, options) => new CsvReader(bytes, layout, options)) { HasGuessedDates = layout.HasAmbiguousDates, Doubts = layout.Doubts };
    }
}
