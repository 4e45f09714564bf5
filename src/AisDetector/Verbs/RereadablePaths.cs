using AisDetector.Files;
using AisDetector.Output;

namespace AisDetector.Verbs;

/// <summary>
/// Paths that can be read twice. Tracks need a second pass, and stdin has none: it is kept in a temporary file, up to a
/// limit, for as long as the run lasts.
/// </summary>
internal sealed class RereadablePaths : IDisposable
{
    /// <summary>A day of the world's AIS is some 40 GB; a pipe that never ends must not fill the disk.</summary>
    internal const long SpoolMax = 64_000_000_000;

    private readonly string? _spool;

    private RereadablePaths(string[] paths, string? spool) => (Paths, _spool) = (paths, spool);

    public string[] Paths { get; }

    public static RereadablePaths AsTheyAre(string[] paths) => new(paths, null);

    public static RereadablePaths Make(string[] paths, CancellationToken stop)
    {
        if (!paths.Contains("-")) return AsTheyAre(paths);
        var spool = Path.Combine(Path.GetTempPath(), $"aisdetector-stdin-{Environment.ProcessId}-{Guid.NewGuid():N}");
        var made = new RereadablePaths([.. paths.Select(p => p == "-" ? spool : p)], spool);
        try
        {
            using var from = Console.OpenStandardInput();
            using var to = new FileStream(spool, FileMode.CreateNew, FileAccess.Write);
            var buffer = new byte[1 << 20];
            long length = 0;
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                stop.ThrowIfCancellationRequested();
                length += read;
                if (length > SpoolMax)
                    throw new InputException($"stdin is longer than {Wording.Bytes(SpoolMax)}: tracks need a second pass, so save it to a file and name that", ExitCode.BadArguments);
                to.Write(buffer.AsSpan(0, read));
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_spool is not null) File.Delete(_spool);
    }
}
