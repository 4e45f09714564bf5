using System.IO.Compression;

namespace AisDetector.Formats.Containers;

/// <summary>
/// Archives that stay open between one of their files and the next: opening one reads its whole directory. Those in use, and the last ones that were. Their files may
/// be read in turns, but by one thread at a time.
/// </summary>
internal sealed class OpenArchives : IDisposable
{
    /// <summary>Each holds a file descriptor and its directory.</summary>
    private const int MostIdle = 16;

    private readonly Dictionary<ByteSource, Use> _open = [];
    private readonly LinkedList<ByteSource> _idle = [];

    /// <summary>Opens the archive, or takes it as it was left; <see cref="GiveBack"/> must follow.</summary>
    public ZipArchive Take(ByteSource source)
    {
        if (_open.TryGetValue(source, out var use))
        {
            if (use.Users++ == 0) _idle.Remove(source);
            return use.Archive;
        }

        var archive = new ZipArchive(source.Open(), ZipArchiveMode.Read, leaveOpen: false);
        _open.Add(source, new Use(archive) { Users = 1 });
        return archive;
    }

    public void GiveBack(ByteSource source)
    {
        if (!_open.TryGetValue(source, out var use) || --use.Users > 0) return;
        _idle.AddLast(source);
        if (_idle.Count <= MostIdle) return;
        var oldest = _idle.First!.Value;
        _idle.RemoveFirst();
        _open.Remove(oldest, out use);
        use!.Archive.Dispose();
    }

    public void Dispose()
    {
        foreach (var use in _open.Values) use.Archive.Dispose();
        _open.Clear();
        _idle.Clear();
    }

    private sealed class Use(ZipArchive archive)
    {
        public ZipArchive Archive { get; } = archive;
        public int Users { get; set; }
    }
}
