using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>
/// Snapshots in their topic: a cache, written beside the transactions. A torn or damaged one is passed over for the one
/// before; that costs time, nothing else.
/// </summary>
internal sealed class SnapshotStore(RunOptions options, KafkaSettings settings, RunEvents events, RunTelemetry telemetry) : ISnapshotStore, IDisposable
{
    private const string IdHeader = "snapshot", PartHeader = "part";

    private readonly Lazy<IProducer<byte[], byte[]>> _producer = new(() => Client.Make(() => new ProducerBuilder<byte[], byte[]>(settings.Snapshots())
        .SetErrorHandler((_, e) => events.Error(e)).SetLogHandler((_, m) => events.Library(m)).Build()));

    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Group);

    public async Task SaveAsync(Snapshot snapshot)
    {
        var watch = Stopwatch.StartNew();
        using var trace = Instruments.Traces.StartActivity("snapshot", ActivityKind.Producer);
        trace?.SetTag("messaging.system", "kafka").SetTag("messaging.destination.name", options.Topics.State)
            .SetTag("aisdetector.log.offset", snapshot.InputOffset).SetTag("aisdetector.snapshot.size", snapshot.Bytes);
        var id = $"{snapshot.InputOffset.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";
        var sent = new List<Task<DeliveryResult<byte[], byte[]>>>();
        for (var part = 0; part < snapshot.Chunks.Count; part++)
        {
            var headers = new Headers { { IdHeader, Encoding.UTF8.GetBytes(id) }, { PartHeader, BitConverter.GetBytes(part) } };
            sent.Add(_producer.Value.ProduceAsync(options.Topics.State, new Message<byte[], byte[]> { Key = _key, Value = snapshot.Chunks[part], Headers = headers }));
        }

        var sha256 = snapshot.Sha256();
        var delivered = await Task.WhenAll(sent);
        var manifest = new SnapshotManifest
        {
            Id = id,
            Group = options.Group,
            Topic = options.Topics.Raw,
            InputOffset = snapshot.InputOffset,
            OutputNumber = snapshot.OutputNumber,
            FirstChunkOffset = delivered.Min(d => d.Offset.Value),
            Chunks = snapshot.Chunks.Count,
            Bytes = snapshot.Bytes,
            Sha256 = sha256,
            Clean = snapshot.Clean,
            Version = Product.Version,
            Options = options.Detection.Identity(),
        };
        await _producer.Value.ProduceAsync(
            options.Topics.State, new Message<byte[], byte[]> { Key = _key, Value = JsonSerializer.SerializeToUtf8Bytes(manifest, KafkaJson.Default.SnapshotManifest) });
        telemetry.SnapshotWritten(snapshot.Bytes, watch.Elapsed);
        if (snapshot.Clean) events.LastSnapshotWritten(snapshot.InputOffset, snapshot.Bytes / 1e6, watch.Elapsed.TotalSeconds);
        else events.SnapshotWritten(snapshot.InputOffset, snapshot.Bytes / 1e6, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Puts the newest usable snapshot that is not ahead of the progress into a new detector; without one, a new detector at the start offset.</summary>
    public LogDetector Restore(TopicTail tail, (long Low, long High) bounds, Progress progress, Func<LogDetector> create, CancellationToken stop)
    {
        foreach (var block in tail.Backwards(bounds, firstBlock: 64, waits: true, stop))
        {
            foreach (var record in block.AsEnumerable().Reverse())
            {
                if (Manifest(record, progress) is not { } manifest || manifest.FirstChunkOffset < bounds.Low) continue;
                if (Load(manifest, [.. tail.Read(manifest.FirstChunkOffset, record.Offset.Value, waits: true, stop)], progress, create) is { } detector) return detector;
            }
        }

        var fresh = create();
        fresh.Begin(progress.StartOffset);
        return fresh;
    }

    public void Dispose()
    {
        if (_producer.IsValueCreated) _producer.Value.Dispose();
    }

    private SnapshotManifest? Manifest(ConsumeResult<byte[]?, byte[]?> record, Progress progress)
    {
        var isChunk = record.Message.Headers is { } headers && headers.TryGetLastBytes(IdHeader, out _);
        if (isChunk || record.Message.Value == null || !_key.AsSpan().SequenceEqual(record.Message.Key)) return null;
        try
        {
            var manifest = JsonSerializer.Deserialize(record.Message.Value, KafkaJson.Default.SnapshotManifest);
            var isUsable = manifest != null && manifest.Topic == progress.Topic
                && manifest.InputOffset >= progress.StartOffset && manifest.InputOffset <= progress.InputOffset && manifest.OutputNumber <= progress.OutputNumber;
            return isUsable ? manifest : null;
        }
        catch (JsonException)
        {
            events.ManifestUnreadable(record.Offset, options.Topics.State);
            return null;
        }
    }

    private LogDetector? Load(SnapshotManifest manifest, List<ConsumeResult<byte[]?, byte[]?>> records, Progress progress, Func<LogDetector> create)
    {
        var watch = Stopwatch.StartNew();
        if (Assemble(manifest, records) is not { } bytes)
        {
            events.SnapshotDamaged(manifest.InputOffset);
            return null;
        }

        var detector = create();
        try
        {
            detector.Restore(new MemoryStream(bytes));
        }
        catch (InvalidDataException e)
        {
            // It is whole and cannot be read: of another version, or of other options. If a clean stop left it, the operator must decide.
            if (manifest.Clean && manifest.InputOffset == progress.InputOffset && !options.AcceptDifferences)
            {
                throw new Fault(
                    $"this build, with these options, cannot go on from the snapshot that version {manifest.Version} left at its clean stop ({e.Message}); "
                    + "start as it was, use another --group, or pass --accept-differences to read the log again from an older snapshot or its start", cause: e);
            }

            events.SnapshotOfAnotherBuild(manifest.InputOffset, e.Message);
            return null;
        }

        if (detector.NextOffset != manifest.InputOffset || detector.OutputNumber != manifest.OutputNumber)
        {
            events.SnapshotNotAsItsManifest(manifest.InputOffset);
            return null;
        }

        events.SnapshotRestored(manifest.InputOffset, bytes.Length / 1e6, watch.Elapsed.TotalSeconds);
        return detector;
    }

    private static byte[]? Assemble(SnapshotManifest manifest, List<ConsumeResult<byte[]?, byte[]?>> records)
    {
        if (manifest.Bytes is < 0 or > int.MaxValue || manifest.Chunks < 0) return null;
        var id = Encoding.UTF8.GetBytes(manifest.Id);
        var parts = new byte[]?[manifest.Chunks];
        foreach (var record in records)
        {
            if (record.Message.Headers is not { } headers || !headers.TryGetLastBytes(IdHeader, out var found) || !id.AsSpan().SequenceEqual(found)) continue;
            if (!headers.TryGetLastBytes(PartHeader, out var part) || part.Length != sizeof(int)) return null;
            var number = BitConverter.ToInt32(part);
            if (number < 0 || number >= parts.Length) return null;
            parts[number] = record.Message.Value;
        }

        if (parts.Any(p => p == null) || parts.Sum(p => (long)p!.Length) != manifest.Bytes) return null;
        var bytes = new byte[manifest.Bytes];
        var at = 0;
        foreach (var part in parts)
        {
            part!.CopyTo(bytes, at);
            at += part.Length;
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == manifest.Sha256 ? bytes : null;
    }
}
