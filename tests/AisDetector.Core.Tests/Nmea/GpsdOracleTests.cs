using System.Text.Json;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Every position and static message of gpsd's regression recordings against gpsd's own expected decode, field by field.</summary>
public class GpsdOracleTests
{
    private static readonly int[] Types = [1, 2, 3, 5, 18, 19, 24, 27];

    public static TheoryData<string, string, bool, int> Pairs => new()
    {
        { "gpsd/ais-18-27.log", "gpsd/ais-18-27.log.chk", false, 100 },
        { "gpsd/ais-nmea-type6-fid55.log", "gpsd/ais-nmea-type6-fid55.log.chk", false, 900 },
        { "gpsd/ais-nmea.log", "gpsd/ais-nmea.log.chk", false, 30 },
        { "gpsd/ais-raw-messages.log", "gpsd/ais-raw-messages.log.chk", false, 90 },
        { "gpsd/ais_unpack_sixbit.log", "gpsd/ais_unpack_sixbit.log.chk", false, 9 },
        { "gpsd/sample.aivdm", "gpsd/sample.aivdm.ju.chk", false, 9 },
        { "gpsd/sample.aivdm", "gpsd/sample.aivdm.js.chk", true, 10 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_views_read_what_gpsd_reads(string log, string check, bool scaled, int atLeast)
    {
        var expected = Expected(check).Select(GpsdFormat.Canonical).ToHashSet();
        var format = new GpsdFormat(scaled);
        var actual = Recordings.Messages(log).Select(m => format.Canonical(m.Payload, m.FillBits)).OfType<string>().ToHashSet();

        Assert.True(expected.Count >= atLeast, $"{expected.Count} expected objects");
        Assert.Equal("", string.Join("\n", expected.Except(actual).Order()));
        Assert.Equal("", string.Join("\n", actual.Except(expected).Order()));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_decoder_reports_what_gpsd_reads(string log, string check, bool scaled, int atLeast)
    {
        var expected = Expected(check).Where(IsUsable).Select(m => ExpectedReports.Text(m, scaled)).ToHashSet();
        var reports = Recordings.Decode(Recordings.Bytes(log)).Reports;
        var actual = ExpectedReports.Merge(reports).Select(ExpectedReports.Text).ToHashSet();

        Assert.True(expected.Count >= atLeast * 3 / 4, $"{expected.Count} expected objects");
        Assert.Equal("", string.Join("\n", expected.Except(actual).Order()));

        // A message 24 whose other half gpsd had forgotten or never had is not in its output.
        Assert.Equal("", string.Join("\n", actual.Except(expected).Where(text => !text.StartsWith("24 ")).Order()));

        bool IsUsable(JsonElement message) => ExpectedReports.IsUsable(message, scaled);
    }

    private static IEnumerable<JsonElement> Expected(string check) => File.ReadLines(Recordings.PathOf(check))
        .Where(line => line.StartsWith("{\"class\":\"AIS\""))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(message => Types.Contains(message.GetProperty("type").GetInt32()));
}
