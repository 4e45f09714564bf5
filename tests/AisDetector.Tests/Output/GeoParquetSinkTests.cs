using System.Text.Json;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Tests.Support;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Parquet;
using Parquet.Schema;

namespace AisDetector.Tests.Output;

public class GeoParquetSinkTests
{
    [Fact]
    public async Task A_reader_finds_the_typed_columns_and_the_points()
    {
        await using var reader = await Read(Alerts.Full, Alerts.Bare, Alerts.Loitering);
        Assert.Equal([.. AlertColumns.All.Select(c => c.Name), "geometry"], reader.Schema.DataFields.Select(f => f.Name));
        using var rows = reader.OpenRowGroupReader(0);
        Assert.Equal(3, rows.RowCount);
        Assert.Equal([Alerts.Full.Id, Alerts.Bare.Id, Alerts.Loitering.Id], await Texts(rows, Field("id")));
        Assert.Equal(["FRIO \"NORTH\", LTD", null, "FRIO \"NORTH\", LTD"], await Texts(rows, Field("name1")));
        Assert.Equal(["side by side for 300 min (+0.35); the distance between the hulls is estimated (-0.05)", null], (await Texts(rows, Field("reasonTexts")))[..2]);
        Assert.Equal([412_000_001, 999_999_999, null], await Nullable<int>(rows, Field("mmsi2")));
        Assert.Equal([0.2, null, 0.2], await Nullable<double>(rows, Field("medianSpeedKnots1")));
        Assert.Equal([6.1, null, 6.1], await Nullable<double>(rows, Field("draughtBeforeMeters1")));
        var starts = new DateTime[3];
        await rows.ReadAsync<DateTime>(Field("start"), starts, null, TestContext.Current.CancellationToken);
        Assert.Equal(Alerts.Full.Start, starts[0]);
        Assert.Equal([Alerts.Full.End, null, Alerts.Loitering.End], await Nullable<DateTime>(rows, Field("end")));
        var shapes = new byte[3][];
        await rows.ReadAsync(Field("geometry"), shapes, null, TestContext.Current.CancellationToken);
        Assert.All(shapes, wkb => Assert.Equal(new Coordinate(38.12346, 0), Assert.IsType<Point>(new WKBReader().Read(wkb)).Coordinate));

        DataField Field(string name) => reader.Schema.DataFields.Single(f => f.Name == name);
    }

    [Fact]
    public async Task Times_are_utc_timestamps_and_what_is_always_known_is_required()
    {
        await using var reader = await Read(Alerts.Full);
        var schema = reader.Metadata!.Schema.ToDictionary(e => e.Name);
        Assert.True(schema["start"].LogicalType!.TIMESTAMP!.IsAdjustedToUTC);
        Assert.NotNull(schema["end"].LogicalType!.TIMESTAMP!.Unit.MICROS);
        Assert.Equal(Parquet.Meta.FieldRepetitionType.REQUIRED, schema["geometry"].RepetitionType);
        Assert.Equal(Parquet.Meta.Type.BYTE_ARRAY, schema["geometry"].Type);
        Assert.Equal(Parquet.Meta.FieldRepetitionType.REQUIRED, schema["start"].RepetitionType);
        Assert.Equal(Parquet.Meta.FieldRepetitionType.OPTIONAL, schema["end"].RepetitionType);
    }

    [Fact]
    public async Task The_geo_key_is_that_of_geoparquet_1_1()
    {
        await using var reader = await Read(Alerts.Full with { Latitude = -10, Longitude = 20 }, Alerts.Full with { Latitude = 5, Longitude = -30 });
        var geo = JsonDocument.Parse(reader.CustomMetadata["geo"]).RootElement;
        Assert.Equal(("1.1.0", "geometry"), (geo.GetProperty("version").GetString(), geo.GetProperty("primary_column").GetString()));
        var column = geo.GetProperty("columns").GetProperty("geometry");
        Assert.Equal("WKB", column.GetProperty("encoding").GetString());
        Assert.Equal("""["Point"]""", column.GetProperty("geometry_types").GetRawText());
        Assert.Equal("[-30,-10,20,5]", column.GetProperty("bbox").GetRawText());
        Assert.False(column.TryGetProperty("crs", out _));
    }

    [Fact]
    public async Task An_empty_file_has_its_columns_and_no_box()
    {
        await using var reader = await Read();
        Assert.Equal(AlertColumns.All.Count + 1, reader.Schema.DataFields.Length);
        Assert.DoesNotContain("bbox", reader.CustomMetadata["geo"]);
    }

    [Theory]
    [InlineData(new[] { 10.0, -20 }, -20, 10)]
    [InlineData(new[] { 179.0, -178, 170 }, 170, -178)]
    [InlineData(new[] { -150.0, 0, 170 }, -150, 170)]
    [InlineData(new[] { 5.0 }, 5, 5)]
    public void A_box_over_the_antimeridian_has_its_west_in_the_east(double[] longitudes, double west, double east) =>
        Assert.Equal((west, east), GeoParquetSink.Extent(longitudes));

    private static async Task<ParquetReader> Read(params Alert[] alerts)
    {
        using var output = new MemoryStream();
        var sink = new GeoParquetSink(output);
        foreach (var alert in alerts) sink.Write(alert);
        sink.End();
        return await ParquetReader.CreateAsync(new MemoryStream(output.ToArray()));
    }

    private static async Task<string?[]> Texts(ParquetRowGroupReader rows, DataField field)
    {
        var values = new string?[rows.RowCount];
        await rows.ReadAsync(field, values!);
        return values;
    }

    private static async Task<T?[]> Nullable<T>(ParquetRowGroupReader rows, DataField field) where T : struct
    {
        var values = new T?[rows.RowCount];
        await rows.ReadAsync<T>(field, values);
        return values;
    }
}
