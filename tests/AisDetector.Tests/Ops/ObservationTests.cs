using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Decode;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Ops;

/// <summary>The pages for machines, served as a run serves them.</summary>
[Collection(Meters.Collection)]
public class ObservationTests
{
    /// <summary>The runtime's, and those of feeds that other tests run in this process meanwhile.</summary>
    private static readonly string[] Others = ["dotnet_", "target_info", "aisdetector_feed_"];

    /// <summary>Everything that a run tells, as Prometheus names it: what the dashboard and the alarms may use, and the operator's page explains.</summary>
    internal static readonly string[] Metrics =
    [
        "aisdetector_alerts_open", "aisdetector_alerts_total", "aisdetector_contacts_total", "aisdetector_dead_letters_left_out_total", "aisdetector_dead_letters_total", "aisdetector_encounters_open", "aisdetector_instance_state",
        "aisdetector_log_bytes_total", "aisdetector_log_lag", "aisdetector_log_records_total", "aisdetector_log_reread_total", "aisdetector_log_silence_seconds", "aisdetector_pairs_cut_total", "aisdetector_rejects_total", "aisdetector_reports_total",
        "aisdetector_samples_total", "aisdetector_snapshot_age_seconds", "aisdetector_snapshot_duration_seconds", "aisdetector_snapshot_failures_total", "aisdetector_snapshot_size_bytes",
        "aisdetector_tracks_single_fix_total", "aisdetector_transaction_duration_seconds", "aisdetector_vessels", "aisdetector_watermark_delay_seconds",
    ];

    [Fact]
    public async Task The_metrics_are_those_that_are_documented()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        Detect(telemetry);
        telemetry.Published(Alerts.Full);
        telemetry.DeadLettered();
        telemetry.Committed(TimeSpan.FromSeconds(0.03));
        telemetry.SnapshotWritten(1_000_000, TimeSpan.FromSeconds(2));
        telemetry.Reports.Add(1);
        telemetry.NotUsed(Core.Reports.RejectReason.Late, 1);

        var scrape = await Scrape.Of(address);
        var names = scrape.Names.Where(n => !Others.Any(n.StartsWith)).Select(n => n.EndsWith("_bucket", StringComparison.Ordinal) || n.EndsWith("_sum", StringComparison.Ordinal) || n.EndsWith("_count", StringComparison.Ordinal) ? n[..n.LastIndexOf('_')] : n);
        Assert.Equal(Metrics, names.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((1.0, 1.0), (scrape.Sum("aisdetector_alerts_total", "alert_phase=\"settled\""), scrape.Sum("aisdetector_dead_letters_total")));
        Assert.Equal((0.0, 1.0), (scrape.Sum("aisdetector_transaction_duration_seconds_bucket", "le=\"0.02\""), scrape.Sum("aisdetector_transaction_duration_seconds_bucket", "le=\"0.05\"")));
        Assert.Equal((1_000_000.0, 1.0), (scrape.Sum("aisdetector_snapshot_size_bytes"), scrape.Sum("aisdetector_instance_state")));
        Assert.Contains("dotnet_process_memory_working_set_bytes", scrape.Names);
    }

    /// <summary>Prometheus' <c>increase</c> does not count what a series is born with: without the zeros, the first alert of each category would be none.</summary>
    [Fact]
    public async Task Counters_of_alerts_are_there_before_the_first_one()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        var before = await Scrape.Of(address);
        Assert.Equal(0, before.Sum("aisdetector_alerts_total"));

        telemetry.Published(Alerts.Full);

