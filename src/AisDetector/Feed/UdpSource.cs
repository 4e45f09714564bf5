using System.Net;
using System.Net.Sockets;
using AisDetector.App;

namespace AisDetector.Feed;

/// <summary>Datagrams of one or more NMEA lines each, as receivers and IEC 61162-450 networks send them.</summary>
internal sealed class UdpSource : FeedSource
{
    /// <summary>Room in the kernel for bursts, while the queue to the broker is full.</summary>
    private const int KernelBufferBytes = 8 * 1024 * 1024;

    /// <summary>The mark in front of a sentence datagram, IEC 61162-450.</summary>
    private static ReadOnlySpan<byte> LightweightEthernet => "UdPbC\0"u8;

    private readonly Socket _socket;

    private UdpSource(Socket socket) => _socket = socket;

    public override bool IsRecording => false;

    public static UdpSource Open(string name, string bind, int port)
    {
        var address = IPAddress.Any;
        if (bind.Length > 0 && !IPAddress.TryParse(bind, out address)) throw new Fault($"{name}: {bind} is not an IP address", 2);
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = KernelBufferBytes };
        try
        {
            if (IsMulticast(address))
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                socket.Bind(new IPEndPoint(address, port));
                if (address.AddressFamily == AddressFamily.InterNetwork) socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(address));
                else socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(address));
            }
            else
            {
                socket.Bind(new IPEndPoint(address, port));
            }
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new Fault($"{name}: {fault.Message}", 1);
        }

        return new UdpSource(socket) { Name = name };
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        while (true)
        {
            // One byte is kept for the newline that a datagram need not have.
            var read = await _socket.ReceiveAsync(buffer[..^1], SocketFlags.None, stop);
            if (read == 0) continue;
            if (buffer.Span[..read].StartsWith(LightweightEthernet))
            {
                read -= LightweightEthernet.Length;
                buffer.Span.Slice(LightweightEthernet.Length, read).CopyTo(buffer.Span);
                if (read == 0) continue;
            }

            if (buffer.Span[read - 1] != '\n') buffer.Span[read++] = (byte)'\n';
            return read;
        }
    }

    public override ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? address.IsIPv6Multicast : address.GetAddressBytes()[0] is >= 224 and < 240;
}
