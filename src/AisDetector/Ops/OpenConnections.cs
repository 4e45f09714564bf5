using Microsoft.AspNetCore.Connections;

namespace AisDetector.Ops;

/// <summary>
/// The connections to the pages that are open, so many at most. Where there is no room for one more, another must go: the oldest of the address that has the most.
/// So nobody can keep a probe out by opening many, and they take so many file descriptors and no more.
/// </summary>
internal sealed class OpenConnections(int most)
{
    private readonly Lock _lock = new();

    /// <summary>Oldest first.</summary>
    private readonly LinkedList<ConnectionContext> _open = [];

    /// <summary>Serves a connection from its beginning to its end.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate serve)
    {
        LinkedListNode<ConnectionContext> place;
        ConnectionContext? leaves = null;
        lock (_lock)
        {
            if (_open.Count >= most)
            {
                leaves = Leaving();
                _open.Remove(leaves);
            }

            place = _open.AddLast(connection);
        }

        leaves?.Abort(new ConnectionAbortedException("there are too many connections"));
        try
        {
            await serve(connection);
        }
        finally
        {
            lock (_lock)
            {
                if (place.List != null) _open.Remove(place);
            }
        }
    }

    private ConnectionContext Leaving() =>
        _open.GroupBy(c => (c.RemoteEndPoint as System.Net.IPEndPoint)?.Address).MaxBy(sameAddress => sameAddress.Count())!.First();
}
