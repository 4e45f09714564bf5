using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Formats.Csv;

/// <summary>CSV files of the field: units in titles, words for numbers, decimal commas; and what is not understood is said.</summary>
public class CsvDialectTests
{
    [Theory]
    [InlineData("SPEED_KNOTSx10", 105, 10.5)]
    [InlineData("speed_x10", 105, 10.5)]
    [InlineData("sog (0.1 kn)", 105, 10.5)]
    [InlineData("sog [1/10 knot]", 105, 10.5)]
    [InlineData("SOG/10", 105, 10.5)]
    [InlineData("SOG * 10", 105, 10.5)]
    [InlineData("speed (kn/10)", 105, 10.5)]
    [InlineData("speed in tenths of knots", 105, 10.5)]
    [InlineData("sog_deciknots", 105, 10.5)]
    [InlineData("Sog (0,1 kt)", 105, 10.5)]
    [InlineData("SOG (kn)", 10.5, 10.5)]
    [InlineData("Speed over ground (knots)", 10.5, 10.5)]
    [InlineData("speed_mps", 5, 9.719222)]
    [InlineData("speed_ms", 5, 9.719222)]
    [InlineData("speed [m/s]", 5, 9.719222)]
    [InlineData("sog_cm/s", 500, 9.719222)]
    [InlineData("speed in meters per second", 5, 9.719222)]
    [InlineData("speed_kmh", 18.52, 10)]
    [InlineData("Speed (km/h)", 18.52, 10)]
    [InlineData("speedKmh", 18.52, 10)]
    [InlineData("sog_mph", 11.507794, 10)]
    public void The_unit_in_a_speeds_title_is_obeyed(string title, double sent, double knots)
    {
        var reading = Read($"mmsi;time;lat;lon;{title}", $"211000001;2021-01-01 00:00:00;54.5;8.25;{sent:R}");
        Assert.Equal(knots, Assert.Single(reading.Reports).SpeedKnots, 1e-5);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("draught_x10", 84, 8.4)]
    [InlineData("draught_dm", 84, 8.4)]
    [InlineData("Draft (1/10 m)", 84, 8.4)]
    [InlineData("draught [cm]", 840, 8.4)]
    [InlineData("draft_decimeters", 84, 8.4)]
    [InlineData("DRAUGHT (ft)", 27.559055, 8.4)]
    [InlineData("Draught (m)", 8.4, 8.4)]
    public void The_unit_in_a_draughts_title_is_obeyed(string title, double sent, double meters)
    {
        var reading = Read($"mmsi;time;lat;lon;{title}", $"211000001;2021-01-01 00:00:00;54.5;8.25;{sent:R}");
        Assert.Equal(meters, Assert.Single(reading.Reports).Static!.DraughtMeters!.Value, 1e-5);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("lat_1e-7", "lon_1e-7", "545000000", "-82500000")]
    [InlineData("latE7", "lonE7", "545000000", "-82500000")]
    [InlineData("latitude_x1e7", "longitude x 10000000", "545000000", "-82500000")]
    [InlineData("lat (10^-6 deg)", "lon (microdegrees)", "54500000", "-8250000")]
    [InlineData("LAT (1/10000 min)", "LON (0.0001 min)", "32700000", "-4950000")]
    [InlineData("lat (rad)", "lon (rad)", "0.9512044423369095", "-0.1439896632895322")]
    [InlineData("Latitude (WGS 84, deg)", "Longitude [°]", "54,5", "-8,25")]
    public void The_unit_in_a_coordinates_title_is_obeyed(string lat, string lon, string latitude, string longitude)
    {
        var reading = Read($"mmsi;time;{lat};{lon}", $"211000001;2021-01-01 00:00:00;{latitude};{longitude}");
        var report = Assert.Single(reading.Reports);
        Assert.Equal(54.5, report.Latitude, 1e-9);
        Assert.Equal(-8.25, report.Longitude, 1e-9);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Courses_headings_and_dimensions_have_units_too()
    {
        var report = Assert.Single(Read(
            "mmsi;time;lat;lon;cog_x10;heading (0.1 deg);length_dm;width_ft;tobow_x10;tostern_x10;toport_x10;tostarboard_x10",
            "211000001;2021-01-01 00:00:00;54.5;8.25;3599;2710;1834;98,4;1000;834;150;150").Reports);
        Assert.Equal((359.9f, (short)271), (report.CourseDegrees, report.HeadingDegrees));
        Assert.Equal(
            new StaticData { LengthMeters = 183, BeamMeters = 30, ToBowMeters = 100, ToSternMeters = 83, ToPortMeters = 15, ToStarboardMeters = 15 },
            report.Static);
    }

    [Fact]
    public void Scaled_columns_mean_what_plain_ones_mean()
    {
        Gen.Select(Gen.Int[-899_999_999, 899_999_999], Gen.Int[-1_799_999_999, 1_799_999_999], Gen.Int[0, 1022], Gen.Int[0, 3599], Gen.Int[1, 255]).Sample(
            (lat, lon, sog, cog, draught) =>
            {
                var plain = Read("mmsi,time,lat,lon,sog,cog,draught", FormattableString.Invariant($"211000001,2021-01-01 00:00:00,{lat / 1e7m},{lon / 1e7m},{sog / 10m},{cog / 10m},{draught / 10m}"));
                var scaled = Read("mmsi,time,lat_1e-7,lon_1e7,SPEED_KNOTSx10,cog*10,draught_dm", $"211000001,2021-01-01 00:00:00,{lat},{lon},{sog},{cog},{draught}");
                return plain.Texts.SequenceEqual(scaled.Texts);
            },
            iter: 50);
    }

    [Theory]
    [InlineData("sog_raw", "sog_raw is not used: its unit is not understood; --columns sog=\"sog_raw\" takes it in knots")]
    [InlineData("Speed (furlongs)", "--columns sog=\"Speed (furlongs)\" takes it in knots")]
    [InlineData("speed_10", "not understood")]
    [InlineData("draught_kn", "takes it in metres")]
    [InlineData("heading (gon)", "takes it in degrees")]
    public void A_unit_that_is_not_understood_is_said(string title, string words)
    {
        var reading = Read($"mmsi;time;lat;lon;{title}", "211000001;2021-01-01 00:00:00;54.5;8.25;5");
        Assert.Contains(words, Assert.Single(reading.Warnings), StringComparison.Ordinal);
        Assert.Equal(54.5, Assert.Single(reading.Reports).Latitude);
    }

    [Fact]
    public void A_coordinate_in_something_else_than_degrees_is_said()
        => Assert.Contains("lat_gon is read as degrees", Assert.Single(Read("mmsi;time;lat_gon;lon", "211000001;2021-01-01 00:00:00;54.5;8.25").Warnings), StringComparison.Ordinal);

    [Theory]
    [InlineData("sog=vitesse_x10", 1.5f)]
    [InlineData("sog=sog_raw", 15f)]
    public void A_column_that_is_named_has_the_unit_that_its_title_says(string columns, float knots)
    {
        var title = columns.Split('=')[1];
        var reading = Read(new InputOptions { Columns = columns }, $"mmsi;time;lat;lon;{title}", "211000001;2021-01-01 00:00:00;54.5;8.25;15");
        Assert.Equal(knots, Assert.Single(reading.Reports).SpeedKnots);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("sep=;\nMMSI;Date Time;Lat;Lon;SOG;Nav Status;Ship Type;Length;Draught\n211000001;20/11/2018 15:22:18;54,5;8,25;10,5;UNDER WAY USING ENGINE;tanker;183,2;8,4\n")]
    [InlineData("MMSI,Date Time,Lat,Lon,SOG,Nav Status,Ship Type,Length,Draught\n\"211000001\",\"20/11/2018 15:22:18\",\"54,5\",\"8,25\",\"10,5\",\"Underway (engine)\",\"Tanker, all ships of this type\",\"183,2\",\"8,4\"\n")]
    [InlineData("MMSI\tDate Time\tLat\tLon\tSOG\tNav Status\tShip Type\tLength\tDraught\n211000001,0\t20.11.2018 15:22:18\t54,5\t8,25\t10,5\t0\t80 - Tanker\t183,2\t8,4\n")]
    public void A_row_says_the_same_in_every_dialect(string text)
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.csv", text));
        var report = Assert.Single(reading.Reports);
        Assert.Equal(
            (211000001u, Reading.Epoch("2018-11-20T15:22:18"), 54.5, 8.25, 10.5f, (byte)0),
            (report.Mmsi, report.Time, report.Latitude, report.Longitude, report.SpeedKnots, report.Status));
        Assert.Equal(new StaticData { ShipType = 80, LengthMeters = 183, DraughtMeters = 8.4f }, report.Static);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Words_that_are_not_understood_are_shown_with_the_number_of_their_rows()
    {
        string[] types = ["Tanker", "Zeppelin", "Zeppelin", "Reserved", "", "Balloon"];
        var rows = types.Select((type, i) => $"{211000001 + i / 3};2021-01-01 00:00:0{i};54,5;8,25;fast;drunk;{type};A;123");
        var reading = Read("mmsi;time;lat;lon;sog;status;Ship type;class;draught", [.. rows]);
        Assert.Equal(6, reading.Reports.Count);
        Assert.Equal(
            [
                "sog is not understood in 6 rows (\"fast\"); they are used without it",
                "status is not understood in 6 rows (\"drunk\"); they are used without it",
                "Ship type is not understood in 3 rows (\"Zeppelin\", \"Balloon\"); they are used without it",
                "draught is not understood in 6 rows (\"123\"); they are used without it",
            ],
            reading.Warnings.Select(w => w[(w.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(21, reading.UnreadableFields);
        Assert.Equal((byte)80, reading.Reports[0].Static!.ShipType);
        Assert.All(reading.Reports, r => Assert.Equal((TransceiverClass.A, Report.StatusNotDefined), (r.Class, r.Status)));
    }

    [Fact]
    public void Json_says_it_too()
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.json", """{"mmsi":211000001,"time":"2021-01-01T00:00:00Z","lat":54.5,"lon":8.25,"status":"drunk","shiptype":"Zeppelin"}"""));
        Assert.Equal(2, reading.Warnings.Count);
        Assert.Contains(reading.Warnings, w => w.Contains("shiptype is not understood in 1 row (\"Zeppelin\")", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dma_20260426/ais.csv")]
    [InlineData("noaa_head_2024/AIS_2024_01_01_head.csv")]
    [InlineData("noaa_head_2024/AIS_2024_01_02_head.csv")]
    [InlineData("meos/ais_instants.csv.gz")]
    [InlineData("gfw_encounter_20150319/gfw_real_encounter.csv")]
    public void Nothing_in_public_recordings_is_not_understood(string name) => Assert.Empty(Reading.Of(TestData.PathOf(name)).Warnings);

    private static Reading Read(string header, params string[] rows) => Read(new InputOptions(), header, rows);

    private static Reading Read(InputOptions options, string header, params string[] rows)
    {
        using var folder = new TemporaryFolder();
        return Reading.Of(options, folder.Write("a.csv", $"{header}\n{string.Join('\n', rows)}\n"));
    }
}
