using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Tests.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>A run on a real broker, as Prometheus, a supervisor's probes and a collector of telemetry see it.</summary>
public class ObservedRunTests
{
    /// <summary>What a decoding instance tells, as Prometheus names it.</summary>
    internal static readonly string[] DecodeMetrics =
    [
        "aisdetector_decode_dead_letters_left_out_total", "aisdetector_decode_lag", "aisdetector_decode_partitions", "aisdetector_decode_records_total", "aisdetector_decode_rejects_total", "aisdetector_decode_reports_total",
        "aisdetector_decode_silence_seconds", "aisdetector_decode_waiting",
    ];

    [BrokerFact]
    public async Task The_numbers_on_the_metrics_page_are_those_of_the_log_and_of_what_was_published()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 8);
        List<byte[]> mixed = [.. log, "no AIS at all"u8.ToArray(), "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00\n"u8.ToArray()];
        await topics.PutAsync(mixed);
        var revisions = Fleets.Replay(log, atEnd: false);
        var address = Scrape.FreeAddress();
        using var run = RunningProcess.Start(topics.Run("--from", "earliest", "--http", address, "--snapshot-every", "1s"));
        await run.SaysAsync("active:");
        var scrape = await Until(address, s => s.Sum("aisdetector_dead_letters_total") == 2 && s.Sum("aisdetector_log_records_total") == mixed.Count && s.Sum("aisdetector_snapshot_size_bytes") > 0);

        Assert.Equal(mixed.Sum(r => r.Length), scrape.Sum("aisdetector_log_bytes_total"));
        Assert.Equal(Fleets.Reports(log), scrape.Sum("aisdetector_reports_total"));
        Assert.Equal(revisions.Count, scrape.Sum("aisdetector_alerts_total"));
        Assert.Equal(revisions.Count(r => r.Contains("\"phase\":\"opened\"", StringComparison.Ordinal)), scrape.Sum("aisdetector_alerts_total", "alert_phase=\"opened\""));
        Assert.Equal((1.0, 1.0), (scrape.Sum("aisdetector_rejects_total", "\"notAis\""), scrape.Sum("aisdetector_rejects_total", "\"badChecksum\"")));
        // Two ships a pair, and the one that only makes time pass.
        Assert.Equal((0.0, 17.0), (scrape.Sum("aisdetector_log_lag"), scrape.Sum("aisdetector_vessels")));
        Assert.Equal((1.0, 1.0), (scrape.Sum("aisdetector_instance_state", "\"active\""), scrape.Sum("aisdetector_instance_state")));
        Assert.Equal(0, scrape.Sum("aisdetector_log_reread_total"));
        Assert.True(scrape.Sum("aisdetector_contacts_total") > 8 * 30, "contacts");
        Assert.True(scrape.Sum("aisdetector_samples_total") > scrape.Sum("aisdetector_contacts_total"), "samples");
        Assert.True(scrape.Sum("aisdetector_transaction_duration_seconds_count") > 1, "transactions");
        Assert.All(ObservationTests.Metrics, m => Assert.Contains(scrape.Names, n => n.StartsWith(m, StringComparison.Ordinal)));

        run.Signal("TERM");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeSpan.FromSeconds(10)));
    }

    [BrokerFact]
    public async Task Probes_tell_who_stands_by_who_detects_and_what_a_successor_reads_again()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 4);
        await topics.PutAsync(log);
        var (firstAddress, secondAddress) = (Scrape.FreeAddress(), Scrape.FreeAddress());
        using var first = RunningProcess.Start(topics.Run("--from", "earliest", "--http", firstAddress));
        await Until(firstAddress, s => s.Sum("aisdetector_log_records_total") == log.Count && s.Sum("aisdetector_alerts_total") == Fleets.Replay(log, atEnd: false).Count, first);
        using var second = RunningProcess.Start(topics.Run("--from", "earliest", "--http", secondAddress));
        await second.SaysAsync("standing by");
        var (active, standby) = (await Ready(firstAddress), await Ready(secondAddress));
        Assert.Equal((200, "active", 0), (active.Status, active.State, active.Lag));
        Assert.Equal((200, "standingBy", (long?)null), (standby.Status, standby.State, standby.Lag));
        Assert.Null((await Scrape.Of(secondAddress)).Sum("aisdetector_vessels"));

        first.Signal("KILL");
        await second.SaysAsync("records again");
        var scrape = await Until(secondAddress, s => s.Sum("aisdetector_instance_state", "\"active\"") == 1 && s.Sum("aisdetector_log_reread_total") > 0, second);
        Assert.InRange(scrape.Sum("aisdetector_log_reread_total")!.Value, 1, log.Count);
        Assert.Equal(0, scrape.Sum("aisdetector_alerts_total") ?? 0);
        Assert.Equal(200, (await Scrape.Get(secondAddress, "/healthz")).Status);
        Assert.Equal((200, "active"), ((await Ready(secondAddress)).Status, (await Ready(secondAddress)).State));
    }

    [BrokerTheory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task After_a_restart_it_knows_the_alerts_that_are_open_and_does_not_take_them_for_new(string signal)
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var whole = Fleets.Log(pairs: 12);
        var log = whole[..(whole.Count / 2)];
        var revisions = Fleets.Revisions(log, atEnd: false);
        var alerts = revisions.GroupBy(r => r.Id).ToList();
        var open = alerts.Count(a => a.Last().Phase is Core.Alerts.AlertPhase.Opened or Core.Alerts.AlertPhase.Updated);
        Assert.InRange(open, 1, alerts.Count);
        await topics.PutAsync(log);
        var address = Scrape.FreeAddress();
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest", "--http", address)))
        {
            await Until(address, s => s.Sum("aisdetector_alerts_total") == revisions.Count, first);
            Assert.Equal((open, alerts.Count, revisions.Count), await Alerts(address));
            await first.SaysAsync($"alert {alerts[0].Key} opened: transfer, {alerts[0].First().Vessels[0].Mmsi} ");
            first.Signal(signal);
            await first.EndAsync();
            Assert.Single(first.Said.Split('\n'), l => l.Contains($"{alerts[0].Key} opened", StringComparison.Ordinal));
        }

        var again = Scrape.FreeAddress();
        using var second = RunningProcess.Start(topics.Run("--http", again));
        await Until(again, s => s.Sum("aisdetector_instance_state", "\"active\"") == 1 && s.Sum("aisdetector_log_lag") == 0 && s.Sum("aisdetector_alerts_open") == open, second);
        Assert.Equal((open, 0, 0), await Alerts(again));
        Assert.DoesNotContain(" opened: ", second.Said, StringComparison.Ordinal);
        if (signal == "TERM") Assert.Contains($"restored: {open} alert", second.Said, StringComparison.Ordinal);

        static async Task<(int, int, int)> Alerts(string address)
        {
            var page = JsonDocument.Parse((await Scrape.Get(address, "/readyz")).Body).RootElement;
            return (page.GetProperty("openAlerts").GetInt32(), page.GetProperty("newAlerts").GetInt32(), page.GetProperty("revisions").GetInt32());
        }
    }

    [BrokerFact]
    public async Task A_decoding_instance_says_what_it_has_decoded_and_what_waits()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        var log = Fleets.Log(pairs: 2);
        await topics.PutAsync([.. log, "no AIS at all"u8.ToArray()], partition: 1);
        var address = Scrape.FreeAddress();
        using var decode = RunningProcess.Start(topics.Decode("--from", "earliest", "--http", address));
        await decode.SaysAsync("reads partitions");
        var scrape = await Until(address, s => s.Sum("aisdetector_decode_records_total") == log.Count + 1 && s.Sum("aisdetector_decode_lag") == 0);
        Assert.Equal(DecodeMetrics, scrape.Names.Where(n => n.StartsWith("aisdetector_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal((Fleets.Reports(log), 1.0), (scrape.Sum("aisdetector_decode_reports_total"), scrape.Sum("aisdetector_decode_rejects_total")));
        Assert.Equal((3.0, 0.0), (scrape.Sum("aisdetector_decode_partitions"), scrape.Sum("aisdetector_decode_waiting")));
        Assert.Equal((200, "decoding", 0), await Ready(address));
        Assert.Equal(200, (await Scrape.Get(address, "/healthz")).Status);
        decode.Signal("TERM");
        Assert.Equal(ExitCode.Done, await decode.EndAsync(TimeSpan.FromSeconds(10)));
    }

    [BrokerFact]
    public async Task Metrics_traces_and_log_reach_a_collector_that_the_environment_names()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await topics.PutAsync(Fleets.Log(pairs: 1));
        var address = Scrape.FreeAddress();
        using var collector = new HttpListener { Prefixes = { $"http://{address}/" } };
        collector.Start();
        var received = new ConcurrentDictionary<string, string>();
        var collecting = Task.Run(async () =>
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.AddOrUpdate(context.Request.Url!.AbsolutePath, _ => Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
                context.Response.Close();
            }
        }, TestContext.Current.CancellationToken);

        // What it sends at its end has been answered when it ends.
        var (code, said) = await RunningProcess.To(
            topics.Run("--from", "earliest", "--stop-at-end"), ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{address}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "detector-north"));
        Assert.True(code == ExitCode.Done, said);
        Assert.False(collecting.IsCompleted);
        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order());
        Assert.All(received.Values, body => Assert.Contains("detector-north", body, StringComparison.Ordinal));
        Assert.Contains("aisdetector.transaction.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains($"publish {topics.Names.Alerts}", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("took over in", received["/v1/logs"], StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_collector_that_does_not_answer_keeps_nobody_from_leaving_in_time()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await topics.PutAsync(Fleets.Log(pairs: 1));
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var run = RunningProcess.Start(topics.Run("--from", "earliest"), ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{silent.LocalEndpoint}"));
        await run.SaysAsync("active:");
        run.Signal("TERM");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeSpan.FromSeconds(10)));
    }

    [BrokerFact]
    public async Task Settings_of_a_file_and_of_the_environment_reach_the_run()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var (code, said) = await RunningProcess.To(
            topics.Run("--stop-at-end"), ("AISDETECTOR_FROM", "earliest"), ("AISDETECTOR_PROFILE", "gfw"), ("AISDETECTOR_RUN__LOG_FORMAT", "json"));
        Assert.True(code == ExitCode.Done, said);
        var started = said.Split('\n').Select(l => l.Trim()).First(l => l.Contains("librdkafka", StringComparison.Ordinal));
        Assert.Equal("gfw", JsonDocument.Parse(started).RootElement.GetProperty("profile").GetString());
        Assert.Equal(topics.Group, JsonDocument.Parse(started).RootElement.GetProperty("group").GetString());
    }

    private static async Task<(int Status, string? State, long? Lag)> Ready(string address)
    {
        var (status, body) = await Scrape.Get(address, "/readyz");
        var page = JsonDocument.Parse(body).RootElement;
        return (status, page.GetProperty("state").GetString(), page.TryGetProperty("lagRecords", out var lag) ? lag.GetInt64() : null);
    }

    private static async Task<Scrape> Until(string address, Func<Scrape, bool> isSo, RunningProcess? run = null)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        if (run != null) await run.SaysAsync("active:");
        while (true)
        {
            var scrape = await Scrape.Of(address);
            if (isSo(scrape)) return scrape;
            Assert.True(patience.Elapsed < Patience.Hang, $"not so after {patience.Elapsed.TotalSeconds:0} s\n{run?.Said}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
