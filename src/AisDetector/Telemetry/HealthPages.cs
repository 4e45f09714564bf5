using System.Net;
using System.Text;
using System.Text.Json;
using AisDetector.Core.Ais;
using AisDetector.Kafka;
using AisDetector.Output;

namespace AisDetector.Telemetry;

/// <summary><c>/healthz</c> and <c>/readyz</c>: 200 or 503, and why. On HttpListener, which is in the runtime: a web server would be a second framework to install for three pages.</summary>
internal sealed class HealthPages : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly RunTelemetry _telemetry;

    /// <exception cref="KafkaFault">The address cannot be listened on.</exception>
    public HealthPages(HttpAddress address, RunTelemetry telemetry)
    {
        _telemetry = telemetry;
        _listener.Prefixes.Add(address.Prefix());
        try
        {
            _listener.Start();
        }
        catch (Exception e) when (e is HttpListenerException or System.Net.Sockets.SocketException)
        {
            _listener.Close();
            throw new KafkaFault($"--http {address.Host}:{address.Port}: cannot be listened on: {e.Message}", cause: e);
        }

        _ = ServeAsync();
    }

    public void Dispose() => _listener.Close();

    /// <summary>The answer to a path: its status and body; null: no such page.</summary>
    internal (int Status, string Body)? Page(string path)
    {
        switch (path.TrimEnd('/'))
        {
            case "/healthz":
                return _telemetry.Stuck() is { } stuck ? (503, Json("stuck", stuck)) : (200, Json("alive", null));
            case "/readyz":
                return _telemetry.IsReady ? (200, Json("ready", null)) : (503, Json("not ready", null));
            default:
                return null;
        }
    }

    private string Json(string status, string? reason)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("status", status);
            if (reason != null) json.WriteString("reason", reason);
            json.WriteString("state", AlertJson.Word(_telemetry.State));
            if (_telemetry.Lag is { } lag) json.WriteNumber("lagRecords", lag);
            if (_telemetry.Figures is { Watermark: not Report.NoTime } figures) json.WriteString("watermark", AlertJson.Time(DateTimeOffset.FromUnixTimeMilliseconds(figures.Watermark).UtcDateTime));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // A client that has gone, or the end: the loop's condition tells them apart.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var isRead = context.Request.HttpMethod is "GET" or "HEAD";
        var (status, body) = !isRead ? (405, "") : Page(context.Request.Url?.AbsolutePath ?? "") ?? (404, "/metrics /healthz /readyz\n");
        using var response = context.Response;
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = status is 200 or 503 ? "application/json" : "text/plain";
        response.Headers["Cache-Control"] = "no-store";
        response.ContentLength64 = bytes.Length;
        if (context.Request.HttpMethod != "HEAD") response.OutputStream.Write(bytes);
    }
}
