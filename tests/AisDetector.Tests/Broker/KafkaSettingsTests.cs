using AisDetector.App;
using AisDetector.Broker;

namespace AisDetector.Tests.Broker;

public class KafkaSettingsTests
{
    [Fact]
    public void What_is_given_goes_before_the_file_and_comments_are_skipped()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "# secrets\n\nsasl.password = a=b\nsession.timeout.ms=2000\n");
        var config = KafkaSettings.Parse(file, ["session.timeout.ms=3000"]);
        File.Delete(file);
        Assert.Equal("a=b", config["sasl.password"]);
        Assert.Equal("3000", config["session.timeout.ms"]);
    }

    [Fact]
    public void A_wrong_line_of_the_file_is_named_without_its_content()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "a=b\nsecret\n");
        var wrong = Assert.Throws<UsageFault>(() => KafkaSettings.Parse(file, []));
        File.Delete(file);
        Assert.Contains("line 2", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operators_settings_replace_ours_but_not_what_exactly_once_rests_on()
    {
        var settings = new KafkaSettings(new RunOptions
        {
            BootstrapServer = "a:9092",
            Group = "g",
            Config = new Dictionary<string, string> { ["linger.ms"] = "7", ["isolation.level"] = "read_uncommitted", ["transactional.id"] = "x" },
        });
        Assert.Equal("7", settings.Transactions().Get("linger.ms"));
        Assert.Equal("aisdetector-g", settings.Transactions().Get("transactional.id"));
        Assert.Equal("read_committed", settings.Log().Get("isolation.level"));
        Assert.Equal("cooperative-sticky", settings.Log().Get("partition.assignment.strategy"));
    }

    [Fact]
    public void The_new_group_protocol_takes_none_of_the_old_ones_settings()
    {
        var settings = new KafkaSettings(new RunOptions { BootstrapServer = "a:9092", Config = new Dictionary<string, string> { ["group.protocol"] = "consumer" } });
        Assert.Null(settings.Log().Get("session.timeout.ms"));
        Assert.Null(settings.Log().Get("partition.assignment.strategy"));
    }

    [Fact]
    public void The_library_in_use_is_the_packages_own() => Assert.StartsWith("2.16", Librdkafka.Version, StringComparison.Ordinal);
}
