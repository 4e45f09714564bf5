using AisDetector.App;

namespace AisDetector.Output;

/// <summary>
/// A file that appears whole or not at all: written beside its place as <c>NAME.tmp-…</c>, flushed to the disk, then
/// renamed. What an interruption leaves is called <c>NAME.partial</c>, so that nobody takes it for the whole.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _temporary;
    private readonly FileStream _file;
    private bool _done;

    public OutputFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new UsageFault("the name of a file to write is empty");
        Path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(Path)) throw new UsageFault($"{path} is a folder: a file name is expected");
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(folder)) throw new UsageFault($"{path} cannot be written: there is no folder {folder}");

        if (File.Exists(Path))
        {
            // /dev/null, /dev/stdout, a named pipe: nothing to rename.
            var existing = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!existing.CanSeek || Path.StartsWith("/dev/", StringComparison.Ordinal))
            {
                _file = existing;
                return;
            }

            existing.Dispose();
            // A link: the file it points to is replaced, not the link.
            if (new FileInfo(Path).ResolveLinkTarget(returnFinalTarget: true) is { } target) Path = target.FullName;
        }

        _temporary = $"{Path}.tmp-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}";
        try
        {
            _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        }
        catch (UnauthorizedAccessException)
        {
            // The temporary name means nothing to whoever gave the other.
            throw new UnauthorizedAccessException($"no permission to write {Path}");
        }
    }

    public string Path { get; }
    public string PartialPath => Path + ".partial";
    public Stream Stream => _file;

    /// <summary>An ordinary file; not a device or a pipe, which are written as they are.</summary>
    public bool IsReplaced => _temporary is not null;

    /// <summary>The result is whole: puts it in its place.</summary>
    public void Commit() => MoveTo(Path);

    /// <summary>The result is not whole: keeps it under another name.</summary>
    public void KeepPartial() => MoveTo(PartialPath);

    private void MoveTo(string path)
    {
        _file.Flush(flushToDisk: _temporary is not null);
        _file.Dispose();
        if (_temporary is not null) File.Move(_temporary, path, overwrite: true);
        _done = true;
    }

    /// <summary>Without <see cref="Commit"/> nothing stays behind.</summary>
    public void Dispose()
    {
        if (_done) return;
        _done = true;
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // The fault that brought us here is already on its way up; the buffer's rest is not worth a second one.
        }

        if (_temporary is not null) File.Delete(_temporary);
    }

    /// <summary>ENOSPC or EDQUOT (errno 28 and 122 on Linux).</summary>
    public static bool IsDiskFull(Exception exception) => exception is IOException && (exception.HResult & 0xFFFF) is 28 or 122;
}
