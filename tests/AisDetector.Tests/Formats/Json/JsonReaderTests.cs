using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Formats.Json;

public class JsonReaderTests
{
    private static Reading Made(string name) => Reading.Of(new InputOptions { ArrivalOrder = true }, TestData.PathOf("json_made/" + name));

    [Fact]
    public void Aisstream_positions_and_static_data_are_read()
    {
        var reading = Made("aisstream.jsonl");
        Assert.Equal("aisstream JSON", reading.Files[0].Format);
        Assert.Equal([1, 5, 18, 24, 27], reading.Reports.Select(r => (int)r.Type));
        Assert.Equal(1, reading.Rejected(RejectReason.BaseStation));

        var position = reading.Reports[0];
        Assert.Equal(
            (259000420u, 1672338152318, 66.02695, 12.253821666666665, 0.1f, 308.2f, (short)235, (byte)1, TransceiverClass.A),
            (position.Mmsi, position.Time, position.Latitude, position.Longitude, position.SpeedKnots, position.CourseDegrees, position.HeadingDegrees, position.Status, position.Class));
        Assert.Null(position.Static);

        Assert.False(reading.Reports[1].HasPosition);
        Assert.Equal(
            new StaticData
            {
                Imo = 9307839,
                Name = "MADE ONE",
                CallSign = "LAAA1",
                ShipType = 80,
                Destination = "NOWHERE",
                DraughtMeters = 7.4f,
                Eta = "12-30T06:45Z",
                ToBowMeters = 100,
                ToSternMeters = 20,
                ToPortMeters = 8,
                ToStarboardMeters = 10,
                LengthMeters = 120,
                BeamMeters = 18,
            },
            reading.Reports[1].Static);

        var small = reading.Reports[2];
        Assert.True(float.IsNaN(small.SpeedKnots) && float.IsNaN(small.CourseDegrees) && small.HeadingDegrees == -1 && small.Class == TransceiverClass.B);
        Assert.Equal(
            new StaticData { CallSign = "DA0001", ShipType = 36, ToBowMeters = 5, ToSternMeters = 7, ToPortMeters = 2, ToStarboardMeters = 2, LengthMeters = 12, BeamMeters = 4 },
            reading.Reports[3].Static);
        Assert.Equal((538000002u, -27.4, 38.5), (reading.Reports[4].Mmsi, reading.Reports[4].Latitude, reading.Reports[4].Longitude));
    }

    [Theory]
    [InlineData("aishub_human.json")]
    [InlineData("aishub_ais.json")]
    public void Aishub_arrays_are_read_in_both_encodings(string name)
    {
        var reading = Made(name);
        Assert.Equal("AISHub JSON", reading.Files[0].Format);
        Assert.Equal((2, 0L), (reading.Reports.Count, reading.Counts.TotalRejected));
        var barge = reading.Reports[0];
        Assert.Equal((244750034u, Reading.Epoch("2021-07-05T02:40:00"), 229f, 0.5f, (byte)5), (barge.Mmsi, barge.Time, barge.CourseDegrees, barge.SpeedKnots, barge.Status));
        Assert.Equal(51.80586, barge.Latitude, 6);
        Assert.Equal(4.90761, barge.Longitude, 6);
        Assert.Equal((2.3f, "ANTWERP", (ushort)80, (ushort)9, (byte)70), (barge.Static!.DraughtMeters!.Value, barge.Static.Destination, barge.Static.LengthMeters!.Value, barge.Static.BeamMeters!.Value, barge.Static.ShipType!.Value));
        var tanker = reading.Reports[1];
        Assert.Equal(("MADE \"TWO\" {2}", 9307839u, null), (tanker.Static!.Name, tanker.Static.Imo!.Value, tanker.Static.LengthMeters));
        Assert.True(float.IsNaN(tanker.SpeedKnots) && float.IsNaN(tanker.CourseDegrees) && tanker.HeadingDegrees == 90);
    }

    [Fact]
    public void Digitraffic_features_are_read()
    {
        var reading = Made("digitraffic_locations.json");
        Assert.Equal("Digitraffic JSON", reading.Files[0].Format);
        Assert.Equal((2, 0L), (reading.Reports.Count, reading.Counts.TotalRejected));
        var first = reading.Reports[0];
        Assert.Equal((219598000u, 1659212938646, 55.770832, 20.85169, 0.1f, (byte)1), (first.Mmsi, first.Time, first.Latitude, first.Longitude, first.SpeedKnots, first.Status));
        Assert.Null(first.Static);
        Assert.True(float.IsNaN(reading.Reports[1].SpeedKnots));
    }

