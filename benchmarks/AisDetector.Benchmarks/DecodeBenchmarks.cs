using System.Text;
using AisDetector.Bench.Fleets;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>Sentences of one kind or one style, from memory. Time and allocation are those of one sentence.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    private const int Sentences = 200_000;

    private byte[] _text = [];
    private NmeaDecoder _decoder = new();
    private readonly ReportBatch _batch = new();

    /// <summary>Message types alone, with tag blocks; then the mixed traffic of a coast in the styles in which files have it.</summary>
    [Params("type 1", "type 5", "type 18", "type 24", "tag block", "epoch behind", "date before", "bare")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var coast = new FleetOptions(FleetForm.Coast, 20_000, 30, 1);
        var lines = File.ReadLines(Recordings.Nmea(coast, long.MaxValue));
        var wanted = Text switch
        {
            "type 1" => lines.Where(l => l.Contains(",1,1,,A,1", StringComparison.Ordinal)),
            "type 5" => lines.Where(l => l.Contains("AIVDM,2,", StringComparison.Ordinal)),
            "type 18" => lines.Where(l => l.Contains(",1,1,,A,B", StringComparison.Ordinal)),
            "type 24" => lines.Where(l => l.Contains(",1,1,,B,H", StringComparison.Ordinal)),
            _ => lines.Select(InStyle),
        };
        _text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, int.MaxValue).SelectMany(_ => wanted).Take(Sentences).Select(l => l + "\r\n")));
        _decoder = new NmeaDecoder { FallbackTime = coast.Start * 1000 };
        Decode();
        if (_batch.Counts.TotalRejected > 0) throw new InvalidOperationException("Sentences are rejected.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences, Description = "count newlines")]
    public int CountNewlines() => _text.AsSpan().Count((byte)'\n');

    [Benchmark(OperationsPerInvoke = Sentences, Description = "decode")]
    public long Decode()
    {
        long reports = 0;
        for (var rest = _text.AsSpan(); !rest.IsEmpty;)
        {
            // As much as a reader hands over at a time.
            var piece = rest[..Math.Min(rest.Length, 128 * 1024)];
            rest = rest[piece.Length..];
            _batch.Clear();
            _decoder.Decode(piece, _batch);
            reports += _batch.Count;
        }

        return reports;
    }

    private string InStyle(string line)
    {
        var sentence = line[line.IndexOf('!', StringComparison.Ordinal)..];
        var epoch = long.Parse(line.AsSpan(line.IndexOf("c:", StringComparison.Ordinal) + 2, 10));
        return Text switch
        {
            "epoch behind" => $"{sentence},{epoch}",
            "date before" => $"{DateTimeOffset.FromUnixTimeSeconds(epoch):yyyy-MM-dd HH:mm:ss} {sentence}",
            "bare" => sentence,
            _ => line,
        };
    }
}
