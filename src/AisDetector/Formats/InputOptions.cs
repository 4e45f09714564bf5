using AisDetector.Core.Options;
using AisDetector.Core.Reports;

namespace AisDetector.Formats;

/// <summary>How input is read.</summary>
public sealed record InputOptions
{
    /// <summary>Columns of CSV files by name or by number from 1, as <c>mmsi=ID,time=when,lat=3,lon=4</c>; those not named are found by their headers.</summary>
    public string? Columns { get; init; }

    /// <summary>Files one after another as they stand: nothing is merged or sorted.</summary>
    public bool ArrivalOrder { get; init; }

    /// <summary>Most memory that sorting may take; a report takes 53 to 61 bytes (about 75 million in 4 GB).</summary>
    public long SortMemoryBytes { get; init; } = 4L << 30;

    /// <summary>What is no older than this behind the newest is in order: the detector puts it right.</summary>
    public TimeSpan ReorderWindow { get; init; } = RendezvousOptions.Transfer.ReorderWindow;

    /// <summary>Reports before this UTC time are skipped.</summary>
    public DateTime? ReadFrom { get; init; }

    /// <summary>Reports from this UTC time on are skipped.</summary>
    public DateTime? ReadTo { get; init; }

    /// <summary>True: reports whose source has no time are given with <see cref="Report.NoTime"/> instead of being rejected.</summary>
    public bool KeepReportsWithoutTime { get; init; }

    /// <summary>Takes the bytes of each rejected input. When disorder makes the reading start again, it is called again from the first.</summary>
    public RejectHandler? OnReject { get; init; }

    /// <summary>What the path <c>-</c> reads; null: the process's standard input.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>Files that hold what pipes gave, by the pipes' paths: then those are read, as often as wanted.</summary>
    public IReadOnlyDictionary<string, string>? PipeCopies { get; init; }

    /// <summary>Ends what pipes give, whether or not anything more would come.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How many bytes readers ask for at a time.</summary>
    internal int BufferBytes { get; init; } = 128 * 1024;
}