    [Fact]
    public void Digitraffic_metadata_is_static_data()
    {
        var expected = new StaticData
        {
            Imo = 9543756,
            Name = "MADE THREE",
            CallSign = "OHAAA",
            ShipType = 70,
            DraughtMeters = 6.8f,
            Destination = "UST LUGA",
            Eta = "11-06T03:00Z",
            ToBowMeters = 160,
            ToSternMeters = 33,
            ToPortMeters = 20,
            ToStarboardMeters = 12,
            LengthMeters = 193,
            BeamMeters = 32,
        };
        var vessel = Assert.Single(Made("digitraffic_vessels.json").Reports);
        Assert.Equal((230000003u, 1659212938646, false), (vessel.Mmsi, vessel.Time, vessel.HasPosition));
        Assert.Equal(expected, vessel.Static);

        var mqtt = Made("digitraffic_mqtt.jsonl").Reports;
        Assert.Equal((230000003u, 1668075025000, 60.03802, 20.345818, 10.7f), (mqtt[0].Mmsi, mqtt[0].Time, mqtt[0].Latitude, mqtt[0].Longitude, mqtt[0].SpeedKnots));
        Assert.Equal((1668075026035, expected), (mqtt[1].Time, mqtt[1].Static));
    }

    [Fact]
    public void What_decode_writes_is_read_back()
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.jsonl", """
            {"type":1,"mmsi":211000001,"time":"2021-01-01T00:00:00Z","latitude":54.5,"longitude":8.25,"speedKnots":3.5,"courseDegrees":12,"headingDegrees":13,"status":0,"imo":null,"name":null,"shipType":null}
            {"type":5,"mmsi":211000001,"time":"2021-01-01T00:00:01Z","latitude":null,"longitude":null,"imo":9307839,"name":"MADE","shipType":80,"toBowMeters":100,"toSternMeters":20,"toPortMeters":8,"toStarboardMeters":10,"draughtMeters":7.5}
            """));
        Assert.Equal([1, 5], reading.Reports.Select(r => (int)r.Type));
        Assert.Equal((3.5f, (short)13), (reading.Reports[0].SpeedKnots, reading.Reports[0].HeadingDegrees));
        Assert.Equal((9307839u, (byte)80, (ushort)120, 7.5f), (reading.Reports[1].Static!.Imo!.Value, reading.Reports[1].Static!.ShipType!.Value, reading.Reports[1].Static!.LengthMeters!.Value, reading.Reports[1].Static!.DraughtMeters!.Value));
    }

    [Fact]
    public void Broken_lines_are_rejected_one_by_one()
    {
        using var folder = new TemporaryFolder();
        const string good = """{"mmsi":211000001,"time":1609459200,"lat":54.5,"lon":8.25}""";
        var reading = Reading.Of(folder.Write("a.jsonl", string.Join('\n',
            good, """{"mmsi":211000001,"time":1609""", good, """{"mmsi":211000001,"name":"open""", good, "junk", """{"other":1}""",
            """{"mmsi":"x","lat":1,"lon":2}""", """{"mmsi":211000001,"time":"soon","lat":1,"lon":2}""", """{"mmsi":211000001,"time":1609459200,"lat":"north","lon":2}""",
            """{"mmsi":211000001,"time":1609459200}""", """{"mmsi":211000001,"lat":54.5,"lon":8.25}""", good, """{"mmsi":2110""")));
        Assert.Equal(4, reading.Reports.Count);
        Assert.Equal(5, reading.Rejected(RejectReason.NotAis));
        Assert.Equal(1, reading.Rejected(RejectReason.MalformedMmsi));
        Assert.Equal(1, reading.Rejected(RejectReason.MalformedTime));
        Assert.Equal(1, reading.Rejected(RejectReason.MalformedField));
        Assert.Equal(1, reading.Rejected(RejectReason.NoPosition));
        Assert.Equal(1, reading.Rejected(RejectReason.NoTime));
    }

    [Theory]
    [InlineData("aisstream.jsonl")]
    [InlineData("aishub_human.json")]
    [InlineData("digitraffic_locations.json")]
    [InlineData("digitraffic_vessels.json")]
    public void Any_buffer_size_gives_the_same_reports(string name)
    {
        var expected = Made(name).Texts.ToList();
        Gen.Int[16, 900].Sample(
            size => Reading.Of(new InputOptions { ArrivalOrder = true, BufferBytes = size }, TestData.PathOf("json_made/" + name)).Texts.SequenceEqual(expected), iter: 50);
    }
}
