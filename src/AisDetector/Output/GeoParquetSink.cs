using System.Buffers.Binary;
using System.Text.Json.Nodes;
using AisDetector.Core.Alerts;
using Parquet;
using Parquet.Schema;

namespace AisDetector.Output;

/// <summary>
/// A GeoParquet file (version 1.1.0): an alert a row, <see cref="AlertColumns"/> typed, times as UTC timestamps, and the
/// meeting point as WKB. Without a <c>crs</c> the coordinates are longitude and latitude on WGS 84 (OGC:CRS84), as the standard says.
/// </summary>
internal sealed class GeoParquetSink(Stream output) : IAlertSink
{
    internal const string Geometry = "geometry";

    private readonly List<Alert> _alerts = [];

    public void Write(Alert alert) => _alerts.Add(alert.Rounded());

    public void End()
    {
        // The footer names positions in the file, which a pipe does not have.
        using var file = new MemoryStream();
        WriteAsync(file).GetAwaiter().GetResult();
        output.Write(file.GetBuffer().AsSpan(0, (int)file.Length));
        output.Flush();
    }

    private async Task WriteAsync(Stream file)
    {
        var columns = AlertColumns.All.Select(column => (Column: column, Field: Field(column))).ToArray();
        var geometry = new DataField<byte[]>(Geometry, false);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. columns.Select(c => c.Field), geometry]), file);
        writer.CustomMetadata = new Dictionary<string, string> { ["geo"] = Metadata() };
        using var rows = writer.CreateRowGroup();
        foreach (var (column, field) in columns) await Write(rows, field, column);
        await rows.WriteAsync(geometry, [.. _alerts.Select(a => Point(a.Longitude, a.Latitude))]);
    }

    private async Task Write(ParquetRowGroupWriter rows, DataField field, AlertColumn column)
    {
        if (column.Type == typeof(string)) await rows.WriteAsync(field, [.. _alerts.Select(a => (string?)column.Of(a))]);
        else if (column.Type == typeof(int)) await Write<int>(rows, field, column);
        else if (column.Type == typeof(double)) await Write<double>(rows, field, column);
        else await Write<DateTime>(rows, field, column);
    }

    private async Task Write<T>(ParquetRowGroupWriter rows, DataField field, AlertColumn column) where T : struct
    {
        if (column.Always) await rows.WriteAsync<T>(field, _alerts.Select(a => (T)column.Of(a)!).ToArray());
        else await rows.WriteAsync<T>(field, _alerts.Select(a => (T?)column.Of(a)).ToArray());
    }

    private static DataField Field(AlertColumn column) => column.Type == typeof(DateTime)
        ? new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: !column.Always)
        : new DataField(column.Name, column.Type, isNullable: !column.Always);

    /// <summary>The value of the file's key <c>geo</c>.</summary>
    private string Metadata()
    {
        var column = new JsonObject { ["encoding"] = "WKB", ["geometry_types"] = new JsonArray("Point") };
        if (_alerts.Count > 0)
        {
            var (west, east) = Extent(_alerts.Select(a => a.Longitude));
            column["bbox"] = new JsonArray(west, _alerts.Min(a => a.Latitude), east, _alerts.Max(a => a.Latitude));
        }

        return new JsonObject { ["version"] = "1.1.0", ["primary_column"] = Geometry, ["columns"] = new JsonObject { [Geometry] = column } }.ToJsonString();
    }

    /// <summary>Western and eastern edge; a narrower box over the antimeridian has its west in the east (RFC 7946, 5.2).</summary>
    internal static (double West, double East) Extent(IEnumerable<double> longitudes)
    {
        var sorted = longitudes.Order().ToArray();
        var (west, east) = (sorted[0], sorted[^1]);
        if (east - west <= 180) return (west, east);
        var widest = Enumerable.Range(1, sorted.Length - 1).MaxBy(i => sorted[i] - sorted[i - 1]);
        var gap = sorted[widest] - sorted[widest - 1];
        return gap > 180 ? (sorted[widest], sorted[widest - 1]) : (west, east);
    }

    /// <summary>Well-known binary, little-endian (OGC 06-103r4, 8.2).</summary>
    private static byte[] Point(double x, double y)
    {
        var wkb = new byte[21];
        wkb[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(wkb.AsSpan(1), 1);
        BinaryPrimitives.WriteDoubleLittleEndian(wkb.AsSpan(5), x);
        BinaryPrimitives.WriteDoubleLittleEndian(wkb.AsSpan(13), y);
        return wkb;
    }
}
