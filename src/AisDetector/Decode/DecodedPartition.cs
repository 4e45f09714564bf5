using System.Diagnostics;
using AisDetector.Core.Reports;
using AisDetector.Records;

namespace AisDetector.Decode;

/// <summary>A partition that this instance reads: a log of its own, with its own decoder.</summary>
internal sealed class DecodedPartition(int partition, string source, long committed, long? eventTime, long? end)
{
    /// <summary>The parts of a message follow one another closely. After so many records a part whose others have not come no longer holds commits back.</summary>
    public const long MaxUnfinishedRecords = 5000;

    /// <summary>A partition that was caught up so recently counts as caught up: where records come without end, there is always one to read.</summary>
    private static readonly TimeSpan CaughtUpFor = TimeSpan.FromSeconds(2);

    private readonly RecordDecoder _decoder = new();
    private readonly EventTime _eventTime = new();
    private long _caughtUpAt;
    private bool _isFinished;

    public int Partition => partition;
    public DeadLetters DeadLetters { get; } = new();
    public ReportRecordWriter Writer { get; } = new($"{source}/{partition}");

    /// <summary>The next record to be decoded.</summary>
    public long Next { get; private set; } = committed;

    /// <summary>The offset that the group has committed.</summary>
    public long Committed { get; set; } = committed;

    /// <summary>All is read up to the end that was asked for.</summary>
    public bool IsDone => end <= Next;

    public bool IsPaused { get; set; }

    /// <summary>What was last told to the others.</summary>
    public Standing? Told { get; set; }

    public Standing Standing => new(_eventTime.Reached ?? eventTime, !IsDone && (_caughtUpAt == 0 || Stopwatch.GetElapsedTime(_caughtUpAt) > CaughtUpFor));

    /// <summary>From where another instance would have to begin.</summary>
    public long Restart => Math.Max(Committed, _isFinished ? Next : _decoder.RestartBefore(Next, Next - MaxUnfinishedRecords));

    public void Decode(in LogRecord record, ReportBatch batch)
    {
        Next = record.Offset + 1;
        _decoder.Offset = record.Offset;
        _decoder.Decode(record.Value, record.Timestamp, batch);
        var reports = batch.Reports;
        for (var i = 0; i < reports.Length; i++)
        {
            Writer.Add(reports[i], record.Offset, i);
            _eventTime.Add(reports[i].Time);
        }
    }

    /// <summary>Nothing more is there now.</summary>
    public void CaughtUp(long offset)
    {
        Next = Math.Max(Next, offset);
        _caughtUpAt = Stopwatch.GetTimestamp();
    }

    /// <summary>At the end that was asked for: a message that is not complete stays so.</summary>
    public void Finish(ReportBatch batch)
    {
        if (_isFinished) return;
        _isFinished = true;
        _decoder.Finish(batch);
    }
}
