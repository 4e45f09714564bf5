using AisDetector.Verbs;

namespace AisDetector.Tests.Kafka;

/// <summary>The topic in, the alert topic out, on a real broker.</summary>
public class LiveRunTests
{
    [Fact]
    public async Task Live_equals_replay_byte_for_byte_but_for_the_source()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 20);
        await topics.PutAsync(log);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        var expected = Fleets.Replay(log);
        Assert.True(expected.Count > 40, $"{expected.Count} revisions");
        Assert.Equal(expected, topics.Alerts());
        Assert.Equal((log.Count, expected.Count, true), (topics.Progress()!.InputOffset, topics.Progress()!.OutputNumber, topics.Progress()!.Finished));
    }
}
