using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using AisDetector.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace AisDetector.Ops;

/// <summary><c>/healthz</c> and <c>/readyz</c>: 200 or 503, and why; <c>/metrics</c>. Served by Kestrel, which nothing else loads.</summary>
internal sealed class HealthPages : IDisposable
{
    /// <summary>Connections: some probes, some Prometheus servers, a person. They leave most of 1,024 file descriptors to the brokers and to files.</summary>
    private const int MaxConnections = 64;

    /// <summary>Those that end count for a moment more; beyond this a new one is refused.</summary>
    private const int MaxWithEnding = 4 * MaxConnections;

    /// <summary>Requests of one address: at once, and in a second for as long as it lasts. A probe makes one in some seconds.</summary>
    private const int MostAtOnce = 200, MostPerSecond = 100;

    /// <summary>Bytes: what a browser sends fits.</summary>
    private const int MaxHeaders = 16 * 1024, MaxRequestLine = 2 * 1024;

    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10), LongestIdle = TimeSpan.FromSeconds(30), LongestEnd = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication _pages;
    private readonly OpenConnections _connections = new(MaxConnections);
    private volatile IHealth? _health;

    /// <exception cref="Fault">The address cannot be listened on.</exception>
    public HealthPages(HttpAddress address, MeterProvider metrics)
    {
        // Empty: the slim builder also reads settings and variables of its own, which might name other addresses.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.RemoveAll<IHostLifetime>().AddSingleton<IHostLifetime, Guest>();
        if (!address.IsAny) builder.Services.AddHostFiltering(o => o.AllowedHosts = [address.Host]);
        try
        {
            var hosts = address.Resolve();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                Limit(kestrel);
                foreach (var host in hosts) kestrel.Listen(host, address.Port, Accept);
            });
            builder.Services.AddRateLimiter(Limit);
            _pages = builder.Build();
            if (!address.IsAny) _pages.UseHostFiltering();
            _pages.UseRateLimiter();
            _pages.Use(OnlyRead);
            _pages.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, predicate: null, path: null, configureBranchedPipeline: null, optionsName: null);
            _pages.Run(AnswerAsync);
            _pages.Start();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            (_pages as IDisposable)?.Dispose();
            throw new Fault($"--http {address.Host}:{address.Port}: cannot be listened on: {e.GetBaseException().Message}", cause: e);
        }
    }

    /// <summary>Answers from here on.</summary>
    public void Serve(IHealth health) => _health = health;

    public void Dispose()
    {
        // A request that hangs is not waited for.
        using var within = new CancellationTokenSource(LongestEnd);
        _pages.StopAsync(within.Token).GetAwaiter().GetResult();
        ((IDisposable)_pages).Dispose();
    }

    /// <summary>The answer to a path: its status and body; null: no such page.</summary>
    internal static (int Status, string Body)? Page(string path, IHealth health)
    {
        switch (path.TrimEnd('/'))
        {
            case "/healthz":
                return health.Stuck() is { } stuck ? (503, Json("stuck", stuck, health)) : (200, Json("alive", null, health));
            case "/readyz":
                return health.IsReady ? (200, Json("ready", null, health)) : (503, Json("not ready", null, health));
            default:
                return null;
        }
    }

    private static string Json(string status, string? reason, IHealth health)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("status", status);
            if (reason != null) json.WriteString("reason", reason);
            health.Describe(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxWithEnding;
        kestrel.Limits.KeepAliveTimeout = LongestIdle;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaders;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.RequestHeadersTimeout = LongestRequest;
    }

    private static void Limit(RateLimiterOptions rates)
    {
        rates.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        rates.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.Connection.RemoteIpAddress ?? IPAddress.None,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = MostAtOnce, TokensPerPeriod = MostPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
    }

    private void Accept(ListenOptions listening)
    {
        listening.Protocols = HttpProtocols.Http1;
        listening.Use(serve => connection => _connections.ServeAsync(connection, serve));
    }

    private static Task OnlyRead(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (status, body) = _health is { } health
            ? Page(context.Request.Path.Value ?? "", health) ?? (404, "/metrics /healthz /readyz\n")
            : (503, "{\"status\":\"starting\"}\n");
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = status is 200 or 503 ? "application/json" : "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>Leaves the process's signals to the program.</summary>
    private sealed class Guest : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
