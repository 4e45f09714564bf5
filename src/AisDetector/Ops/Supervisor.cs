using System.Net.Sockets;
using System.Text;

namespace AisDetector.Ops;

/// <summary>Tells systemd (<c>Type=notify</c>) where the run stands, by its own protocol: a datagram to the socket that it names. Without one, nothing.</summary>
internal static class Supervisor
{
    public static void Ready(string status) => Notify($"READY=1\nSTATUS={status}");

    public static void Status(string status) => Notify($"STATUS={status}");

    public static void Stopping() => Notify("STOPPING=1");

    private static void Notify(string message)
    {
        var path = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (string.IsNullOrEmpty(path) || !OperatingSystem.IsLinux()) return;
        try
        {
            // An abstract socket's name begins with a zero byte, written as @.
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? string.Concat("\0", path.AsSpan(1)) : path));
            socket.Send(Encoding.UTF8.GetBytes(message));
        }
        catch (SocketException)
        {
            // The supervisor's loss, not the run's.
        }
    }
}
