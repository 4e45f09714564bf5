using AisDetector.App;
using AisDetector.Formats;
using AisDetector.Formats.Containers;
using AisDetector.Output;

namespace AisDetector.Replay;

/// <summary>
/// What stdin and other pipes gave, in temporary files for as long as the run lasts: tracks need a second pass, and a pipe has none. Up to a limit.
/// </summary>
internal sealed class PipeCopies : IDisposable
{
    /// <summary>A day of the world's AIS is some 40 GB; a pipe that never ends must not fill the disk.</summary>
    internal const long BytesMax = 64_000_000_000;

    private readonly Dictionary<string, string> _files = [];
    private long _length;

    /// <summary>The copy of each path that is a pipe.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    public static PipeCopies Make(string[] paths, CancellationToken stop)
    {
        var copies = new PipeCopies();
        try
        {
            foreach (var path in paths.Distinct())
            {
                using var pipe = Paths.OpenPipe(path);
                if (pipe is not null) copies.Copy(path, new StoppableStream(pipe, stop));
                stop.ThrowIfCancellationRequested();
            }

            return copies;
        }
        catch
        {
            copies.Dispose();
            throw;
        }
    }

    private void Copy(string path, StoppableStream pipe)
    {
        var file = _files[path] = Path.Combine(Path.GetTempPath(), $"aisdetector-pipe-{Environment.ProcessId}-{Guid.NewGuid():N}");
        using var to = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 20];
        for (int read; (read = pipe.Read(buffer.AsSpan())) > 0;)
        {
            _length += read;
            if (_length > BytesMax)
                throw new InputFault($"a pipe gave more than {Wording.Bytes(BytesMax)}: tracks need a second pass, so save it to a file and name that", ExitCode.BadArguments);
            to.Write(buffer.AsSpan(0, read));
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) File.Delete(file);
    }
}
