using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>Where alerts go: one call for each, one at the end. Whoever opened the stream closes it.</summary>
internal interface IAlertSink
{
    void Write(Alert alert);

    /// <summary>Writes what closes the form (a bracket, a table) and empties buffers.</summary>
    void End();
}

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLinesSink(Stream output) : IAlertSink
{
    public void Write(Alert alert)
    {
        output.Write(AlertJson.Serialize(alert));
        output.WriteByte((byte)'\n');
    }

    public void End() => output.Flush();
}

/// <summary>One JSON document: an array, an alert a line.</summary>
internal sealed class JsonArraySink(Stream output) : IAlertSink
{
    private bool _any;

    public void Write(Alert alert)
    {
        output.Write(_any ? ",\n"u8 : "[\n"u8);
        output.Write(AlertJson.Serialize(alert));
        _any = true;
    }

    public void End()
    {
        output.Write(_any ? "\n]\n"u8 : "[]\n"u8);
        output.Flush();
    }
}

/// <summary>One row an alert (RFC 4180, a header row, UTF-8, lines end in LF): <see cref="AlertColumns"/>.</summary>
internal sealed class CsvSink : IAlertSink
{
    private readonly CsvRow _row;
    private readonly bool _spreadsheet;

    /// <param name="spreadsheet">A byte order mark, without which Excel takes UTF-8 for the local code page, and times in the one form that every spreadsheet reads as a time.</param>
    public CsvSink(Stream output, bool spreadsheet = false)
    {
        if (spreadsheet) output.Write("\ufeff"u8);
        _spreadsheet = spreadsheet;
        _row = new CsvRow(output);
        foreach (var column in AlertColumns.All) _row.Add(column.Name);
        _row.End();
    }

    public void Write(Alert alert)
    {
        var rounded = alert.Rounded();
        foreach (var column in AlertColumns.All)
        {
            _ = column.Of(rounded) switch
            {
                int whole => _row.Add(whole),
                double number => _row.Add(number),
                DateTime time => _row.Add(_spreadsheet ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : AlertJson.Time(time)),
                var text => _row.Add((string?)text),
            };
        }

        _row.End();
    }

    public void End() => _row.Flush();
}
