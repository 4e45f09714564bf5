using AisDetector.Broker;

namespace AisDetector.Tests.Broker;

public class TopicWatchTests
{
    [Theory]
    [InlineData("a", "")]
    [InlineData("a a a", "")]
    [InlineData("a - a - a", "")]
    [InlineData("- a a", "")]
    [InlineData("a - -", "has been deleted: create it again")]
    [InlineData("a a b", "made anew")]
    [InlineData("a - b", "made anew")]
    public void A_topic_is_gone_when_it_is_missing_twice_and_another_when_its_id_is(string answers, string said)
    {
        string? known = null;
        var missing = 0;
        var faults = answers.Split(' ').Select(id => TopicWatch.Judge("t", id == "-" ? null : id, ref known, ref missing)).ToArray();
        Assert.All(faults[..^1], Assert.Null);
        if (said.Length == 0) Assert.Null(faults[^1]);
        else Assert.Contains(said, faults[^1]!.Message, StringComparison.Ordinal);
    }
}
