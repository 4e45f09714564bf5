using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AisDetector.Tests.Support;

/// <summary>A terminal or a pipe for another process to write to, filled to its limit and read only when a test says so: Ctrl-S, a hung ssh, a log collector that hangs.</summary>
internal sealed class UnreadOutput : IDisposable
{
    private const int ReadWrite = 2, NoControllingTerminal = 0x100, NonBlocking = 0x800;

    private readonly int _reader;
    private readonly TemporaryFolder? _folder;

    private UnreadOutput(int reader, string path, TemporaryFolder? folder = null) => (_reader, Path, _folder) = (reader, path, folder);

    /// <summary>What a process opens to write to it.</summary>
    public string Path { get; }

    public static UnreadOutput Of(string kind) => kind == "terminal" ? Terminal() : Pipe();

    public static UnreadOutput Terminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a pseudo-terminal is opened as Linux does it");
        var reader = posix_openpt(ReadWrite | NoControllingTerminal | NonBlocking);
        Assert.True(reader >= 0 && grantpt(reader) == 0 && unlockpt(reader) == 0, "no pseudo-terminal");
        var name = new byte[128];
        Assert.Equal(0, ptsname_r(reader, name, (nuint)name.Length));
        return new UnreadOutput(reader, Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0)));
    }

    public static UnreadOutput Pipe()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a named pipe is opened as Linux does it");
        var folder = new TemporaryFolder();
        var path = folder.File("pipe");
        using (var made = Process.Start("mkfifo", [path])) made.WaitForExit();
        return new UnreadOutput(open(path, ReadWrite | NonBlocking), path, folder);
    }

    /// <summary>Writes until not one more byte fits.</summary>
    public void Fill()
    {
        var writer = open(Path, ReadWrite | NoControllingTerminal | NonBlocking);
        Assert.True(writer >= 0, Path);
        var bytes = new byte[4096];
        Array.Fill(bytes, (byte)'.');
        for (var size = bytes.Length; size > 0; size /= 2)
            while (write(writer, bytes, (nuint)size) > 0)
            {
            }

        _ = close(writer);
    }

    /// <summary>What is there now.</summary>
    public string Read()
    {
        var text = new StringBuilder();
        var bytes = new byte[4096];
        while (read(_reader, bytes, (nuint)bytes.Length) is > 0 and var count) text.Append(Encoding.UTF8.GetString(bytes, 0, (int)count));
        return text.ToString();
    }

    public void Dispose()
    {
        _ = close(_reader);
        _folder?.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int fd);

    [DllImport("libc")]
    private static extern int unlockpt(int fd);

    [DllImport("libc")]
    private static extern int ptsname_r(int fd, byte[] name, nuint length);

    [DllImport("libc", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc")]
    private static extern nint write(int fd, byte[] bytes, nuint count);

    [DllImport("libc")]
    private static extern nint read(int fd, byte[] bytes, nuint count);

    [DllImport("libc")]
    private static extern int close(int fd);
}
