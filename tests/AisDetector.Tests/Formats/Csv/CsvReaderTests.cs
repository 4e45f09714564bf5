using System.Globalization;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Formats.Csv;

public class CsvReaderTests
{
    [Fact]
    public void The_danish_day_agrees_with_a_plain_count()
    {
        var path = TestData.PathOf("dma_20260426/ais.csv");
        // The first five columns are never quoted.
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToList();
        var ships = rows.Where(row => row[1] is "Class A" or "Class B").ToList();
        var placed = ships.Where(row => IsShip(row[2]) && Math.Abs(double.Parse(row[3])) <= 90 && Math.Abs(double.Parse(row[4])) <= 180
            && (double.Parse(row[3]) != 0 || double.Parse(row[4]) != 0)).ToList();

        var reading = Reading.Of(path);

        Assert.Equal("DMA CSV", reading.Files[0].Format);
        Assert.False(reading.Sorted);
        Assert.Equal(19_999, reading.Counts.TotalAccepted + reading.Counts.TotalRejected);
        Assert.Equal(rows.Count(row => row[1] == "Base Station"), reading.Rejected(RejectReason.BaseStation));
        Assert.Equal(rows.Count(row => row[1] == "AtoN"), reading.Rejected(RejectReason.AidToNavigation));
        Assert.Equal(
            placed.Select(row => $"{DateTime.ParseExact(row[0], "dd/MM/yyyy HH:mm:ss", null):s} {row[2]} {double.Parse(row[3]):R} {double.Parse(row[4]):R}"),
            reading.Reports.Select(r => $"{DateTimeOffset.FromUnixTimeMilliseconds(r.Time).UtcDateTime:s} {r.Mmsi} {r.Latitude:R} {r.Longitude:R}"));
        Assert.Equal(0, reading.UnreadableFields);
        Assert.Equal(0, reading.Rejected(RejectReason.MalformedField));
    }

    [Fact]
    public void Danish_words_become_the_standards_numbers()
    {
        var reading = Reading.Of(TestData.PathOf("dma_20260426/ais.csv"));
        // 26/04/2026 00:00:29,Class A,266186000,57.617878,11.761928,Engaged in fishing,0.0,0.0,348.5,235,Unknown,SLID,GLITTSKAR,Fishing,,5,16,Chayka,2.5,"CPA0,5",,AIS,13,3,2,3
        var report = reading.Reports.First(r => r.Mmsi == 266186000 && r.Static?.Destination is not null);
        Assert.Equal(7, report.Status);
        Assert.Equal(235, report.HeadingDegrees);
        Assert.Equal(TransceiverClass.A, report.Class);
        Assert.Equal(
            new StaticData
            {
                CallSign = "SLID",
                Name = "GLITTSKAR",
                ShipType = 30,
                LengthMeters = 16,
                BeamMeters = 5,
                DraughtMeters = 2.5f,
                Destination = "CPA0,5",
                ToBowMeters = 13,
                ToSternMeters = 3,
                ToPortMeters = 2,
                ToStarboardMeters = 3,
            },
            report.Static);
        var rows = File.ReadLines(TestData.PathOf("dma_20260426/ais.csv")).Count(line => line.Contains(",Engaged in fishing,") && line.Contains(",Class "));
        Assert.Equal(rows, reading.Reports.Count(r => r.Status == 7));
        Assert.Contains(reading.Reports, r => r.Static is { Eta: "04-26T12:00Z" });
        Assert.Contains(reading.Reports, r => r.Static is { ShipType: 80 or 81 or 82 or 83 or 84 });
    }

