using System.Text;
using System.Text.Json;
using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Tests.Output;

public class ReportWriterTests
{
    private const string Fields =
        "type mmsi time latitude longitude speedKnots courseDegrees headingDegrees status imo callSign name shipType toBowMeters toSternMeters toPortMeters toStarboardMeters draughtMeters destination eta lengthMeters beamMeters";

    private static readonly Report Bare = Report.Empty with { Mmsi = 244_123_456, Type = 27 };

    private static readonly Report Full = new()
    {
        Type = 19,
        Mmsi = 244_123_456,
        Time = 1_706_702_400_250,
        Latitude = 52.123_456_78,
        Longitude = -4.5,
        SpeedKnots = 12.3f,
        CourseDegrees = 359.9f,
        HeadingDegrees = 0,
        Status = 5,
        Static = new StaticData
        {
            Imo = 9_307_839, CallSign = "PDAB", Name = "A, \"B\" <C>", ShipType = 80, ToBowMeters = 100, ToSternMeters = 40, ToPortMeters = 10, ToStarboardMeters = 12,
            LengthMeters = 140, BeamMeters = 22, DraughtMeters = 7.1f, Destination = "ROTTERDAM", Eta = "02-01T12:00Z",
        },
    };

    [Fact]
    public void Json_has_the_fields_in_their_order()
    {
        var line = Json(Full);
        Assert.Equal(Fields, string.Join(' ', JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(
            """{"type":19,"mmsi":244123456,"time":"2024-01-31T12:00:00.250Z","latitude":52.123457,"longitude":-4.5,"speedKnots":12.3,"courseDegrees":359.9,"headingDegrees":0,"status":5,"imo":9307839,"callSign":"PDAB","name":"A, \"B\" <C>","shipType":80,"toBowMeters":100,"toSternMeters":40,"toPortMeters":10,"toStarboardMeters":12,"draughtMeters":7.1,"destination":"ROTTERDAM","eta":"02-01T12:00Z","lengthMeters":140,"beamMeters":22}""",
            line);
    }

    [Fact]
    public void What_is_not_available_is_null()
    {
        var line = Json(Bare);
        Assert.Equal(Fields, string.Join(' ', JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(20, JsonDocument.Parse(line).RootElement.EnumerateObject().Count(p => p.Value.ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public void Many_reports_are_many_lines()
    {
        using var output = new MemoryStream();
        using var writer = new ReportJsonWriter(output);
        var reports = Enumerable.Repeat(Full, 3_000).ToArray();
        writer.Write(reports);
        writer.End();
        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal(3_000, lines.Length);
        Assert.Single(lines.Distinct());
    }

    [Fact]
    public void Csv_has_the_same_fields()
    {
        using var output = new MemoryStream();
        var writer = new ReportCsvWriter(output);
        writer.Write([Full, Bare]);
        writer.End();
        Assert.Equal(
            Fields.Replace(' ', ',') + "\n"
            + "19,244123456,2024-01-31T12:00:00.250Z,52.123457,-4.5,12.3,359.9,0,5,9307839,PDAB,\"A, \"\"B\"\" <C>\",80,100,40,10,12,7.1,ROTTERDAM,02-01T12:00Z,140,22\n"
            + "27,244123456,,,,,,,,,,,,,,,,,,,,\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Csv_disarms_what_a_ship_calls_itself()
    {
        using var output = new MemoryStream();
        var writer = new ReportCsvWriter(output);
        writer.Write([Full with { Static = Full.Static! with { Name = "=1+1", Destination = "\u0007-SEA" } }]);
        writer.End();
        Assert.Contains(",'=1+1,80,", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Contains(",'-SEA,", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Steady_state_allocates_nothing()
    {
        var reports = Enumerable.Repeat(Full, 4_000).ToArray();
        using var json = new ReportJsonWriter(Stream.Null);
        var csv = new ReportCsvWriter(Stream.Null);
        for (var i = 0; i < 3; i++) WriteBoth();
        var before = GC.GetAllocatedBytesForCurrentThread();
        WriteBoth();
        // The quoted name of the CSV row is the one string that is made: 4,000 of them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000 * 200);

        void WriteBoth()
        {
            json.Write(reports);
            csv.Write(reports);
        }
    }

    private static string Json(Report report)
    {
        using var output = new MemoryStream();
        using var writer = new ReportJsonWriter(output);
        writer.Write([report]);
        writer.End();
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n');
    }
}
