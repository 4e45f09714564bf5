using System.Text;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Live;
using AisDetector.Output;
using AisDetector.Records;
using AisDetector.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace AisDetector.Tests.Live;

/// <summary>A turn from its first record to its last snapshot, without a broker.</summary>
public sealed class TurnTests : IDisposable
{
    private const int BatchRecords = 40;

    private static readonly List<LogRecord> Log = [.. Fleets.Log(pairs: 3).Select((value, i) => new LogRecord(i, 1_772_000_000_000, value)), new(Fleets.Log(pairs: 3).Count, null, "noise"u8.ToArray())];

    private readonly RunTelemetry _telemetry = new();
    private readonly FakeTransaction _transaction = new();
    private readonly FakeStore _store = new();

    public void Dispose() => _telemetry.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_publishes_what_the_detector_makes_of_the_log_and_leaves_a_snapshot()
    {
        var (expected, number) = Detected(Log.Count);
        Assert.True(expected.Count > 5 && expected[^1].StartsWith("NotAis", StringComparison.Ordinal), string.Join('\n', expected));
        await using (var turn = Begin(Made.Progress(), New()))
        {
            await FeedAsync(turn, Log);
            turn.Input.Complete();
            await turn.Completion.WaitAsync(Patience.Hang, Stop);
        }

        Assert.Equal(expected, _transaction.Outputs.Select(Text));
        Assert.Equal(Made.Progress(Log.Count, number), _transaction.Committed[^1].Progress);
        var snapshot = Assert.Single(_store.Saved);
        Assert.Equal((Log.Count, number, true), (snapshot.InputOffset, snapshot.OutputNumber, snapshot.Clean));
        Assert.True(_transaction.IsDisposed);
        Assert.Equal(InstanceState.Active, _telemetry.State);
    }

    [Fact]
    public async Task The_end_of_the_log_closes_it_finishes_the_group_and_leaves_no_snapshot()
    {
        await using var turn = Begin(Made.Progress(), New());
        await turn.Input.WriteAsync(new LogBatch(Log, IsEnd: true), Stop);
        turn.Input.Complete();
        await turn.Completion.WaitAsync(Patience.Hang, Stop);
        var (expected, _) = Detected(Log.Count, closes: true);
        Assert.Equal(expected, _transaction.Outputs.Select(Text));
        Assert.Equal((true, expected.Count), (_transaction.Committed[^1].Progress.Finished, _transaction.Committed[^1].Progress.OutputNumber));
        Assert.Empty(_store.Saved);
    }

    [Fact]
    public async Task What_was_published_before_is_read_again_and_not_published_again()
    {
        var half = Log.Count * 3 / 4;
        var (before, number) = Detected(half);
        Assert.NotEmpty(before);
        await using var turn = Begin(Made.Progress(half, number), New());
        Assert.Equal(0, turn.FirstOffset);
        Assert.Equal(InstanceState.Rereading, _telemetry.State);
        await FeedAsync(turn, Log);
        turn.Input.Complete();
        await turn.Completion.WaitAsync(Patience.Hang, Stop);
        Assert.Equal(Detected(Log.Count).Outputs[before.Count..], _transaction.Outputs.Select(Text));
    }

    [Fact]
    public async Task A_stop_while_it_reads_again_commits_nothing_and_leaves_no_snapshot()
    {
        await using var turn = Begin(Made.Progress(Log.Count, 0), New());
        await FeedAsync(turn, Log[..BatchRecords]);
        turn.Input.Complete();
        await turn.Completion.WaitAsync(Patience.Hang, Stop);
        Assert.Empty(_transaction.Committed);
        Assert.Empty(_store.Saved);
    }

    [Fact]
    public async Task An_abandoned_turn_publishes_nothing_more()
    {
        var isCommitting = new TaskCompletionSource();
        _transaction.Committing = stop =>
        {
            isCommitting.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        await using var turn = Begin(Made.Progress(), New());
        var feeding = FeedAsync(turn, Log);
        await isCommitting.Task.WaitAsync(Patience.Hang, Stop);
        turn.Abandon();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn.Completion.WaitAsync(Patience.Hang, Stop));
        Assert.Empty(_transaction.Committed);
        Assert.Empty(_store.Saved);
        await feeding;
    }

