using System.Text;
using System.Threading.Channels;

namespace AisDetector.Ops;

/// <summary>
/// Lines for a terminal, a pipe or a file, written by a thread of its own, so that nobody who writes ever waits. Where
/// nobody reads any more (Ctrl-S, a hung ssh, a log collector that hangs) that thread alone is held up. What does not fit
/// into the queue is dropped, and told where it is missing, in one line. Our own: the console logger's queue writes on the
/// caller's thread once it is closed, and shares the terminal with no status line.
/// </summary>
internal sealed class QueuedWriter : TextWriter
{
    /// <summary>Lines that wait: a few hundred kilobytes at most.</summary>
    private const int MaxLines = 1000;

    private const int RenewEvery = 500;

    /// <summary>Milliseconds. A write that takes longer has no reader. Where somebody reads slowly, the end waits for longer in all.</summary>
    private const int LongestWrite = 1000, LongestFlush = 3000;

    private const long NotWriting = long.MaxValue;

    private readonly Func<TextWriter> _open;
    private readonly Channel<(long Missing, string Text)> _queue;
    private readonly Thread _thread;
    private volatile Func<string>? _line;
    private long _dropped;
    private long _writingSince = NotWriting;

    /// <param name="open">Called on the writing thread, because even that may block: the runtime writes to a terminal when it first looks at it.</param>
    public QueuedWriter(Func<TextWriter> open, int capacity = MaxLines)
    {
        _open = open;
        _queue = Channel.CreateBounded<(long, string)>(new BoundedChannelOptions(capacity) { SingleReader = true });

        // In the background: the process may end while a write hangs.
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "stderr" };
        _thread.Start();
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Says how many lines are missing.</summary>
    public Func<long, string> Missing { get; set; } = count => $"{count} lines are missing here";

    /// <summary>stderr; a terminal has a last line.</summary>
    public static QueuedWriter OnStandardError() => new(() => (TextWriter?)StatusLine.OnStandardError() ?? Console.Error);

    /// <summary>Shows on a terminal's last line what <paramref name="line"/> says, again and again; null: nothing more.</summary>
    public void Renew(Func<string>? line) => _line = line;

    public override void Write(char value) => Write(value.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Whole lines.</summary>
    public override void Write(string? value)
    {
        // Said before the first line that fits again, where the gap is.
        var missing = Interlocked.Exchange(ref _dropped, 0);
        if (!_queue.Writer.TryWrite((missing, value ?? ""))) Interlocked.Add(ref _dropped, missing + 1);
    }

    /// <summary>Waits for what is in the queue, but not for long: a terminal that is not read would keep the process.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _queue.Writer.TryComplete();
            var until = Environment.TickCount64 + LongestFlush;
            while (!_thread.Join(20) && Environment.TickCount64 < until && Environment.TickCount64 - Volatile.Read(ref _writingSince) < LongestWrite)
            {
            }
        }

        base.Dispose(disposing);
    }

    private void WriteAll()
    {
        var target = Open();
        var status = target as StatusLine;
        var more = _queue.Reader.WaitToReadAsync().AsTask();
        var shownAt = Environment.TickCount64;
        while (true)
        {
            var isMore = more.Wait(status == null ? Timeout.Infinite : RenewEvery);
            if (isMore)
            {
                if (!more.Result) break;
                while (_queue.Reader.TryRead(out var entry))
                {
                    if (entry.Missing > 0) TryWrite(target, Missing(entry.Missing) + "\n", entry.Missing);
                    TryWrite(target, entry.Text, 1);
                }

                if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var missing) TryWrite(target, Missing(missing) + "\n", missing);
                more = _queue.Reader.WaitToReadAsync().AsTask();
            }

            if (status == null || Environment.TickCount64 - shownAt < RenewEvery) continue;
            shownAt = Environment.TickCount64;
            Try(() => status.Show(_line?.Invoke() ?? ""));
        }

        if (status != null) Try(status.Dispose);
    }

    private TextWriter Open()
    {
        TextWriter? target = null;
        Try(() => target = _open());
        return target ?? Null;
    }

    /// <param name="lines">That are dropped if the terminal has gone.</param>
    private void TryWrite(TextWriter target, string text, long lines)
    {
        var isWritten = Try(() =>
        {
            target.Write(text);
            target.Flush();
        });
        if (!isWritten) Interlocked.Add(ref _dropped, lines);
    }

    /// <summary>False: it could not be, the terminal has gone.</summary>
    private bool Try(Action write)
    {
        Volatile.Write(ref _writingSince, Environment.TickCount64);
        try
        {
            write();
            return true;
        }
        catch (Exception)
        {
            // Whatever it is: a line that cannot be shown does not end a run.
            return false;
        }
        finally
        {
            Volatile.Write(ref _writingSince, NotWriting);
        }
    }
}
