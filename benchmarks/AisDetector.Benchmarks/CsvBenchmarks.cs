using BenchmarkDotNet.Attributes;
using Sylvan.Data.Csv;

namespace AisDetector.Benchmarks;

/// <summary>NOAA MarineCadastre rows; also beside a well-kept CSV parser that only cuts the fields.</summary>
public class CsvBenchmarks : FileBenchmarks
{
    protected override string Write() => FleetFile.NoaaCsv(Items);

    [Benchmark(OperationsPerInvoke = Items, Description = "Sylvan.Data.Csv, fields cut only")]
    public long Sylvan()
    {
        using var csv = CsvDataReader.Create(File);
        long characters = 0;
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++) characters += csv.GetFieldSpan(i).Length;
        return characters;
    }
}
