using AisDetector.Bench.Fleets;
using AisDetector.Benchmarks.Live;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Live;
using AisDetector.Records;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// From a topic to alerts in this process, beside a loop that only consumes the topic: one sentence a record, and 100. Needs the broker that
/// AISDETECTOR_TEST_KAFKA names. Time and allocation are those of one sentence.
/// </summary>
[MemoryDiagnoser]
[LongOperations(iterations: 5)]
public class KafkaBenchmarks
{
    private const int Sentences = 1_000_000;

    private LiveLog? _log;
    private long _records;

    [Params(1, 100)]
    public int SentencesPerRecord { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var server = Environment.GetEnvironmentVariable("AISDETECTOR_TEST_KAFKA") ?? throw new InvalidOperationException("AISDETECTOR_TEST_KAFKA names no broker (HOST:PORT).");
        _log = new LiveLog(server);
        _records = 0;
        foreach (var lines in File.ReadLines(Recordings.Nmea(new FleetOptions(FleetForm.OpenSea, 2000, 120, 1), Sentences)).Chunk(SentencesPerRecord))
        {
            _log.Write(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', lines)));
            _records++;
        }

        _log.Flush();
    }

    [GlobalCleanup]
    public void Cleanup() => _log?.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences, Description = "consume")]
    public long Consume()
    {
        long bytes = 0;
        Read(record => bytes += record.Value.Length);
        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Sentences, Description = "consume, decode, detect: alerts")]
    public int Alerts()
    {
        var detector = new LogDetector(RendezvousOptions.Transfer, Recordings.Places, new AlertSource("benchmark", "transfer", "0"));
        var outputs = new List<Publication>();
        Read(record => detector.Add(record, isPublished: false, outputs));
        detector.Finish(outputs);
        return outputs.Count > 0 ? outputs.Count : throw new InvalidOperationException("The fleet has pairs alongside each other.");
    }

    private void Read(Action<LogRecord> use)
    {
        using var reader = _log!.Reader(_log.Raw);
        for (long count = 0; count < _records;)
        {
            var result = reader.Consume(TimeSpan.FromSeconds(10)) ?? throw new InvalidOperationException("The topic ends too early.");
            if (result.IsPartitionEOF) continue;
            use(new LogRecord(result.Offset.Value, null, result.Message.Value));
            count++;
        }

        reader.Close();
    }
}