    [Fact]
    public void Equal_static_data_of_a_vessel_is_one_object()
    {
        var reading = Reading.Of(TestData.PathOf("dma_20260426/ais.csv"));
        foreach (var vessel in reading.Reports.Where(r => r.Static is not null).GroupBy(r => r.Mmsi))
            Assert.Equal(vessel.Select(r => r.Static).Distinct().Count(), vessel.Select(r => r.Static).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Theory]
    [InlineData("noaa_head_2024/AIS_2024_01_01_head.csv")]
    [InlineData("noaa_head_2024/AIS_2024_01_02_head.csv")]
    public void Noaa_rows_agree_with_a_plain_count(string name)
    {
        var rows = File.ReadLines(TestData.PathOf(name)).Skip(1).Select(line => line.Split(',')).ToList();
        var reading = Reading.Of(TestData.PathOf(name));
        Assert.Equal("NOAA CSV", reading.Files[0].Format);
        Assert.Equal(
            rows.Where(row => IsShip(row[0])).Select(row => $"{row[1]} {row[0]} {double.Parse(row[2]):R} {double.Parse(row[3]):R} {float.Parse(row[4]):R} {row[16]}"),
            reading.Reports.Select(r => $"{DateTimeOffset.FromUnixTimeMilliseconds(r.Time).UtcDateTime:s} {r.Mmsi} {r.Latitude:R} {r.Longitude:R} {r.SpeedKnots:R} {r.Class}"));
        Assert.Equal(rows.Count(row => !IsShip(row[0])), reading.Rejected(RejectReason.NotAVessel));
        Assert.DoesNotContain(reading.Reports, r => r.HeadingDegrees > 359 || r.CourseDegrees >= 360);
    }

    [Fact]
    public void Noaa_static_columns_are_read()
    {
        var report = Reading.Of(TestData.PathOf("noaa_head_2024/AIS_2024_01_01_head.csv")).Reports.First(r => r.Mmsi == 367669550);
        Assert.Equal(new StaticData { Imo = 7938024, Name = "ALASKA CHALLENGER", CallSign = "WDH9586", ShipType = 30, LengthMeters = 30, BeamMeters = 8 }, report.Static);
        Assert.Equal(15, report.Status);
        Assert.Equal(141, report.HeadingDegrees);
    }

    [Fact]
    public void The_2025_header_has_longitude_first()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", """
            mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type,status,length,width,draft,cargo,transceiver
            338075892,2025-01-01 00:00:00,-70.25298,43.65322,0.0,358.8,511,PILOT BOAT,,WDB8945,90.0,0,,,,90,B
            """);
        var report = Assert.Single(Reading.Of(path).Reports);
        Assert.Equal((43.65322, -70.25298, TransceiverClass.B), (report.Latitude, report.Longitude, report.Class));
        Assert.Equal((byte)90, report.Static!.ShipType);
        Assert.Equal("NOAA CSV", Reading.Of(path).Files[0].Format);
    }

    [Theory]
    [InlineData("ten.csv", 10, 0, 0)]
    [InlineData("track.csv", 0, 0, 0)]
    [InlineData("badHeaders.csv", 10, 0, 0)]
    [InlineData("badMMSIData.csv", 9, 1, 0)]
    [InlineData("badTimeData.csv", 9, 0, 1)]
    public void Files_of_2017_good_and_bad(string name, int accepted, int badMmsi, int badTime)
    {
        var path = TestData.PathOf("fathom5_2017/" + name);
        if (accepted == 0) accepted = File.ReadLines(path).Count(line => line.Length > 0) - 1;
        var reading = Reading.Of(path);
        Assert.Equal((accepted, badMmsi, badTime), (reading.Reports.Count, (int)reading.Rejected(RejectReason.MalformedMmsi), (int)reading.Rejected(RejectReason.MalformedTime)));
        Assert.Equal(accepted + badMmsi + badTime, reading.Counts.TotalAccepted + reading.Counts.TotalRejected);
    }

    [Fact]
    public void Status_in_words_and_coast_guard_codes_are_mapped()
    {
        var reading = Reading.Of(TestData.PathOf("fathom5_2017/ten.csv"));
        var first = reading.Reports.Single(r => r.Mmsi == 477307901);
        Assert.Equal((5, (byte)70, (ushort)337, 9739666u), (first.Status, first.Static!.ShipType!.Value, first.Static.LengthMeters!.Value, first.Static.Imo!.Value));
        var third = reading.Reports.Single(r => r.Mmsi == 369080003);
        Assert.Equal((0, (byte)31), (third.Status, third.Static!.ShipType!.Value));
    }

    [Fact]
    public void Meos_has_its_156837_fixes()
    {
        var reading = Reading.Of(TestData.PathOf("meos/ais_instants.csv.gz"));
        Assert.Equal(156_837, reading.Counts.TotalAccepted + reading.Counts.TotalRejected);
        Assert.Equal(156_837, reading.Reports.Count);
        Assert.Equal(5, reading.Reports.Select(r => r.Mmsi).Distinct().Count());
        Assert.Equal(("CSV", "gzip", false), (reading.Files[0].Format, reading.Files[0].Compression, reading.Sorted));
    }

    [Fact]
    public void The_real_encounter_is_sorted()
    {
        var path = TestData.PathOf("gfw_encounter_20150319/gfw_real_encounter.csv");
        var expected = File.ReadLines(path).Skip(1).Select((line, i) => (Row: line.Split(','), i)).OrderBy(x => x.Row[1], StringComparer.Ordinal).ThenBy(x => x.i)
            .Select(x => $"{x.Row[1]} {x.Row[0]} {double.Parse(x.Row[2]):R} {double.Parse(x.Row[3]):R}");
        var reading = Reading.Of(path);
        Assert.True(reading.Sorted);
        Assert.Equal(expected, reading.Reports.Select(r => $"{DateTimeOffset.FromUnixTimeMilliseconds(r.Time).UtcDateTime:s} {r.Mmsi} {r.Latitude:R} {r.Longitude:R}"));
    }

    [Theory]
    [InlineData("ts;vessel_mmsi;Y;X;speed\n1609459200;211000001;54,5;8,25;3,5\n")]
    [InlineData("date_time_utc\tMMSI\tlat\tlon\tSOG\n2021-01-01 00:00:00\t211000001\t54.5\t8.25\t3.5\n")]
    [InlineData("sep=|\nmmsi|timestamp|latitude|longitude|speed_knots\n211000001|2021-01-01T00:00:00Z|54.5|8.25|3.5\n")]
    [InlineData("\uFEFF\"MMSI\",\"t\",\"lat\",\"lon\",\"sog\"\n\"211000001\",\"1609459200000\",\"54.5\",\"8.25\",\"3.5\"")]
    [InlineData("mmsi,time,lat,lon,sog\r\n211000001.0,20210101000000,54.50,8.250,3.5\r\n")]
    public void Columns_and_delimiters_are_found(string text)
    {
        using var folder = new TemporaryFolder();
        var report = Assert.Single(Reading.Of(folder.Write("a.txt", text)).Reports);
        Assert.Equal((211000001u, Reading.Epoch("2021-01-01T00:00:00"), 54.5, 8.25, 3.5f), (report.Mmsi, report.Time, report.Latitude, report.Longitude, report.SpeedKnots));
    }

    [Theory]
    [InlineData("who,when,north,east\n211000001,2021-01-01 00:00:00,54.5,8.25\n", "mmsi=who,time=when,lat=north,lon=EAST")]
    [InlineData("211000001,2021-01-01 00:00:00,54.5,8.25\n", "mmsi=1,time=2,lat=3,lon=4")]
    [InlineData("mmsi,seen,lat,lon\n211000001,2021-01-01 00:00:00,54.5,8.25\n", "time=seen")]
    public void Columns_can_be_named(string text, string columns)
    {
        using var folder = new TemporaryFolder();
        var report = Assert.Single(Reading.Of(new InputOptions { Columns = columns }, folder.Write("a.csv", text)).Reports);
        Assert.Equal((211000001u, Reading.Epoch("2021-01-01T00:00:00"), 54.5, 8.25), (report.Mmsi, report.Time, report.Latitude, report.Longitude));
    }

    [Fact]
    public void Slashed_dates_are_month_first_only_when_they_must_be()
    {
        using var folder = new TemporaryFolder();
        var american = folder.Write("a.csv", "mmsi,time,lat,lon\n211000001,01/02/2021 00:00:00,54.5,8.25\n211000001,01/13/2021 00:00:00,54.5,8.25\n");
        Assert.Equal(Reading.Epoch("2021-01-02T00:00:00"), Reading.Of(american).Reports[0].Time);
        var danish = folder.Write("b.csv", "mmsi,time,lat,lon\n211000001,01/02/2021 00:00:00,54.5,8.25\n");
        Assert.Equal(Reading.Epoch("2021-02-01T00:00:00"), Reading.Of(danish).Reports[0].Time);
    }

    [Theory]
    [InlineData("211000001,2021-01-01T00:00:00,54.5", RejectReason.MalformedField)]
    [InlineData("211000001,2021-01-01T00:00:00,54.5,8.25,1.5,UNQUOTED, COMMA", RejectReason.MalformedField)]
    [InlineData("211000001,2021-01-01T00:00:00,north,8.25,1.5,A", RejectReason.MalformedField)]
    [InlineData("211000001,soon,54.5,8.25,1.5,A", RejectReason.MalformedTime)]
    [InlineData("211000001,,54.5,8.25,1.5,A", RejectReason.NoTime)]
    [InlineData("x11000001,2021-01-01T00:00:00,54.5,8.25,1.5,A", RejectReason.MalformedMmsi)]
    [InlineData(",2021-01-01T00:00:00,54.5,8.25,1.5,A", RejectReason.MalformedMmsi)]
    [InlineData("3660489,2021-01-01T00:00:00,54.5,8.25,1.5,A", RejectReason.NotAVessel)]
    [InlineData("972000001,2021-01-01T00:00:00,54.5,8.25,1.5,A", RejectReason.DistressBeacon)]
    [InlineData("211000001,2021-01-01T00:00:00,91,181,1.5,A", RejectReason.NoPosition)]
    [InlineData("211000001,2021-01-01T00:00:00,,,1.5,A", RejectReason.NoPosition)]
    [InlineData("211000001,2021-01-01T00:00:00,0,0,1.5,A", RejectReason.NullIsland)]
    public void Bad_rows_are_rejected_with_their_bytes(string row, RejectReason reason)
    {
        using var folder = new TemporaryFolder();
        var rejected = new List<(RejectReason, string)>();
        var options = new InputOptions { OnReject = (why, raw) => rejected.Add((why, System.Text.Encoding.UTF8.GetString(raw))) };
        var path = folder.Write("a.csv", $"mmsi,time,lat,lon,sog,name\n211000002,2021-01-01T00:00:00,54.5,8.25,1.5,A\n{row}\n211000003,2021-01-01T00:00:00,54.5,8.25,1.5,A\n");
        Assert.Equal([211000002u, 211000003u], Reading.Of(options, path).Reports.Select(r => r.Mmsi));
        Assert.Equal([(reason, row)], rejected);
    }

    [Fact]
    public void An_unreadable_speed_is_counted_and_the_fix_kept()
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.csv", "mmsi,time,lat,lon,sog,cog,heading\n211000002,2021-01-01T00:00:00,54.5,8.25,fast,360,511\n211000002,2021-01-01T00:00:01,54.5,8.25,102.3,,\n"));
        Assert.Equal(2, reading.Reports.Count);
        Assert.All(reading.Reports, r => Assert.True(float.IsNaN(r.SpeedKnots) && float.IsNaN(r.CourseDegrees) && r.HeadingDegrees == -1));
        Assert.Equal(1, reading.UnreadableFields);
    }

    [Theory]
    [InlineData("mmsi,date,time,lat,lon", "211000002,2024-03-01,00:05:07,-54.5,8.25")]
    [InlineData("mmsi,date,time,lat,lon", "211000002,20240301,000507,-54.5,8.25")]
    [InlineData("mmsi,date,time,lat,lon", "211000002,2024-03-01,2024-03-01 00:05:07,-54.5,8.25")]
    [InlineData("mmsi;date;lat;lon", "211000002;1.3.2024 0:05:07;-54,5;8,25")]
    [InlineData("mmsi,time,lat,lon", "211000002,3/1/2024 12:05:07 AM,54.5 S,8.25E")]
    [InlineData("Ship MMSI,Position Timestamp,Latitude (deg),Longitude (deg)", "211000002,2024-03-01T00:05:07Z,-54.5,8.25")]
    public void Dates_places_and_titles_as_people_write_them_are_read(string header, string row)
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.csv", $"{header}\n{row}\n"));
        var report = Assert.Single(reading.Reports);
        Assert.Equal((Reading.Epoch("2024-03-01T00:05:07"), -54.5, 8.25), (report.Time, report.Latitude, report.Longitude));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("03/01/2024 00:05", "13/01/2024 00:05", "2024-01-03T00:05:00", false)]
    [InlineData("03/01/2024 00:05", "01/13/2024 00:05", "2024-03-01T00:05:00", false)]
    [InlineData("03/01/2024 00:05", "03/02/2024 00:05", "2024-01-03T00:05:00", true)]
    public void Which_number_is_the_month_is_seen_in_the_first_rows_or_said_to_be_a_guess(string first, string second, string utc, bool isGuess)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", $"mmsi,time,lat,lon\n211000002,{first},54.5,8.25\n211000002,{second},54.5,8.25\n");
        var reading = Reading.Of(new InputOptions { ArrivalOrder = true }, path);
        Assert.Equal(Reading.Epoch(utc), reading.Reports[0].Time);
        Assert.Equal(isGuess, reading.Warnings.Any(w => w.Contains("day/month/year", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_repeated_header_is_no_row()
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.csv", "mmsi,time,lat,lon\n211000002,2021-01-01T00:00:00,54.5,8.25\nmmsi,time,lat,lon\n211000002,2021-01-01T00:01:00,54.5,8.25\n"));
        Assert.Equal((2, 0L), (reading.Reports.Count, reading.Counts.TotalRejected));
    }

    [Fact]
    public void Rows_without_time_are_kept_when_asked()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.csv", "mmsi,time,lat,lon\n211000002,,54.5,8.25\n");
        Assert.Equal(Report.NoTime, Assert.Single(Reading.Of(new InputOptions { KeepReportsWithoutTime = true }, path).Reports).Time);
    }

    [Theory]
    [InlineData("Class A,211000001", null)]
    [InlineData("SAR Airborne,111000001", RejectReason.SearchAndRescueAircraft)]
    [InlineData("Man Overboard Device,972000001", RejectReason.DistressBeacon)]
    [InlineData("Base Station,2190064", RejectReason.BaseStation)]
    [InlineData("AtoN,992000001", RejectReason.AidToNavigation)]
    public void Stations_that_are_no_ships_are_rejected_by_kind(string row, RejectReason? reason)
    {
        using var folder = new TemporaryFolder();
        var reading = Reading.Of(folder.Write("a.csv", $"Type of mobile,MMSI,# Timestamp,Latitude,Longitude\n{row},26/04/2026 00:00:00,55,12\n"));
        Assert.Equal(reason is null ? 1 : 0, reading.Reports.Count);
        if (reason is { } why) Assert.Equal(1, reading.Rejected(why));
    }

    private static bool IsShip(string mmsi) =>
        mmsi.Length == 9 && !mmsi.StartsWith('0') && !mmsi.StartsWith("111") && !mmsi.StartsWith("970") && !mmsi.StartsWith("972") && !mmsi.StartsWith("974")
        && int.TryParse(mmsi, NumberStyles.None, null, out _);
}
