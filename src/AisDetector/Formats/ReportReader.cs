using AisDetector.Core.Reports;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats;

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
