using System.Globalization;
using CsvHelper.Configuration;
using Sylvan.Data.Csv;

namespace AisDetector.Benchmarks;

/// <summary>The rivals in reading rows: well-kept CSV parsers that give the same six columns as numbers and a time. The sum is to be used, so that nothing is left out.</summary>
internal static class SixColumns
{
    public static double Sylvan(string path, (int Mmsi, int Time, int Latitude, int Longitude, int Speed, int Course) columns, string timeFormat)
    {
        // By itself it reads ISO 8601 fast; another form has to be named. And DMA's header begins with what it takes for a comment.
        var options = timeFormat.StartsWith('y') ? new CsvDataReaderOptions() : new CsvDataReaderOptions { DateTimeFormat = timeFormat, Comment = '~' };
        using var csv = CsvDataReader.Create(path, options);
        double sum = 0;
        while (csv.Read())
        {
            sum += csv.GetInt32(columns.Mmsi) + csv.GetDateTime(columns.Time).Second + csv.GetDouble(columns.Latitude) + csv.GetDouble(columns.Longitude)
                + csv.GetDouble(columns.Speed) + csv.GetDouble(columns.Course);
        }

        return sum;
    }

    public static double CsvHelper(string path, (int Mmsi, int Time, int Latitude, int Longitude, int Speed, int Course) columns, string timeFormat)
    {
        using var text = new StreamReader(path, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        using var csv = new global::CsvHelper.CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        csv.Read();
        csv.ReadHeader();
        double sum = 0;
        while (csv.Read())
        {
            var time = DateTime.ParseExact(csv.GetField(columns.Time)!, timeFormat, CultureInfo.InvariantCulture);
            sum += csv.GetField<int>(columns.Mmsi) + time.Second + csv.GetField<double>(columns.Latitude) + csv.GetField<double>(columns.Longitude)
                + csv.GetField<double>(columns.Speed) + csv.GetField<double>(columns.Course);
        }

        return sum;
    }
}
