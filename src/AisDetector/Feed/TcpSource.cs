using System.Net.Sockets;

namespace AisDetector.Feed;

/// <summary>A server that sends NMEA lines. When the connection is lost or cannot be made, it is made again, for as long as the feed runs.</summary>
internal sealed class TcpSource(string host, int port, TimeProvider clock, FeedEvents events) : FeedSource
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    private readonly BackOff _backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    private TcpClient? _client;
    private bool _isDown;
    private bool _endsInLine;

    public override bool IsRecording => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        while (true)
        {
            var client = _client ?? await ConnectAsync(stop);
            var reason = "the server closed it";
            try
            {
                var read = await client.Client.ReceiveAsync(buffer, stop);
                if (read > 0)
                {
                    _backOff.Reset();
                    _endsInLine = buffer.Span[read - 1] != '\n';
                    return read;
                }
            }
            catch (SocketException fault)
            {
                reason = fault.Message;
            }

            Disconnect();
            Down($"connection lost ({reason})");
            await Task.Delay(_backOff.Next(), clock, stop);
            if (!_endsInLine) continue;

            // The rest of the broken line is lost; a newline keeps it apart from the next.
            _endsInLine = false;
            buffer.Span[0] = (byte)'\n';
            return 1;
        }
    }

    private async Task<TcpClient> ConnectAsync(CancellationToken stop)
    {
        while (true)
        {
            var client = new TcpClient { NoDelay = true };
            using var within = CancellationTokenSource.CreateLinkedTokenSource(stop);
            within.CancelAfter(ConnectWithin);
            try
            {
                await client.ConnectAsync(host, port, within.Token);
                KeepAlive(client.Client);
                if (_isDown) events.SourceConnected(Name);
                _isDown = false;
                return _client = client;
            }
            catch (Exception fault) when (fault is SocketException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
            {
                client.Dispose();
                Down(fault is SocketException ? fault.Message : "no answer");
            }

            await Task.Delay(_backOff.Next(), clock, stop);
        }
    }

    /// <summary>A server that vanished without a word is noticed within a minute or so.</summary>
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }

    /// <summary>An outage is told once, however many attempts it takes.</summary>
    private void Down(string reason)
    {
        if (!_isDown) events.SourceLost(Name, reason);
        _isDown = true;
    }

    private void Disconnect()
    {
        _client?.Dispose();
        _client = null;
    }

    public override ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }
}
