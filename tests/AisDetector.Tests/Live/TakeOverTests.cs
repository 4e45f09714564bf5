using System.Globalization;
using AisDetector.App;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>Instances that die, stand by, freeze and wake: what a read_committed consumer sees stays what the replay gives.</summary>
public class TakeOverTests
{
    /// <summary>The long form: AISDETECTOR_KILL_ROUNDS=50.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("AISDETECTOR_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 5;

    [BrokerFact]
    public async Task Killed_again_and_again_under_load_no_revision_is_missing_and_none_is_there_twice()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: Math.Max(60, 12 * Rounds));
        var random = new Random();
        for (var round = 0; round < Rounds; round++)
        {
            int from = log.Count * round / (Rounds + 1), to = log.Count * (round + 1) / (Rounds + 1);
            var before = topics.All(topics.Names.Alerts).Count;
            var due = Fleets.Replay(log[..to], atEnd: false).Count;
            await topics.PutAsync(log[from..to]);
            using var running = RunningProcess.Start(topics.Run("--from", "earliest", "--snapshot-every", "1s"));

            // At some alert of this round's, wherever the process then is; now and then before it has come to its first.
            var killAt = random.Next(before, due);
            topics.Committed(topics.Names.Alerts, count => count >= killAt, running);
            running.Signal("KILL");
            await running.EndAsync();
        }

        await topics.PutAsync(log[(log.Count * Rounds / (Rounds + 1))..]);
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Equal(Fleets.Replay(log), topics.Alerts());
    }

    [BrokerFact]
    public async Task A_standby_takes_over_from_one_that_is_killed()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 12);
        var half = log.Count / 2;
        using var active = RunningProcess.Start(topics.Run("--from", "earliest"));
        await active.SaysAsync("active: reading");
        using var standby = RunningProcess.Start(topics.Run());
        await standby.SaysAsync("standing by");
        await topics.PutAsync(log[..half]);
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log[..half], atEnd: false).Count);
        Assert.DoesNotContain("active: reading", standby.Said, StringComparison.Ordinal);

        active.Signal("KILL");
        await topics.PutAsync(log[half..]);
        await standby.SaysAsync("active: reading");
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count);
        standby.Signal("TERM");
        Assert.Equal(ExitCode.Done, await standby.EndAsync());
        Assert.Equal(Fleets.Replay(log, atEnd: false), topics.Alerts());
    }

    [BrokerFact]
    public async Task A_frozen_instance_that_wakes_after_another_took_over_publishes_nothing()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 12);
        var half = log.Count / 2;
        await topics.PutAsync(log[..half]);
        using var zombie = RunningProcess.Start(topics.Run("--from", "earliest"));
        topics.Committed(topics.Names.Alerts, count => count >= 3, zombie);
        zombie.Signal("STOP");
        using var second = RunningProcess.Start(topics.Run());
        await second.SaysAsync("active: reading");
        await topics.PutAsync(log[half..]);
        topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count);

        zombie.Signal("CONT");
        await zombie.SaysAsync("another instance");
        second.Signal("TERM");
        Assert.Equal(ExitCode.Done, await second.EndAsync());

        // The one that woke is a standby like any other now.
        await zombie.SaysAsync($"active: reading from offset {log.Count}");
        zombie.Signal("TERM");
        Assert.Equal(ExitCode.Done, await zombie.EndAsync());
        Assert.Equal(Fleets.Replay(log, atEnd: false), topics.Alerts());
    }
}
