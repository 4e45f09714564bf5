using AisDetector.App;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>What stops a run before it begins: one line that says what to do, and the exit code.</summary>
public class RefusalTests
{
    [BrokerFact]
    public async Task A_missing_topic_is_named_with_the_command_that_creates_it()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(create: false);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest"));
        Assert.Equal(ExitCode.OperatingFault, code);
        Assert.Contains($"kafka-topics.sh --bootstrap-server {topics.Server} --create --topic {topics.Names.Raw} --partitions 1", LastLine(said), StringComparison.Ordinal);
        Assert.Contains("--create-topics", LastLine(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task Missing_topics_are_created_when_asked_for()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(create: false);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--create-topics", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Empty(topics.Alerts());
    }

    [BrokerFact]
    public async Task A_first_start_needs_to_be_told_where_to_begin()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var (code, said) = await RunningProcess.To(topics.Run());
        Assert.Equal(ExitCode.BadArguments, code);
        Assert.Contains("--from earliest", LastLine(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task From_latest_begins_after_what_is_there()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await topics.PutAsync(Fleets.Log(pairs: 1));
        var end = topics.All(topics.Names.Raw).Count;
        var (code, said) = await RunningProcess.To(topics.Run("--from", "latest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Equal((end, end), (topics.Progress()!.StartOffset, topics.Progress()!.InputOffset));
        Assert.Empty(topics.Alerts());
    }

    [BrokerFact]
    public async Task A_finished_group_refuses_to_run_again()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest"));
        Assert.Equal(ExitCode.BadArguments, code);
        Assert.Contains($"group {topics.Group} is finished", LastLine(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_topic_of_several_partitions_is_refused_with_the_commands_of_the_decode_stage()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest"));
        Assert.Equal(ExitCode.BadArguments, code);
        Assert.Contains("has 3 partitions", LastLine(said), StringComparison.Ordinal);
        Assert.Contains($"aisdetector run --stage decode --bootstrap-server {topics.Server} --topic-raw {topics.Names.Raw} --from earliest --create-topics; ", LastLine(said), StringComparison.Ordinal);
        Assert.Contains($"and detect on that: aisdetector run --bootstrap-server {topics.Server} --topic-raw ais.reports --from earliest", LastLine(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_log_whose_needed_part_retention_has_removed_is_refused()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 2);
        await topics.PutAsync(log);
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest")))
        {
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, first);
            first.Signal("KILL");
            await first.EndAsync();
        }

        await topics.DeleteRecordsAsync(topics.Names.Raw, before: 10);
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end"));
        Assert.Equal(ExitCode.OperatingFault, code);
        Assert.Contains("begins at offset 10, but offset 0 is needed", LastLine(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_topic_that_is_deleted_under_a_run_ends_it_with_a_line_that_says_so()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var running = RunningProcess.Start(topics.Run("--from", "earliest"));
        await running.SaysAsync("active: ");
        await topics.DeleteRawAsync();
        Assert.Equal(ExitCode.OperatingFault, await running.EndAsync(TimeSpan.FromSeconds(17)));
        Assert.Contains($"topic {topics.Names.Raw} has been deleted: create it again", LastLine(running.Said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_topic_that_is_made_anew_under_a_decode_stage_ends_it_with_a_line_that_says_so()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 2);
        using var running = RunningProcess.Start(topics.Decode("--from", "earliest"));
        await running.SaysAsync("reads partitions 0, 1");
        await topics.DeleteRawAsync();
        await topics.MakeRawAnewAsync();
        Assert.Equal(ExitCode.OperatingFault, await running.EndAsync(TimeSpan.FromSeconds(17)));
        Assert.Contains($"topic {topics.Names.Raw} has been deleted", LastLine(running.Said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task Retention_that_overtakes_a_run_ends_it_with_a_line_that_says_so()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var running = RunningProcess.Start(topics.Run("--from", "earliest", "--config", "session.timeout.ms=45000"));
        await running.SaysAsync("active: ");
        running.Signal("STOP");
        await topics.PutAsync(Enumerable.Range(0, 200).Select(_ => new byte[100_000]));
        await topics.DeleteRecordsAsync(topics.Names.Raw, before: 150);
        running.Signal("CONT");
        Assert.Equal(ExitCode.OperatingFault, await running.EndAsync(TimeSpan.FromSeconds(17)));
        Assert.Contains("retention has removed records that were not yet read", LastLine(running.Said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_is_one_line_with_its_address()
    {
        var (code, said) = await RunningProcess.To(["run", "--bootstrap-server", "127.0.0.1:1", "--from", "earliest"]);
        Assert.Equal(ExitCode.OperatingFault, code);
        Assert.Contains("no broker answers at 127.0.0.1:1", LastLine(said), StringComparison.Ordinal);
        Assert.Contains("refused", LastLine(said), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bootstrap-server nowhere", "--bootstrap-server nowhere: HOST:PORT is expected")]
    [InlineData("--bootstrap-server a:9092 --config isolation.level=read_uncommitted", "--config isolation.level: is set by the program itself")]
    [InlineData("--bootstrap-server a:9092 --config no.such.setting=1", "no.such.setting")]
    [InlineData("--bootstrap-server a:9092 --config nonsense", "--config: KEY=VALUE is expected")]
    [InlineData("--bootstrap-server a:9092 --config-file /no/such/file", "--config-file /no/such/file")]
    [InlineData("--bootstrap-server a:9092 --topic-raw a/b", "topic name 'a/b'")]
    [InlineData("--bootstrap-server a:9092 --topic-raw x --topic-alerts x", "a name of its own")]
    [InlineData("--bootstrap-server a:9092 --snapshot-every soon", "--snapshot-every soon")]
    [InlineData("--bootstrap-server a:9092 --from yesterday", "yesterday")]
    [InlineData("--group x", "--bootstrap-server")]
    [InlineData("--bootstrap-server a:9092 --stage guess", "guess")]
    [InlineData("--bootstrap-server a:9092 --stage decode --topic-reports ais.raw", "a name of its own")]
    public async Task A_wrong_option_is_named(string arguments, string message)
    {
        var (code, said) = await RunningProcess.To(["run", .. arguments.Split(' ')]);
        Assert.Equal(ExitCode.BadArguments, code);
        Assert.Contains(message, said, StringComparison.Ordinal);
    }

    private static string LastLine(string said) => said.TrimEnd().Split('\n')[^1];
}
