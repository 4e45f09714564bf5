using System.Net.Sockets;
using Microsoft.Extensions.Hosting.Systemd;

namespace AisDetector.Ops;

/// <summary>Tells systemd (<c>Type=notify</c>) where the run stands, on the socket that it names. Without one, nothing.</summary>
internal static class Supervisor
{
    // Without a host, which would notify only under a parent process named systemd.
    private static readonly SystemdNotifier _notifier = new();

    public static void Ready(string status) => Notify($"READY=1\nSTATUS={status}");

    public static void Status(string status) => Notify($"STATUS={status}");

    public static void Stopping() => Notify("STOPPING=1");

    private static void Notify(string message)
    {
        try
        {
            _notifier.Notify(new ServiceState(message));
        }
        catch (SocketException)
        {
            // A supervisor that cannot be told does not end the run.
        }
    }
}
