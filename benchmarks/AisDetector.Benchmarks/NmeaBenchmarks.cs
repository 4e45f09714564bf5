using AisDetector.Core;
using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// A file of a million NMEA sentences, stage by stage, one thread, beside reading the same file and counting newlines.
/// Time and allocation are those of one sentence.
/// </summary>
[MemoryDiagnoser]
public class NmeaBenchmarks
{
    private const int Sentences = 1_000_000;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private string _path = "";

    [GlobalSetup]
    public void Setup() => _path = FleetFile.Nmea(Sentences);

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences, Description = "read, count newlines")]
    public long CountNewlines()
    {
        long lines = 0;
        using var file = File.OpenHandle(_path, options: FileOptions.SequentialScan);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(file, _buffer, offset);
            if (read == 0) return lines;
            offset += read;
            lines += _buffer.AsSpan(0, read).Count((byte)'\n');
        }
    }

    [Benchmark(OperationsPerInvoke = Sentences, Description = "read, decode")]
    public long Decode()
    {
        var (decoder, batch) = (new NmeaDecoder(), new ReportBatch());
        long reports = 0;
        using var file = File.OpenHandle(_path, options: FileOptions.SequentialScan);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(file, _buffer, offset);
            if (read == 0) return reports;
            offset += read;
            decoder.Decode(_buffer.AsSpan(0, read), batch);
            reports += batch.Count;
            batch.Clear();
        }
    }

    [Benchmark(OperationsPerInvoke = Sentences, Description = "read, decode, detect: alerts")]
    public long DecodeAndDetect()
    {
        var (decoder, batch) = (new NmeaDecoder(), new ReportBatch());
        var detector = new RendezvousDetector(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("benchmark", "transfer", "0"));
        var revisions = new List<Alert>();
        using var file = File.OpenHandle(_path, options: FileOptions.SequentialScan);
        for (long offset = 0; ;)
        {
            var read = RandomAccess.Read(file, _buffer, offset);
            if (read == 0) break;
            offset += read;
            decoder.Decode(_buffer.AsSpan(0, read), batch);
            detector.Add(batch.Reports, revisions);
            batch.Clear();
        }

        detector.Finish(revisions);
        return revisions.Count > 0 ? revisions.Count : throw new InvalidOperationException("The fleet has pairs alongside each other.");
    }
}
