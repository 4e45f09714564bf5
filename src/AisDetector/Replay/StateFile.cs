using System.Security.Cryptography;
using System.Text;
using AisDetector.App;
using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Output;

namespace AisDetector.Replay;

/// <summary>
/// Where <c>replay --state</c> goes on from and leaves off: the detector's state before the end of the input moved its
/// watermark, so that day after day gives what all days in one run would.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private static readonly byte[] Magic = "aisdetector state 2\n"u8.ToArray();

    /// <summary>Without the alerts that were shown.</summary>
    private static readonly byte[] MagicBefore = "aisdetector state\n"u8.ToArray();

    private readonly string _path;
    private readonly OutputFile _next;
    private readonly MemoryStream _state = new();

    public StateFile(string path)
    {
        _path = path;
        // Opened first: a place that cannot be written is said before hours of work.
        _next = new OutputFile(path);
    }

    /// <summary>Takes up what an earlier run left, and gives the alerts that it showed; a file that is not there yet is a first run.</summary>
    public IReadOnlyList<ShownAlert> Restore(RendezvousDetector detector)
    {
        if (!File.Exists(_path)) return [];
        using var file = File.OpenRead(_path);
        if (file.Length == 0) return [];
        var head = new byte[Magic.Length + SHA256.HashSizeInBytes];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var isBefore = head.AsSpan().StartsWith(MagicBefore);
        var magic = isBefore ? MagicBefore : Magic;
        if (read < head.Length || !head.AsSpan().StartsWith(magic))
            throw new UsageFault($"--state {_path}: this is no state file; name one that replay wrote, or one that is not there yet");
        var start = file.Position = magic.Length + SHA256.HashSizeInBytes;
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(head.AsSpan(magic.Length, SHA256.HashSizeInBytes)))
            throw new UsageFault($"--state {_path}: the file is damaged; go on from a copy, or delete it to start anew");
        file.Position = start;
        try
        {
            var shown = isBefore ? [] : ReadShown(file);
            detector.Restore(file);
            return shown;
        }
        catch (InvalidDataException mismatch)
        {
            throw new UsageFault($"--state {_path}: {mismatch.Message}");
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or System.Text.Json.JsonException)
        {
            throw new UsageFault($"--state {_path}: the file is damaged, though its checksum is right; go on from a copy, or delete it to start anew");
        }
    }

    /// <summary>Keeps what the detector knows now for <see cref="Commit"/>.</summary>
    public void Save(RendezvousDetector detector) => detector.Save(_state);

    /// <summary>The results are written: the next run goes on from here.</summary>
    /// <param name="shown">What stands in the results and may still change.</param>
    public void Commit(IEnumerable<ShownAlert> shown)
    {
        using var content = new MemoryStream();
        WriteShown(content, [.. shown]);
        _state.WriteTo(content);
        var to = _next.Stream;
        to.Write(Magic);
        content.Position = 0;
        to.Write(SHA256.HashData(content));
        content.WriteTo(to);
        _next.Commit();
    }

    private static void WriteShown(Stream to, ShownAlert[] shown)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(shown.Length);
        foreach (var (alert, isSaved) in shown)
        {
            writer.Write(isSaved);
            writer.Write(Encoding.UTF8.GetString(AlertJson.Serialize(alert)));
        }
    }

    private static List<ShownAlert> ReadShown(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var shown = new List<ShownAlert>();
        var count = reader.ReadInt32();
        if (count < 0) throw new FormatException();
        while (shown.Count < count)
        {
            var isSaved = reader.ReadBoolean();
            var json = new byte[Math.Clamp(reader.Read7BitEncodedInt(), 0, (int)Math.Min(int.MaxValue, from.Length - from.Position))];
            from.ReadExactly(json);
            shown.Add(new ShownAlert(AlertJson.Deserialize(json) ?? throw new FormatException(), isSaved));
        }

        return shown;
    }

    public void Dispose() => _next.Dispose();
}

/// <summary>An alert that a run wrote and that may still change.</summary>
/// <param name="IsSaved">The detector's state knows it as published; otherwise only the end of that run's input made it.</param>
internal readonly record struct ShownAlert(Alert Alert, bool IsSaved);