        var after = await Scrape.Of(address);
        Assert.Equal(1, after.Sum("aisdetector_alerts_total"));
        Assert.Equal(before.Count("aisdetector_alerts_total"), after.Count("aisdetector_alerts_total"));
    }

    [Fact]
    public async Task The_health_pages_say_how_it_stands()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        Assert.Equal((200, 503), ((await Scrape.Get(address, "/healthz")).Status, (await Scrape.Get(address, "/readyz")).Status));
        Detect(telemetry);
        var (status, body) = await Scrape.Get(address, "/readyz");
        Assert.Equal(200, status);
        var page = JsonDocument.Parse(body).RootElement;
        Assert.Equal(("ready", "active", 23), (page.GetProperty("status").GetString(), page.GetProperty("state").GetString(), page.GetProperty("lagRecords").GetInt32()));
        Assert.Equal("2026-01-02T03:02:00Z", page.GetProperty("watermark").GetString());
    }

    [Fact]
    public void A_silent_feed_is_said_and_keeps_the_instance_ready_unless_that_was_asked_for()
    {
        var clock = new SetClock();
        using var telemetry = new RunTelemetry(clock);
        using var strict = new RunTelemetry(clock, unreadyWhenSilent: TimeSpan.FromMinutes(10));
        foreach (var each in new[] { telemetry, strict })
        {
            each.State = InstanceState.TakingOver;
            each.State = InstanceState.Rereading;
            Detect(each);
            each.LogEnd = 100;
            each.NotUsed(Core.Reports.RejectReason.Late, 3453);
        }

        Assert.Equal((200, "coming", 0), Silence(telemetry));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((200, "silent", 600), Silence(telemetry));
        Assert.Equal((200, "silent", 600), Silence(strict));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((200, "silent", 601), Silence(telemetry));
        Assert.Equal((503, "silent", 601), Silence(strict));
        Assert.Equal(200, HealthPages.Page("/healthz", strict)!.Value.Status);

        strict.Came();
        Assert.Equal((200, "coming", 0), Silence(strict));
        var page = JsonDocument.Parse(HealthPages.Page("/readyz", telemetry)!.Value.Body).RootElement;
        Assert.Equal((726, 1, 0, 0), (page.GetProperty("watermarkSecondsAgo").GetInt32(), page.GetProperty("openAlerts").GetInt32(), page.GetProperty("newAlerts").GetInt32(), page.GetProperty("revisions").GetInt32()));
        Assert.Equal(3453, page.GetProperty("notUsed").GetProperty("late").GetInt32());

        // Another detects: this one knows nothing of the feed.
        strict.State = InstanceState.StandingBy;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(strict.IsReady);

        static (int, string?, int) Silence(IHealth health)
        {
            var (status, body) = HealthPages.Page("/readyz", health)!.Value;
            var page = JsonDocument.Parse(body).RootElement;
            return (status, page.GetProperty("feed").GetString(), page.GetProperty("lastRecordSecondsAgo").GetInt32());
        }
    }

    [Fact]
    public void A_decoding_instance_to_which_nothing_comes_says_so()
    {
        var clock = new SetClock();
        using var telemetry = new DecodeTelemetry(clock, unreadyWhenSilent: TimeSpan.FromMinutes(10));
        var line = telemetry.StatusLine();
        telemetry.Looked(new DecodeFigures(0, 0, 0, 0, 0, 0, 0));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(telemetry.Silence);
        Assert.True(telemetry.IsReady);

        telemetry.Looked(new DecodeFigures(3, 0, 0, 0, 0, 0, 0));
        clock.Advance(TimeSpan.FromSeconds(2));
        telemetry.Looked(new DecodeFigures(3, 0, 5, 100, 90, 10, 0));
        line();
        telemetry.Looked(new DecodeFigures(3, 1, 0, 100, 90, 10, 0));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("nothing has come for 11 min, lag 0, 3 partitions, 1 waiting for slower ones, 100 records, not used: 10", line());
        var (status, body) = HealthPages.Page("/readyz", telemetry)!.Value;
        Assert.Equal((503, "silent"), (status, JsonDocument.Parse(body).RootElement.GetProperty("feed").GetString()));
        telemetry.Looked(new DecodeFigures(3, 0, 0, 101, 90, 10, 0));
        Assert.True(telemetry.IsReady);
    }

    [Fact]
    public void What_is_stuck_is_named_with_503()
    {
        var clock = new SetClock();
        using var telemetry = new RunTelemetry(clock);
        telemetry.Consumer.Beat();
        Assert.Equal(200, HealthPages.Page("/healthz", telemetry)!.Value.Status);
        clock.Advance(TimeSpan.FromSeconds(90));
        var (status, body) = HealthPages.Page("/healthz", telemetry)!.Value;
        Assert.Equal(503, status);
        Assert.Contains("the reader of the log has been stuck for 90 s", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_ends_a_request_and_nothing_else()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        Assert.Equal(404, (await Scrape.Get(address, "/")).Status);
        Assert.Equal(404, (await Scrape.Get(address, "/healthz/more")).Status);
        Assert.StartsWith("HTTP/1.1 405", await Raw(address, $"POST /healthz HTTP/1.1\r\nHost: {address}\r\nContent-Length: 0\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw(address, "no HTTP at all\r\n\r\n"), StringComparison.Ordinal);
        using var silent = new TcpClient();
        var (host, port) = (address.Split(':')[0], int.Parse(address.Split(':')[1]));
        await silent.ConnectAsync(host, port, TestContext.Current.CancellationToken);
        await silent.GetStream().WriteAsync("GET /met"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal((200, 200), ((await Scrape.Get(address, "/healthz")).Status, (await Scrape.Get(address, "/metrics")).Status));
    }

    [Fact]
    public async Task Who_asks_before_there_is_anything_to_show_is_told_that_it_starts()
    {
        using var observed = new Observation(On(out var address));
        Assert.Equal((503, "{\"status\":\"starting\"}\n"), await Scrape.Get(address, "/healthz"));
        using var telemetry = observed.Show(() => new RunTelemetry());
        Assert.Equal(200, (await Scrape.Get(address, "/healthz")).Status);
    }

    [Fact]
    public async Task A_request_under_another_name_or_with_too_much_in_it_is_refused()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        Assert.StartsWith("HTTP/1.1 200", await Raw(address, $"GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await Raw(address, "GET /healthz HTTP/1.1\r\nHost: another.example\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await Raw(address, $"GET /healthz HTTP/1.1\r\nHost: {address}\r\nX: {new string('x', 20_000)}\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414", await Raw(address, $"GET /{new string('x', 5_000)} HTTP/1.1\r\nHost: {address}\r\n\r\n"), StringComparison.Ordinal);
    }

    /// <summary>870 idle ones kept every probe out. They come from the probe's own address here, which is the hardest case.</summary>
    [Fact]
    public async Task Any_number_of_idle_connections_keeps_no_probe_out_and_takes_no_more_files_than_so_many()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        var clients = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 300; i++)
            {
                clients.Add(new TcpClient());
                await clients[^1].ConnectAsync(address.Split(':')[0], int.Parse(address.Split(':')[1]), TestContext.Current.CancellationToken);
                if (i % 50 == 49) Assert.StartsWith("HTTP/1.1 200", await Raw(address, $"GET /healthz HTTP/1.1\r\nHost: {address}\r\n\r\n"), StringComparison.Ordinal);
            }

            var ended = 0;
            foreach (var client in clients.Take(300 - 64)) ended += await IsEndedAsync(client) ? 1 : 0;
            Assert.Equal(300 - 64, ended);
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }

        await Scrape.UntilAsync(address, s => s.Sum("aisdetector_instance_state") == 1);

        static async Task<bool> IsEndedAsync(TcpClient client)
        {
            try
            {
                return await client.GetStream().ReadAsync(new byte[64], TestContext.Current.CancellationToken) == 0;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task An_address_that_asks_without_end_is_told_to_wait()
    {
        using var observed = new Observation(On(out var address));
        using var telemetry = observed.Show(() => new RunTelemetry());
        var patience = System.Diagnostics.Stopwatch.StartNew();
        var status = 200;
        while (status == 200 && patience.Elapsed < Patience.Hang)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Scrape.Get(address, "/healthz")));
            status = answers.Max(a => a.Status);
        }

        Assert.Equal(429, status);
    }

    [Theory]
    [InlineData("127.0.0.1:9464", "this machine alone")]
    [InlineData("localhost:9464", "this machine alone")]
    [InlineData("[::1]:9464", "this machine alone")]
    [InlineData("0.0.0.0:9464", "everybody who reaches this machine")]
    [InlineData("[::]:9464", "everybody who reaches this machine")]
    [InlineData("192.0.2.7:9464", "everybody who reaches this address")]
    public void Who_can_read_the_pages_is_said(string address, string readers) => Assert.StartsWith(readers, HttpAddress.Parse(address).Readers, StringComparison.Ordinal);

    [Fact]
    public void An_address_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var fault = Assert.Throws<Fault>(() => new Observation(new ObservationOptions { Http = HttpAddress.Parse(taken.LocalEndpoint.ToString()!) }));
        Assert.StartsWith($"--http {taken.LocalEndpoint}: cannot be listened on", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9464")]
    [InlineData("host:")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    [InlineData("a b:80")]
    [InlineData("http://host:80/")]
    public void What_is_no_address_is_refused(string text) => Assert.Contains("HOST:PORT is expected", Assert.Throws<UsageFault>(() => HttpAddress.Parse(text)).Message, StringComparison.Ordinal);

    private static ObservationOptions On(out string address)
    {
        address = Scrape.FreeAddress();
        return new ObservationOptions { Http = HttpAddress.Parse(address) };
    }

    private static void Detect(RunTelemetry telemetry)
    {
        telemetry.Figures = new Figures(100, 100, 2, 1, 1, new DateTimeOffset(2026, 1, 2, 3, 2, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
        telemetry.LogEnd = 123;
        telemetry.State = InstanceState.Active;
    }

    private static async Task<string> Raw(string address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Split(':')[0], int.Parse(address.Split(':')[1]), TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new byte[64];
        var length = await client.GetStream().ReadAsync(answer, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length);
    }
}