    [Fact]
    public async Task A_commit_that_fails_ends_the_turn_with_its_reason_while_the_input_goes_on()
    {
        _transaction.Committing = _ => throw new Fault("publishing failed");
        await using var turn = Begin(Made.Progress(), New());
        await FeedAsync(turn, Log);
        var fault = await Assert.ThrowsAsync<Fault>(() => turn.Completion.WaitAsync(Patience.Hang, Stop));
        Assert.Equal("publishing failed", fault.Message);
        Assert.Empty(_store.Saved);
    }

    [Fact]
    public void A_build_that_judges_otherwise_does_not_begin()
    {
        var fault = Assert.Throws<Fault>(() => Begin(Made.Progress(0, 5), New()));
        Assert.Contains("0 outputs up to offset 0, but 5 are published", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_transaction.Committed);
    }

    [Fact]
    public async Task One_that_judges_otherwise_of_what_it_reads_again_ends_at_the_committed_offset()
    {
        var half = Log.Count * 3 / 4;
        var (_, number) = Detected(half);
        await using var turn = Begin(Made.Progress(half, number + 1), New());
        await FeedAsync(turn, Log);
        var fault = await Assert.ThrowsAsync<Fault>(() => turn.Completion.WaitAsync(Patience.Hang, Stop));
        Assert.Contains("this build judges otherwise", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_transaction.Committed);
    }

    [Fact]
    public async Task Accepted_differences_go_on_from_the_published_number()
    {
        await using var turn = Begin(Made.Progress(0, 5), New(), Made.Options with { AcceptDifferences = true });
        await FeedAsync(turn, Log);
        turn.Input.Complete();
        await turn.Completion.WaitAsync(Patience.Hang, Stop);
        var (expected, number) = Detected(Log.Count);
        Assert.Equal(expected, _transaction.Outputs.Select(Text));
        Assert.Equal(number + 5, _transaction.Committed[^1].Progress.OutputNumber);
    }

    [Theory]
    [InlineData(true, "has lost records")]
    [InlineData(false, "has been removed")]
    public async Task A_log_that_lacks_what_has_been_used_is_refused(bool endsEarly, string words)
    {
        await using var turn = Begin(Made.Progress(100, 0), New());
        await turn.Input.WriteAsync(endsEarly ? new LogBatch(Log[..50], IsEnd: true) : new LogBatch([.. Log[..50], .. Log[150..]]), Stop);
        var fault = await Assert.ThrowsAsync<Fault>(() => turn.Completion.WaitAsync(Patience.Hang, Stop));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(_transaction.Committed);
    }

    private Turn Begin(Progress committed, LogDetector detector, RunOptions? options = null)
    {
        var turn = new Turn(options ?? Made.Options, new RunEvents(NullLogger.Instance), _telemetry, committed, detector, _transaction, _store);
        _telemetry.State = InstanceState.TakingOver;
        turn.Start();
        return turn;
    }

    private static LogDetector New() => new(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));

    /// <summary>In batches, until the turn takes no more.</summary>
    private static async Task FeedAsync(Turn turn, List<LogRecord> records)
    {
        foreach (var batch in records.Chunk(BatchRecords))
        {
            var writing = turn.Input.WriteAsync(new LogBatch([.. batch]), Stop).AsTask();
            if (await Task.WhenAny(writing, turn.Completion) != writing) return;
        }
    }

    /// <summary>What the detector alone makes of the log's first records.</summary>
    private static (List<string> Outputs, long Number) Detected(int records, bool closes = false)
    {
        var (detector, outputs) = (New(), new List<Publication>());
        foreach (var record in Log[..records]) detector.Add(record, isPublished: false, outputs);
        if (closes) detector.Finish(outputs);
        return ([.. outputs.Select(Text)], detector.OutputNumber);
    }

    private static string Text(Publication output) => output.Alert is { } alert
        ? Encoding.UTF8.GetString(AlertJson.Serialize(alert))
        : $"{output.DeadLetter!.Reason} {output.DeadLetter.Offset}";
}
