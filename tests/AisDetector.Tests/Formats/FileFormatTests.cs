using System.Text;
using AisDetector.Formats;
using AisDetector.Formats.Csv;
using AisDetector.Formats.Json;
using AisDetector.Formats.Nmea;

namespace AisDetector.Tests.Formats;

public class FileFormatTests
{
    [Theory]
    [InlineData("!AIVDM,1,1,,A,13aEOK?P00PD2wVMdLDRhgvL289?,0*26\n", "NMEA", typeof(NmeaFormat))]
    [InlineData("some header\n\\s:x*00\\!BSVDO,1,1,,A,13aEOK?P00PD2wVMdLDRhgvL289?,0*26\n", "NMEA", typeof(NmeaFormat))]
    [InlineData("mmsi,time,lat,lon\n219000001,2024-01-01T00:00:00Z,55.1,10.2\n", "CSV", typeof(CsvFormat))]
    [InlineData("\uFEFF \n{\"mmsi\":219000001,\"time\":\"2024-01-01T00:00:00Z\",\"lat\":55.1,\"lon\":10.2}\n", "JSON", typeof(JsonFormat))]
    public void Each_file_is_known_by_one_row_of_the_table_only(string text, string name, Type format)
    {
        var head = Encoding.UTF8.GetBytes(text);
        Assert.Equal(name, FileFormat.Find(new FileHead(head), null, out _)?.Format);
        Assert.Equal([format], FileFormat.All.Where(f => f.Recognize(new FileHead(head), null, out _) is not null).Select(f => f.GetType()));
    }

    [Theory]
    [InlineData("nothing of the kind\n", null)]
    [InlineData("{\"name\":\"no ship\"}\n!AIVDM,1,1,,A,13aEOK?P00PD2wVMdLDRhgvL289?,0*26\n", "JSON, but no object with an MMSI and a position")]
    [InlineData("!AIVDM,1,1,,A,13aEOK?P00PD2wVMdLDRhgvL289?,0*26\n\0", null)]
    public void What_is_no_AIS_is_known_by_none_and_the_reason_is_said_where_there_is_one(string text, string? reason)
    {
        Assert.Null(FileFormat.Find(new FileHead(Encoding.UTF8.GetBytes(text)), null, out var problem));
        Assert.Equal(reason, problem?.Message);
    }
}
