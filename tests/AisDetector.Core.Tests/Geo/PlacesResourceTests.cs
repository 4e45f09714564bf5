using AisDetector.Core.Geo;
using CsCheck;

namespace AisDetector.Core.Tests.Geo;

public class PlacesResourceTests
{
    [Fact]
    public void A_resource_that_is_cut_short_is_refused() =>
        Gen.Int[0, ShippedResource.Bytes.Length - 1].Sample(
            length => Assert.Throws<InvalidDataException>(() => Places.Read(ShippedResource.Bytes.AsMemory(0, length))), iter: 20);

    [Fact]
    public void Another_file_is_refused() =>
        Gen.Byte.Array[0, 100].Sample(bytes => Assert.Throws<InvalidDataException>(() => Places.Read(bytes)), iter: 1000);

    [Fact]
    public void Points_are_in_the_order_that_the_cells_need()
    {
        var points = ShippedResource.Points;
        for (var i = 1; i < points.Kinds.Length; i++)
        {
            var (row, previousRow) = (CellGrid.Row(points.Latitudes[i]), CellGrid.Row(points.Latitudes[i - 1]));
            var (column, previousColumn) = (CellGrid.Column(points.Longitudes[i]), CellGrid.Column(points.Longitudes[i - 1]));
            Assert.True((row, column, points.Latitudes[i]).CompareTo((previousRow, previousColumn, points.Latitudes[i - 1])) >= 0);
        }
    }

    [Fact]
    public void Every_input_point_is_there()
    {
        // 60,410 anchorage points, 3,768 ports and the harbours added by hand, less those that share place and name.
        var points = ShippedResource.Points;
        Assert.InRange(points.Kinds.Length, 60_000, 64_500);
        Assert.InRange(points.Kinds.Count(k => k is PointKind.Port or PointKind.NamedOnly), 3_700, 3_768);
    }

    [Fact]
    public void A_part_that_is_damaged_is_refused_when_it_is_asked_for()
    {
        var bytes = ShippedResource.Bytes.ToArray();
        // All after the header and the index.
        bytes.AsSpan(PlacesResource.HeaderLength + BitConverter.ToInt32(bytes, 8)).Fill(0xFF);
        var places = Places.Read(bytes);
        Assert.Throws<InvalidDataException>(() => places.NearestPort(55, 12));
        Assert.Throws<InvalidDataException>(() => places.DistanceToCoastKm(55, 12));
        Assert.Throws<InvalidDataException>(() => places.Coastline(-180, -90, 180, 90).Count());
    }

    [Fact]
    public void The_resource_stays_small() => Assert.InRange(ShippedResource.Bytes.Length, 5_000_000, 12_000_000);
}
