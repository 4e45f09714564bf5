using System.Security.Cryptography;
using AisDetector.Core;
using AisDetector.Output;

namespace AisDetector.Verbs;

/// <summary>
/// Where <c>replay --state</c> goes on from and leaves off: the detector's state before the end of the input moved its
/// watermark, so that day after day gives what all days in one run would.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private static readonly byte[] Magic = "aisdetector state\n"u8.ToArray();

    private readonly string _path;
    private readonly OutputFile _next;

    public StateFile(string path)
    {
        _path = path;
        // Opened first: a place that cannot be written is said before hours of work.
        _next = new OutputFile(path);
    }

    /// <summary>Takes up what an earlier run left; a file that is not there yet is a first run.</summary>
    public void Restore(RendezvousDetector detector)
    {
        if (!File.Exists(_path)) return;
        using var file = File.OpenRead(_path);
        if (file.Length == 0) return;
        var head = new byte[Magic.Length + SHA256.HashSizeInBytes];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(Magic))
            throw new UsageException($"--state {_path}: this is no state file; name one that replay wrote, or one that is not there yet");
        var start = file.Position;
        if (!SHA256.HashData(file).AsSpan().SequenceEqual(head.AsSpan(Magic.Length)))
            throw new UsageException($"--state {_path}: the file is damaged; go on from a copy, or delete it to start anew");
        file.Position = start;
        try
        {
            detector.Restore(file);
        }
        catch (InvalidDataException mismatch)
        {
            throw new UsageException($"--state {_path}: {mismatch.Message}");
        }
    }

    public void Save(RendezvousDetector detector)
    {
        var to = _next.Stream;
        to.Write(Magic);
        using var state = new MemoryStream();
        detector.Save(state);
        state.Position = 0;
        to.Write(SHA256.HashData(state));
        state.Position = 0;
        state.CopyTo(to);
    }

    /// <summary>The results are written: the next run goes on from here.</summary>
    public void Commit() => _next.Commit();

    public void Dispose() => _next.Dispose();
}
