using System.Diagnostics;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Ops;

public class QueuedWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void What_is_read_is_written_whole_and_in_order()
    {
        var text = new Gate(isOpen: true);
        using (var writer = new QueuedWriter(() => text))
        {
            for (var i = 0; i < 500; i++) writer.WriteLine($"line {i}");
        }

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"line {i}"), text.Lines);
    }

    [Fact]
    public void What_is_not_read_holds_nobody_up_and_where_lines_are_missing_stands_how_many()
    {
        var text = new Gate(isOpen: false);
        var writer = new QueuedWriter(() => text, capacity: 10);
        writer.WriteLine("first");
        Assert.True(text.Reached.Wait(Patience, TestContext.Current.CancellationToken));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100_000; i++) writer.WriteLine($"line {i}");
        Assert.True(watch.Elapsed < Patience, $"{watch.Elapsed.TotalSeconds} s");

        text.Open();
        Until(() => text.Lines.Contains("99990 lines are missing here"));
        writer.WriteLine("after");
        writer.Dispose();
        Assert.Equal(["first", .. Enumerable.Range(0, 10).Select(i => $"line {i}"), "99990 lines are missing here", "after"], text.Lines);
    }

    [Fact]
    public void It_leaves_what_hangs_and_waits_for_what_is_only_slow()
    {
        var hanging = new Gate(isOpen: false);
        var writer = new QueuedWriter(() => hanging);
        writer.WriteLine("line");
        Assert.True(hanging.Reached.Wait(Patience, TestContext.Current.CancellationToken));
        var watch = Stopwatch.StartNew();
        writer.Dispose();
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        hanging.Open();

        var slow = new Gate(isOpen: true, millisecondsALine: 100);
        using (var patient = new QueuedWriter(() => slow))
        {
            for (var i = 0; i < 15; i++) patient.WriteLine($"line {i}");
        }

        Assert.Equal(15, slow.Lines.Count);
    }

    [Fact]
    public void A_terminal_that_cannot_even_be_opened_holds_nobody_up()
    {
        using var never = new ManualResetEventSlim();
        var watch = Stopwatch.StartNew();
        using (var writer = new QueuedWriter(() =>
        {
            never.Wait(TestContext.Current.CancellationToken);
            return TextWriter.Null;
        }))
        {
            writer.WriteLine("line");
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        never.Set();
    }

    [Fact]
    public void One_that_has_gone_ends_nothing()
    {
        var gone = new Gate(isOpen: true) { IsGone = true };
        using var writer = new QueuedWriter(() => gone) { Missing = count => $"{count} missing" };
        writer.WriteLine("one");
        writer.WriteLine("two");
        Until(() => gone.Refused.Contains("two\n"));
        gone.IsGone = false;
        writer.WriteLine("three");

        // The second may be counted just after the third line: then both are told one by one.
        Until(() => gone.Lines.Contains("three") && gone.Lines.Where(l => l != "three").Sum(l => int.Parse(l.Split(' ')[0])) == 2);
        Assert.All(gone.Lines.Where(l => l != "three"), l => Assert.EndsWith(" missing", l));
    }

    [Fact]
    public void A_terminals_last_line_is_renewed_and_taken_away_at_the_end()
    {
        var text = new Gate(isOpen: true);
        using (var writer = new QueuedWriter(() => new StatusLine(text, () => 80)))
        {
            writer.Renew(() => "all is well");
            Until(() => text.Text.Contains("all is well", StringComparison.Ordinal));
            writer.WriteLine("event");
            Until(() => text.Text.Contains("event\nall is well", StringComparison.Ordinal));
        }

        Assert.EndsWith("\r\u001b[K", text.Text, StringComparison.Ordinal);
    }

    private static void Until(Func<bool> isSo) => Assert.True(SpinWait.SpinUntil(isSo, Patience), "not so in time");

    /// <summary>A terminal whose reader can stop reading.</summary>
    private sealed class Gate(bool isOpen, int millisecondsALine = 0) : StringWriter
    {
        private readonly ManualResetEventSlim _open = new(isOpen);
        private readonly Lock _lock = new();
        private readonly System.Collections.Concurrent.ConcurrentQueue<string?> _refused = [];

        public ManualResetEventSlim Reached { get; } = new();

        public volatile bool IsGone;

        /// <summary>What could not be written since it is gone.</summary>
        public string?[] Refused => [.. _refused];

        public string Text
        {
            get
            {
                lock (_lock) return ToString();
            }
        }

        public List<string> Lines => [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

        public void Open() => _open.Set();

        public override void Write(string? value)
        {
            Reached.Set();
            _open.Wait();
            if (IsGone)
            {
                _refused.Enqueue(value);
                throw new IOException("gone");
            }

            if (millisecondsALine > 0) Task.Delay(millisecondsALine).Wait();
            lock (_lock) base.Write(value);
        }
    }
}
