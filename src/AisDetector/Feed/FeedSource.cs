using System.Globalization;
using AisDetector.App;

namespace AisDetector.Feed;

/// <summary>Where the lines come from.</summary>
internal abstract class FeedSource : IAsyncDisposable
{
    /// <summary>As the operator named it.</summary>
    public required string Name { get; init; }

    /// <summary>It has an end, and times of its own to be played by.</summary>
    public abstract bool IsRecording { get; }

    /// <summary>How far it has been read; null where its end is not known.</summary>
    public virtual SourceExtent? Extent => null;

    /// <summary>Once it has ended: what was damaged or truncated and has been fed in part, one line each.</summary>
    public virtual IReadOnlyList<string> Damages => [];

    /// <summary>Reads what there is, waiting for it if there is nothing; 0 at the end. What it gives at once without waiting is one burst.</summary>
    public abstract ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop);

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens a file, <c>-</c>, <c>tcp://host:port</c> or <c>udp://[bind]:port</c>.</summary>
    public static FeedSource Open(string name, TimeProvider clock, FeedEvents events)
    {
        if (name.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase))
        {
            var (host, port) = Address(name);
            return host.Length > 0 ? new TcpSource(host, port, clock, events) { Name = name } : throw Wrong(name);
        }

        if (name.StartsWith("udp://", StringComparison.OrdinalIgnoreCase))
        {
            var (bind, port) = Address(name);
            return UdpSource.Open(name, bind, port);
        }

        if (name.Contains("://", StringComparison.Ordinal)) throw Wrong(name);
        return name == "-" ? LineRecording.Open(name) : TableRecording.TryOpen(name) ?? (FeedSource)LineRecording.Open(name);
    }

    private static (string Host, int Port) Address(string name)
    {
        var address = name[6..].TrimEnd('/');
        var colon = address.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(address[(colon + 1)..], NumberStyles.None, null, out var port) || port is < 1 or > 65535) throw Wrong(name);
        return (address[..colon].Trim('[', ']'), port);
    }

    private static Fault Wrong(string name) =>
        new($"{name}: a file, -, tcp://host:port or udp://[bind]:port is expected", 2);
}
