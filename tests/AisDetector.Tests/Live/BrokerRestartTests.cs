using AisDetector.App;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>A broker of the test's own, killed and started again while the detector runs.</summary>
public class BrokerRestartTests
{
    [BrokerFact(Own = true)]
    public async Task A_broker_killed_in_the_middle_costs_time_and_nothing_else()
    {
        var command = OwnBroker.Command!;
        var folder = Directory.CreateTempSubdirectory("aisdetector-broker-").FullName;
        var port = OwnBroker.FreePort();
        try
        {
            var server = await OwnBroker.Control(command, "start", folder, port);
            await using var topics = await LiveTopics.On(server);
            var log = Fleets.Log(pairs: 20);
            var half = log.Count / 2;
            await topics.PutAsync(log[..half]);
            using var running = RunningProcess.Start(topics.Run("--from", "earliest"));
            topics.Committed(topics.Names.Alerts, count => count >= 3, running);
            await OwnBroker.Control(command, "stop", folder, "KILL");
            await OwnBroker.Control(command, "start", folder, port);
            await topics.PutAsync(log[half..]);
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, running);
            running.Signal("TERM");
            var code = await running.EndAsync();
            Assert.True(code == ExitCode.Done, running.Said);
            Assert.Equal(Fleets.Replay(log, atEnd: false), topics.Alerts());
        }
        finally
        {
            await OwnBroker.Control(command, "stop", folder, "KILL");
            Directory.Delete(folder, recursive: true);
        }
    }

    [BrokerFact(Own = true)]
    public async Task Asked_to_stop_while_the_broker_is_away_it_leaves_in_time_and_says_what_is_left()
    {
        var command = OwnBroker.Command!;
        var folder = Directory.CreateTempSubdirectory("aisdetector-broker-").FullName;
        try
        {
            var server = await OwnBroker.Control(command, "start", folder, OwnBroker.FreePort());
            await using var topics = await LiveTopics.On(server);
            await topics.PutAsync(["no AIS"u8.ToArray()]);
            using var running = RunningProcess.Start(topics.Run("--from", "earliest", "--config", "session.timeout.ms=30000"));
            await running.SaysAsync("active: reading");
            await OwnBroker.Control(command, "stop", folder, "KILL");
            await running.SaysAsync("refused");
            running.Signal("TERM");
            Assert.Equal(ExitCode.OperatingFault, await running.EndAsync(TimeSpan.FromSeconds(10)));
            Assert.Contains("asked to stop, but the brokers took no commit", running.Said, StringComparison.Ordinal);
            await OwnBroker.Control(command, "start", folder, server[(server.LastIndexOf(':') + 1)..]);
        }
        finally
        {
            await OwnBroker.Control(command, "stop", folder, "KILL");
            Directory.Delete(folder, recursive: true);
        }
    }
}
