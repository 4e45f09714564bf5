using System.Net;
using AisDetector.App;

namespace AisDetector.Ops;

/// <summary>Where the pages for machines are served.</summary>
internal sealed record HttpAddress(string Host, int Port)
{
    /// <exception cref="UsageFault">It is not HOST:PORT.</exception>
    public static HttpAddress Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(text[(colon + 1)..], out var port) || port is < 1 or > 65535 || Uri.CheckHostName(text[..colon].Trim('[', ']')) == UriHostNameType.Unknown)
            throw new UsageFault($"--http {text}: HOST:PORT is expected, for example 127.0.0.1:9464, or 0.0.0.0:9464 for every address of the machine");
        return new HttpAddress(text[..colon], port);
    }

    /// <summary>Every address of the machine: then requests may use any name, otherwise this host's only.</summary>
    public bool IsAny => Host is "0.0.0.0" or "[::]";

    /// <summary>Who can read what is served there.</summary>
    public string Readers => IsAny ? "everybody who reaches this machine can read them" : IsLoopback ? "this machine alone can read them" : "everybody who reaches this address can read them";

    private bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The addresses behind the host's name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It has none.</exception>
    public IPAddress[] Resolve() => IPAddress.TryParse(Host.Trim('[', ']'), out var address) ? [address] : Dns.GetHostAddresses(Host);
}
