using System.Globalization;
using System.Text;
using AisDetector.Bench.Fleets;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// Rows by dialect, read from a file. The rivals read six columns of the same rows to numbers and a time; ours reads all that it knows. Time and
/// allocation are those of one row.
/// </summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private const int Rows = 500_000;

    private readonly byte[] _buffer = new byte[256 * 1024];
    private string _path = "";

    /// <summary>NOAA MarineCadastre, Danish Maritime Authority, and six columns alone.</summary>
    [Params("noaa", "dma", "plain")]
    public string Dialect { get; set; } = "";

    private (int Mmsi, int Time, int Latitude, int Longitude, int Speed, int Course) Columns => Dialect == "dma" ? (2, 0, 3, 4, 7, 8) : (0, 1, 2, 3, 4, 5);

    private string TimeFormat => Dialect == "dma" ? "dd/MM/yyyy HH:mm:ss" : "yyyy-MM-ddTHH:mm:ss";

    [GlobalSetup]
    public void Setup()
    {
        var noaa = Recordings.Noaa(new FleetOptions(FleetForm.OpenSea, 10_000, 30, 1), Rows);
        _path = Dialect == "noaa" ? noaa : Recordings.File($"{Path.GetFileName(noaa)}.{Dialect}.csv", to => Rewrite(noaa, to));
        if (Decode() != Rows || SylvanSixColumns() != CsvHelperSixColumns()) throw new InvalidOperationException("The readers do not agree.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows, Description = "read, count newlines")]
    public long CountNewlines() => Newlines.Count(_path, _buffer);

    [Benchmark(OperationsPerInvoke = Rows, Description = "read, decode")]
    public long Decode()
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([_path], new InputOptions());
        long reports = 0;
        while (log.Read(batch)) reports += batch.Count;
        return reports;
    }

    [Benchmark(OperationsPerInvoke = Rows, Description = "Sylvan.Data.Csv, six columns parsed")]
    public double SylvanSixColumns() => SixColumns.Sylvan(_path, Columns, TimeFormat);

    [Benchmark(OperationsPerInvoke = Rows, Description = "CsvHelper 33, six columns parsed")]
    public double CsvHelperSixColumns() => SixColumns.CsvHelper(_path, Columns, TimeFormat);

    private void Rewrite(string noaa, Stream to)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 20);
        writer.Write(Dialect == "dma"
            ? "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,Cargo type,Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type,A,B,C,D\n"
            : "mmsi,time,lat,lon,sog,cog\n");
        foreach (var line in File.ReadLines(noaa).Skip(1))
        {
            var f = line.Split(',');
            var time = DateTime.ParseExact(f[1], "s", CultureInfo.InvariantCulture);
            writer.Write(Dialect == "dma"
                ? $"{time.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture)},Class A,{f[0]},{f[2]}0,{f[3]}0,Under way using engine,,{f[4]},{f[5]},{f[6].Split('.')[0]},{f[8].Replace("IMO", "", StringComparison.Ordinal)},{f[9]},{f[7]},Cargo,,{f[13]},{f[12]},GPS,{f[14]},ROTTERDAM,,AIS,{f[12]},0,{f[13]},0\n"
                : $"{f[0]},{f[1]},{f[2]},{f[3]},{f[4]},{f[5]}\n");
        }
    }
}
