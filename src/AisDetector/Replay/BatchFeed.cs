using System.Threading.Channels;
using AisDetector.Core.Reports;

namespace AisDetector.Replay;

/// <summary>
/// Reads a log on a thread of its own and hands its batches over in the log's order, a few at a time, in batches that are
/// used again: what comes out does not depend on how the two threads take turns.
/// </summary>
internal sealed class BatchFeed(InputLog log)
{
    private const int InFlight = 6;

    /// <summary>How long a read that has begun may still take once we are told to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // As many places as batches: giving never waits.
    private readonly Channel<ReportBatch> _filled = Channel.CreateBounded<ReportBatch>(InFlight), _empty = Channel.CreateBounded<ReportBatch>(InFlight);

    /// <summary>The batches; one is valid until the next is asked for. Ends early, without an exception, when told to stop.</summary>
    public IEnumerable<ReportBatch> Batches(CancellationToken stop)
    {
        for (var i = 0; i < InFlight; i++) _empty.Writer.TryWrite(new ReportBatch());
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reader = new Thread(() => Fill(left.Token)) { IsBackground = true, Name = "reader" };
        reader.Start();
        try
        {
            while (!stop.IsCancellationRequested && Next(_filled.Reader, stop) is { } batch)
            {
                yield return batch;
                _empty.Writer.TryWrite(batch);
            }
        }
        finally
        {
            // The caller may have left early: the log must not be disposed of under the reader's hands. But a pipe on which
            // nothing comes cannot be made to return; when we are told to stop, we do.
            left.Cancel();
            if (stop.IsCancellationRequested) reader.Join(Grace);
            else reader.Join();
        }
    }

    /// <summary>
    /// The caller needs nothing after the batch that it holds: the last ones follow, always as many, so that what was counted
    /// does not depend on how far ahead the reader happened to be.
    /// </summary>
    public void ReadNoFurther() => _empty.Writer.TryComplete();

    /// <summary>Waits for a batch; null at the end and when told to stop. What the reader met is thrown here.</summary>
    private static ReportBatch? Next(ChannelReader<ReportBatch> from, CancellationToken stop)
    {
        try
        {
            while (from.WaitToReadAsync(stop).AsTask().GetAwaiter().GetResult())
                if (from.TryRead(out var batch)) return batch;
        }
        catch (OperationCanceledException)
        {
        }

        return null;
    }

    private void Fill(CancellationToken left)
    {
        Exception? fault = null;
        try
        {
            while (!left.IsCancellationRequested && Next(_empty.Reader, left) is { } batch && log.Read(batch)) _filled.Writer.TryWrite(batch);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _filled.Writer.TryComplete(fault);
    }
}
