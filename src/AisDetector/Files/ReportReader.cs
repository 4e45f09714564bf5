using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

namespace AisDetector.Files;

/// <summary>Turns one file's bytes into reports, a batch at a time.</summary>
internal abstract class ReportReader(SourceBytes source) : IDisposable
{
    protected SourceBytes Source { get; } = source;

    /// <summary>Why the file ended before its end, or null.</summary>
    public string? Damage => Source.Damage;

    /// <summary>A line that holds an open quote is damage too, but not the end: such lines are rejected one by one.</summary>
    public virtual long OpenQuotes => 0;

    /// <summary>Optional fields (speed, draught, ...) that could not be read; their reports were kept without them.</summary>
    public UnreadFields Unread { get; } = new();

    /// <summary>What <see cref="Unread"/> calls a column.</summary>
    public virtual string TitleOf(Column column) => column.ToString().ToLowerInvariant();

    /// <summary>Adds reports until the batch is full; false at the end of the file, when nothing more will come.</summary>
    public abstract bool Read(ReportBatch batch);

    public virtual void Dispose() => Source.Dispose();
}

internal sealed class NmeaReader(SourceBytes source, bool isDayFirst, InputOptions options) : ReportReader(source)
{
    private readonly byte[] _buffer = new byte[options.BufferBytes];
    private readonly NmeaDecoder _decoder = new(isDayFirst) { KeepReportsWithoutTime = options.KeepReportsWithoutTime };
    private bool _isFinished;

    public override bool Read(ReportBatch batch)
    {
        while (!batch.IsFull && !_isFinished)
        {
            var read = Source.Read(_buffer);
            if (read > 0)
            {
                _decoder.Decode(_buffer.AsSpan(0, read), batch);
            }
            else
            {
                _decoder.Finish(batch);
                _isFinished = true;
            }
        }

        return !_isFinished;
    }
}
