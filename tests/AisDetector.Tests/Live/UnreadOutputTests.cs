using System.Diagnostics;
using AisDetector.App;
using AisDetector.Tests.Feed;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>A terminal or pipe that nobody reads any more holds up nothing but what is shown on it.</summary>
public class UnreadOutputTests
{
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(60);

    [BrokerTheory]
    [InlineData("terminal")]
    [InlineData("pipe")]
    public async Task A_run_goes_on_detecting_answers_its_pages_leaves_in_time_and_a_standby_takes_over(string kind)
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var output = UnreadOutput.Of(kind);
        var log = Fleets.Log(pairs: 12);
        var half = log.Count / 2;
        var address = Scrape.FreeAddress();
        using var run = RunningProcess.StartInto(output.Path, topics.Run("--from", "earliest", "--http", address));
        await Scrape.UntilAsync(address, s => s.Sum("aisdetector_instance_state", "\"active\"") == 1);
        output.Fill();

        await topics.PutAsync(log[..half]);
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log[..half], atEnd: false).Count, run);
        Assert.Equal((200, 200), ((await Scrape.Get(address, "/healthz")).Status, (await Scrape.Get(address, "/readyz")).Status));
        using var standby = RunningProcess.Start(topics.Run());
        await standby.SaysAsync("standing by");

        run.Signal("TERM");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeToLeave));
        await standby.SaysAsync("active: reading");
        await topics.PutAsync(log[half..]);
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, standby);
        standby.Signal("TERM");
        Assert.Equal(ExitCode.Done, await standby.EndAsync());
        Assert.Equal(Fleets.Replay(log, atEnd: false), topics.Alerts());
    }

    [BrokerTheory]
    [InlineData("terminal")]
    [InlineData("pipe")]
    public async Task Started_on_one_that_is_full_already_it_runs_all_the_same(string kind)
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var output = UnreadOutput.Of(kind);
        output.Fill();
        var log = Fleets.Log(pairs: 4);
        await topics.PutAsync(log);
        using var run = RunningProcess.StartInto(output.Path, topics.Run("--from", "earliest"));
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, run);
        run.Signal("INT");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeToLeave));
    }

    [BrokerFact]
    public async Task Read_again_it_goes_on_writing()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        using var output = UnreadOutput.Terminal();
        output.Fill();
        await topics.PutAsync(Fleets.Log(pairs: 2));
        using var run = RunningProcess.StartInto(output.Path, topics.Run("--from", "earliest"));
        topics.Committed(topics.Names.Alerts, count => count > 2, run);

        await ReadsAsync(output, "active: reading");
        await ReadsAsync(output, "records/s");
        run.Signal("TERM");
        await ReadsAsync(output, "left cleanly");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeToLeave));
    }

    [Fact]
    public async Task What_cannot_run_says_so_to_nobody_and_ends()
    {
        using var output = UnreadOutput.Terminal();
        output.Fill();
        using var run = RunningProcess.StartInto(output.Path, ["run", "--bootstrap-server", "127.0.0.1:1", "--from", "earliest", "--http", "no address"]);
        Assert.Equal(ExitCode.BadArguments, await run.EndAsync(TimeToLeave));
    }

    [BrokerTheory]
    [InlineData("terminal")]
    [InlineData("pipe")]
    public async Task A_decoding_instance_goes_on_and_leaves_in_time(string kind)
    {
        await using var topics = await LiveTopics.OnTheTestBroker(rawPartitions: 3);
        using var output = UnreadOutput.Of(kind);
        output.Fill();
        await topics.PutAsync(Fleets.Log(pairs: 2), partition: 1);
        var address = Scrape.FreeAddress();
        using var decode = RunningProcess.StartInto(output.Path, topics.Decode("--from", "earliest", "--http", address));
        await topics.DecodedAsync(long.MaxValue, 3, decode);
        Assert.Equal((200, 200), ((await Scrape.Get(address, "/healthz")).Status, (await Scrape.Get(address, "/readyz")).Status));
        decode.Signal("TERM");
        Assert.Equal(ExitCode.Done, await decode.EndAsync(TimeToLeave));
    }

    [Theory]
    [InlineData("terminal")]
    [InlineData("pipe")]
    public async Task A_feed_goes_on_and_ends(string kind)
    {
        using var kafka = new MockKafka();
        kafka.CreateTopic("ais.raw", 1);
        using var output = UnreadOutput.Of(kind);
        output.Fill();
        using var feed = RunningProcess.StartInto(output.Path, ["feed", TestLines.Data("gfw_encounter_20150319/gfw_real_encounter.csv"), "--bootstrap-server", kafka.Address, "--speed", "max"]);
        Assert.Equal(ExitCode.Done, await feed.EndAsync());
        Assert.Equal(346, kafka.Read("ais.raw", 1).Count);
    }

    [BrokerFact]
    public async Task A_terminal_that_has_gone_ends_nothing()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var output = UnreadOutput.Terminal();
        var address = Scrape.FreeAddress();
        using var run = RunningProcess.StartInto(output.Path, topics.Run("--from", "earliest", "--http", address));
        await Scrape.UntilAsync(address, s => s.Sum("aisdetector_instance_state", "\"active\"") == 1);
        output.Dispose();

        var log = Fleets.Log(pairs: 2);
        await topics.PutAsync(log);
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, run);
        run.Signal("TERM");
        Assert.Equal(ExitCode.Done, await run.EndAsync(TimeToLeave));
    }

    private static async Task ReadsAsync(UnreadOutput output, string text)
    {
        var patience = Stopwatch.StartNew();
        for (var read = ""; !read.Contains(text, StringComparison.Ordinal);)
        {
            read += output.Read();
            Assert.True(patience.Elapsed < Patience, $"does not say '{text}':\n{read}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
