using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Formats;

/// <summary>Logs of sentences in a table with the log's own date and time.</summary>
public class NmeaTableTests
{
    private const string Sentence = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A";

    [Theory]
    [InlineData("\"{0}\",20/11/2018 15:22:18.761", "")]
    [InlineData("\"{0}\",20/11/2018 15:22:18.761", "\"Message\",\"Received\"")]
    [InlineData("\"{0}\";\"20.11.2018 15:22:18,761\"", "sentence;time")]
    [InlineData("{0}\t2018-11-20 15:22:18.761", "")]
    [InlineData("{0},2018-11-20T15:22:18.761", "nmea,timestamp")]
    [InlineData("20/11/2018 15:22:18.761,\"{0}\"", "time,nmea")]
    [InlineData("2018-11-20;15:22:18.761;{0}", "date;time;nmea")]
    public void A_table_of_sentences_is_read_with_its_times(string line, string header)
    {
        using var folder = new TemporaryFolder();
        var rows = string.Concat(Enumerable.Repeat(string.Format(null, line, Sentence) + "\r\n", 3));
        var reading = Reading.Of(folder.Write("a.csv", header.Length > 0 ? $"{header}\r\n{rows}" : rows));
        Assert.Equal("NMEA", reading.Files[0].Format);
        Assert.Equal(Enumerable.Repeat(Reading.Epoch("2018-11-20T15:22:18.761"), 3), reading.Reports.Select(r => r.Time));
        Assert.Equal(header.Length > 0 ? 1 : 0, reading.Rejected(RejectReason.NotAis));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("\"{0}\",{1} 00:05:00", "03/01/2024", "13/01/2024", "2024-01-03T00:05:00", false)]
    [InlineData("\"{0}\",{1} 00:05:00", "03/01/2024", "01/13/2024", "2024-03-01T00:05:00", false)]
    [InlineData("\"{0}\",{1} 00:05:00", "03/01/2024", "03/02/2024", "2024-01-03T00:05:00", true)]
    [InlineData("\"{0}\",{1} 12:05:00 AM", "03/01/2024", "03/02/2024", "2024-03-01T00:05:00", false)]
    [InlineData("{1};00:05:00;{0}", "03/01/2024", "01/13/2024", "2024-03-01T00:05:00", false)]
    [InlineData("{0};{1};00:05:00", "03/01/2024", "01/13/2024", "2024-03-01T00:05:00", false)]
    [InlineData("{0};{1};00:05:00", "03/01/2024", "03/02/2024", "2024-01-03T00:05:00", true)]
    public void Which_number_is_the_month_is_seen_in_the_first_rows_or_said_to_be_a_guess(string line, string first, string second, string utc, bool isGuess)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.log", string.Format(null, line, Sentence, first) + "\n" + string.Format(null, line, Sentence, second) + "\n");
        var reading = Reading.Of(new InputOptions { ArrivalOrder = true }, path);
        Assert.Equal(Reading.Epoch(utc), reading.Reports[0].Time);
        Assert.Equal(isGuess, reading.Warnings.Any(w => w.Contains("day/month/year", StringComparison.Ordinal)));
    }
}
