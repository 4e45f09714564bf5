using AisDetector.Broker;
using AisDetector.Core.Reports;
using AisDetector.Live;
using AisDetector.Records;

namespace AisDetector.Tests.Live;

/// <summary>Keeps what is committed. A test may let a commit wait or fail before that.</summary>
internal sealed class FakeTransaction : IOutputTransaction
{
    private readonly List<Commit> _committed = [];

    /// <summary>Called in each commit, before anything of it counts.</summary>
    public Action<CancellationToken>? Committing { get; set; }

    public bool IsDisposed { get; private set; }

    public List<Commit> Committed
    {
        get
        {
            lock (_committed) return [.. _committed];
        }
    }

    public List<Publication> Outputs => [.. Committed.SelectMany(c => c.Outputs)];

    public void Commit(IReadOnlyList<Publication> outputs, Progress progress, CancellationToken stop)
    {
        Committing?.Invoke(stop);
        stop.ThrowIfCancellationRequested();
        lock (_committed) _committed.Add(new Commit([.. outputs], progress, null));
    }

    public void Dispose() => IsDisposed = true;
}

/// <summary>Keeps the snapshots. A test may let one wait or fail.</summary>
internal sealed class FakeStore : ISnapshotStore
{
    private readonly List<Snapshot> _saved = [];

    public Func<Snapshot, Task>? Saving { get; set; }

    public List<Snapshot> Saved
    {
        get
        {
            lock (_saved) return [.. _saved];
        }
    }

    public async Task SaveAsync(Snapshot snapshot)
    {
        if (Saving != null) await Saving(snapshot);
        lock (_saved) _saved.Add(snapshot);
    }
}

/// <summary>Outputs made by hand, and a group's progress.</summary>
internal static class Made
{
    public static Publication Alert(int number) => new(Support.Alerts.Full with { Id = $"{number}" }, null);

    public static Publication Letter(int number, int bytes = 5) => new(null, new DeadLetter(RejectReason.NotAis, new byte[bytes], bytes, null, number));

    /// <summary>Of a group that this build has published for.</summary>
    public static Progress Progress(long inputOffset = 0, long outputNumber = 0) =>
        AisDetector.Live.Progress.First(Options, 0) with { InputOffset = inputOffset, OutputNumber = outputNumber };

    public static RunOptions Options { get; } = new() { BootstrapServer = "nowhere:1" };
}
