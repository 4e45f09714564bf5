using Microsoft.Extensions.Logging;

namespace AisDetector.Ops;

/// <summary>What is said of the pages for machines.</summary>
internal static partial class PageEvents
{
    [LoggerMessage(5, LogLevel.Information, "serves /metrics, /healthz and /readyz at {host}:{port}: {readers}")]
    public static partial void PagesServed(ILogger logger, string host, int port, string readers);
}
