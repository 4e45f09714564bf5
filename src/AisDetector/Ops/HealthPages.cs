using System.Net;
using System.Text;
using System.Text.Json;
using AisDetector.App;

namespace AisDetector.Ops;

/// <summary><c>/healthz</c> and <c>/readyz</c>: 200 or 503, and why. On HttpListener, which is in the runtime: a web server would be a second framework to install for three pages.</summary>
internal sealed class HealthPages : IDisposable
{
    private readonly HttpListener _listener = new();

    /// <exception cref="Fault">The address cannot be listened on.</exception>
    public HealthPages(HttpAddress address)
    {
        _listener.Prefixes.Add(address.Prefix());
        try
        {
            _listener.Start();
        }
        catch (Exception e) when (e is HttpListenerException or System.Net.Sockets.SocketException)
        {
            _listener.Close();
            throw new Fault($"--http {address.Host}:{address.Port}: cannot be listened on: {e.Message}", cause: e);
        }
    }

    /// <summary>Answers from here on.</summary>
    public void Serve(IHealth health) => _ = ServeAsync(health);

    public void Dispose() => _listener.Close();

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

    private async Task ServeAsync(IHealth health)
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync(), health);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // A client that has gone, or the end: the loop's condition tells them apart.
            }
        }
    }

    private static void Answer(HttpListenerContext context, IHealth health)
    {
        var isRead = context.Request.HttpMethod is "GET" or "HEAD";
        var (status, body) = !isRead ? (405, "") : Page(context.Request.Url?.AbsolutePath ?? "", health) ?? (404, "/metrics /healthz /readyz\n");
        using var response = context.Response;
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = status is 200 or 503 ? "application/json" : "text/plain";
        response.Headers["Cache-Control"] = "no-store";
        response.ContentLength64 = bytes.Length;
        if (context.Request.HttpMethod != "HEAD") response.OutputStream.Write(bytes);
    }
}
