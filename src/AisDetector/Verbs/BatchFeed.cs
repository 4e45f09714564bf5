using System.Threading.Channels;
using AisDetector.Core.Ais;
using AisDetector.Files;

namespace AisDetector.Verbs;

/// <summary>
/// Reads a log on a thread of its own and hands its batches over in the log's order, some at a time, in batches that are
/// used again: what comes out does not depend on how the two threads take turns.
/// </summary>
internal sealed class BatchFeed(InputLog log)
{
    private const int InFlight = 6;

    /// <summary>How long a read that has begun may still take once we are told to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Channel<ReportBatch> _filled = Channel.CreateBounded<ReportBatch>(
        new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });

    private readonly Channel<ReportBatch> _empty = Channel.CreateBounded<ReportBatch>(InFlight);

    /// <summary>The batches; one is valid until the next is asked for. Ends early, without an exception, when asked to stop.</summary>
    public async IAsyncEnumerable<ReportBatch> Batches([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var i = 0; i < InFlight; i++) _empty.Writer.TryWrite(new ReportBatch());
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Factory.StartNew(() => Fill(left.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (await MoreAsync(stop) && !stop.IsCancellationRequested)
            {
                while (_filled.Reader.TryRead(out var batch))
                {
                    yield return batch;
                    _empty.Writer.TryWrite(batch);
                    if (stop.IsCancellationRequested) break;
                }
            }
        }
        finally
        {
            // The caller may have stopped early: the log should not be disposed of under the reader's hands. But a pipe on which
            // nothing comes cannot be made to return; when we are told to stop, we do.
            await left.CancelAsync();
            _empty.Writer.TryComplete();
            await (stop.IsCancellationRequested ? Task.WhenAny(reading, Task.Delay(Grace, CancellationToken.None)) : reading);
        }
    }

    private async ValueTask<bool> MoreAsync(CancellationToken stop)
    {
        try
        {
            return await _filled.Reader.WaitToReadAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Fill(CancellationToken left)
    {
        Exception? fault = null;
        try
        {
            while (!left.IsCancellationRequested && Take(_empty.Reader) is { } batch)
            {
                batch.Clear();
                var more = log.Read(batch);
                // As many places as batches: there is always room.
                (batch.Count > 0 ? _filled : _empty).Writer.TryWrite(batch);
                if (!more) break;
            }
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _filled.Writer.TryComplete(fault);
    }

    private static ReportBatch? Take(ChannelReader<ReportBatch> from)
    {
        while (from.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            if (from.TryRead(out var batch)) return batch;
        return null;
    }
}
