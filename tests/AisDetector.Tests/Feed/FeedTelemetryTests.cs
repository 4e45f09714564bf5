using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Feed;

public class FeedTelemetryTests
{
    /// <summary>What a feed tells, as Prometheus names it.</summary>
    internal static readonly string[] Metrics =
        ["aisdetector_feed_bytes_total", "aisdetector_feed_incomplete_total", "aisdetector_feed_lines_total", "aisdetector_feed_records_total", "aisdetector_feed_undated_total"];

    [Fact]
    public async Task Its_pages_say_what_has_been_fed_and_its_log_has_the_form_that_is_asked_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var kafka = new MockKafka();
        kafka.CreateTopic("ais.raw", 1);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = Scrape.FreeAddress();
        using var feed = RunningProcess.Start(["feed", $"tcp://{server.LocalEndpoint}", "--bootstrap-server", kafka.Address, "--http", address, "--log-format", "json"]);
        using var receiver = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var line = TestLines.Position(219_000_001);
        await receiver.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\n"), TestContext.Current.CancellationToken);
        kafka.WaitForOne("ais.raw");

        var scrape = await Scrape.Of(address);
        Assert.Equal(Metrics, scrape.Names.Where(n => n.StartsWith("aisdetector_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal((1.0, 1.0), (scrape.Sum("aisdetector_feed_lines_total"), scrape.Sum("aisdetector_feed_records_total")));
        Assert.InRange(scrape.Sum("aisdetector_feed_bytes_total")!.Value, line.Length, line.Length + 1);
        var (status, body) = await Scrape.Get(address, "/readyz");
        var page = JsonDocument.Parse(body).RootElement;
        Assert.Equal((200, "ready", "feeding", 1, "coming"), (status, page.GetProperty("status").GetString(), page.GetProperty("state").GetString(), page.GetProperty("lines").GetInt32(), page.GetProperty("source").GetString()));
        Assert.Equal(200, (await Scrape.Get(address, "/healthz")).Status);
        feed.Signal("TERM");
        Assert.Equal(0, await feed.EndAsync(TimeSpan.FromSeconds(10)));
        Assert.Contains("\"message\":\"fed 1 lines in 1 records", feed.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_systemd_that_it_is_ready_and_that_it_leaves()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no systemd");
        using var kafka = new MockKafka();
        kafka.CreateTopic("ais.raw", 1);

        // An abstract socket, whose name begins with a zero byte, written as @.
        var name = $"aisdetector-{Guid.NewGuid():N}";
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        systemd.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
        using var feed = RunningProcess.Start(["feed", $"udp://{Scrape.FreeAddress()}", "--bootstrap-server", kafka.Address], ("NOTIFY_SOCKET", $"@{name}"));
        Assert.StartsWith("READY=1\nSTATUS=feeding udp://", Received(), StringComparison.Ordinal);
        feed.Signal("TERM");
        Assert.Equal("STOPPING=1", Received());
        Assert.Equal(0, await feed.EndAsync(TimeSpan.FromSeconds(10)));

        string Received()
        {
            var message = new byte[500];
            return Encoding.UTF8.GetString(message, 0, systemd.Receive(message));
        }
    }
}
