using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AisDetector.Tests.Support;

/// <summary>The command that starts a broker of a test's own.</summary>
internal static class OwnBroker
{
    public static string? Command => TestBroker.Command;

    public static async Task<string> Control(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (said ?? "").Trim();
    }

    /// <summary>A broker takes this one and those after it: with TLS the next, then its controller's, then what a test adds.</summary>
    public static string FreePort(int count = 3)
    {
        while (true)
        {
            var listeners = new List<TcpListener> { new(IPAddress.Loopback, 0) };
            try
            {
                listeners[0].Start();
                var port = ((IPEndPoint)listeners[0].LocalEndpoint).Port;
                for (var i = 1; i < count; i++)
                {
                    listeners.Add(new TcpListener(IPAddress.Loopback, port + i));
                    listeners[i].Start();
                }

                return port.ToString(CultureInfo.InvariantCulture);
            }
            catch (SocketException)
            {
                // Taken: look further.
            }
            finally
            {
                foreach (var listener in listeners) listener.Dispose();
            }
        }
    }
}
