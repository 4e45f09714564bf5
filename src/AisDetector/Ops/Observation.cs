using AisDetector.App;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AisDetector.Ops;

/// <summary>How a run may be looked at.</summary>
internal sealed record ObservationOptions
{
    /// <summary>Where <c>/metrics</c>, <c>/healthz</c> and <c>/readyz</c> are served; null: nowhere.</summary>
    public HttpAddress? Http { get; init; }

    public EventFormat EventFormat { get; init; }

    /// <summary>The section "Logging": levels.</summary>
    public IConfiguration? Logging { get; init; }
}

/// <summary>
/// Where a run's events and numbers go: stderr, the terminal's last line, <c>/metrics</c> and the health pages, and OTLP
/// where the environment names a collector. Without any of them the instruments cost nothing.
/// </summary>
internal sealed class Observation : IDisposable
{
    /// <summary>How long a collector that does not answer is waited for at the end: a supervisor that has asked to stop waits for ten seconds in all.</summary>
    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(5), LongestFlushWhenStopped = TimeSpan.FromSeconds(1);

    private readonly QueuedWriter? _stderr;
    private readonly HealthPages? _pages;
    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _traces;
    private readonly ILoggerFactory _loggers;
    private readonly CancellationToken _stop;

    /// <param name="stderr">Takes the events and the terminal's last line; null: nobody sees them.</param>
    /// <param name="stop">Cancelled when the program has been asked to stop.</param>
    public Observation(ObservationOptions options, QueuedWriter? stderr = null, CancellationToken stop = default)
    {
        (_stderr, _stop) = (stderr, stop);
        var collector = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        if (options.Http != null || collector) _metrics = Metrics(options.Http != null, collector);
        if (options.Http != null) _pages = Pages(options.Http, _metrics!);
        if (collector) _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Instruments.Name).AddOtlpExporter().Build();
        var lines = new EventLines((TextWriter?)stderr ?? TextWriter.Null, options.EventFormat);
        if (stderr != null) stderr.Missing = lines.Missing;
        _loggers = LoggerFactory.Create(logs =>
        {
            if (options.Logging != null) logs.AddConfiguration(options.Logging);
            logs.AddProvider(lines);
            if (!collector) return;
            logs.AddOpenTelemetry(o =>
            {
                o.SetResourceBuilder(Resource()).AddOtlpExporter();
                o.IncludeFormattedMessage = true;
            });
        });
        Logger = _loggers.CreateLogger(Instruments.Name);
        if (options.Http is { } http) PageEvents.PagesServed(Logger, http.Host, http.Port, http.Readers);
    }

    public ILogger Logger { get; }

    /// <summary>Shows what is going on from here on. It is made only now, so that those who listen hear its counters begin at 0.</summary>
    public T Show<T>(Func<T> make) where T : IHealth
    {
        var shown = make();
        _pages?.Serve(shown);
        _stderr?.Renew(shown.StatusLine());
        return shown;
    }

    public void Dispose()
    {
        _stderr?.Renew(null);
        _pages?.Dispose();
        var within = _stop.IsCancellationRequested ? LongestFlushWhenStopped : LongestFlush;
        var milliseconds = (int)within.TotalMilliseconds;
        Task.WaitAll([Task.Run(() => _metrics?.Shutdown(milliseconds)), Task.Run(() => _traces?.Shutdown(milliseconds)), Task.Run(_loggers.Dispose)], within);
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private static MeterProvider Metrics(bool page, bool collector)
    {
        // Beside ours the runtime's own: memory, collections, processor time.
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Instruments.Name, "System.Runtime");
        if (collector) builder.AddOtlpExporter();
        if (page)
        {
            builder.AddPrometheusExporter(o =>
            {
                o.ScopeInfoEnabled = false;
                o.ScrapeResponseCacheDurationMilliseconds = 0;
            });
        }

        return builder.Build();
    }

    private static HealthPages Pages(HttpAddress address, MeterProvider metrics)
    {
        try
        {
            return new HealthPages(address, metrics);
        }
        catch
        {
            metrics.Dispose();
            throw;
        }
    }

    /// <summary>What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say wins.</summary>
    private static ResourceBuilder Resource() =>
        ResourceBuilder.CreateEmpty().AddService("aisdetector", serviceVersion: Product.Version).AddTelemetrySdk().AddEnvironmentVariableDetector();
}
