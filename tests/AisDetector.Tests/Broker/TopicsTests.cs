using System.Text.RegularExpressions;
using AisDetector.Broker;
using AisDetector.Tests.Support;
using Confluent.Kafka.Admin;
using static AisDetector.Tests.Deploy.DeployFiles;

namespace AisDetector.Tests.Broker;

/// <summary>The table of topics, and what repeats it for the operator.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class TopicsTests
{
    private static readonly Dictionary<string, TopicUser> Users = new()
    {
        ["the-detector"] = TopicUser.Run,
        ["the-decoder"] = TopicUser.Decode,
        ["the-feed"] = TopicUser.Feed,
        ["the-officer"] = TopicUser.Consumer,
    };

    private static readonly Dictionary<string, TopicUser> UsersOnThePage = new()
    {
        ["`run`"] = TopicUser.Run,
        ["`run --stage decode`"] = TopicUser.Decode,
        ["`feed`"] = TopicUser.Feed,
        ["a consumer"] = TopicUser.Consumer,
    };

    /// <summary>One for each right that the table gives: user, operation, topic.</summary>
    private static IEnumerable<string> Rights =>
        Topics.All.SelectMany(topic => topic.Rights.SelectMany(right => right.May.Select(may => $"{right.User} {may} {topic.Name}"))).Order();

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    public async Task The_script_creates_the_topics_of_the_table_as_they_stand_there(string partitions)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var (exitCode, written, _) = await RunAsync("bash", [Path.Combine(Folder, "topics.sh"), "broker:9092"], ("KAFKA_TOPICS", "echo"), ("REPLICATION", ""), ("PARTITIONS", partitions));

        Assert.Equal(0, exitCode);
        var created = Regex.Matches(written, @"--topic (.+)").Select(m => m.Groups[1].Value.TrimEnd());
        var expected = (partitions == "" ? Topics.Of(Stage.Detect) : Topics.All.Select(t => t == Topics.Raw ? t with { Partitions = Topics.DecodePartitions } : t))
            .Select(t => $"{t.Name} --partitions {t.Partitions}{string.Concat(t.Settings.Select(s => $" --config {s.Key}={s.Value}"))}");
        Assert.Equal(expected.Order(), created.Order());
    }

    [Fact]
    public async Task The_script_gives_the_rights_of_the_table_and_no_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var (exitCode, written, _) = await RunAsync(
            "bash", [Path.Combine(Folder, "acls.sh"), "broker:9092"],
            ("KAFKA_ACLS", "echo"), ("DETECTOR", "the-detector"), ("DECODER", "the-decoder"), ("FEED", "the-feed"), ("OFFICER", "the-officer"));

        Assert.Equal(0, exitCode);
        var given = Regex.Matches(written, @"User:(\S+) --operation (\S+)(.*)")
            .SelectMany(line => Regex.Matches(line.Groups[3].Value, @"--topic (\S+)").Select(topic => $"{Users[line.Groups[1].Value]} {line.Groups[2].Value} {topic.Groups[1].Value}"));
        // Where there is a decode stage its reports are the log of the detecting run.
        Assert.Equal(Rights.Append($"{TopicUser.Run} {AclOperation.Read} {Topics.Reports.Name}").Order(), given.Order());
    }

    [Fact]
    public void The_operators_page_says_the_rights_of_the_table_and_no_others()
    {
        var said = new List<string>();
        TopicUser? user = null;
        foreach (Match row in Regex.Matches(Text("README.md"), @"(?m)^\| ([^|]*?) ?\| (Read|Write) \| (topics? .*?)(;|\|$| \|$)"))
        {
            if (row.Groups[1].Value.Length > 0) user = UsersOnThePage[row.Groups[1].Value];
            said.AddRange(Regex.Matches(row.Groups[3].Value, "`([a-z.-]+)`").Select(topic => $"{user} {row.Groups[2].Value} {topic.Groups[1].Value}"));
        }

        Assert.Equal(Rights, said.Order());
    }

    [Fact]
    public void The_operators_page_removes_all_topics_of_a_detecting_run()
    {
        var removed = Regex.Match(Text("README.md"), @"(?m)^for topic in (.*); do$").Groups[1].Value.Split(' ');
        Assert.Equal(Topics.Of(Stage.Detect).Select(t => t.Name), removed);
    }

    [Fact]
    public void Each_topic_of_a_run_can_be_called_otherwise()
    {
        var names = new TopicNames { Raw = "1", Alerts = "2", DeadLetter = "3", Progress = "4", State = "5", Reports = "6", Decode = "7" };
        Assert.Equal(["1", "2", "3", "4", "5"], names.Of(Stage.Detect).Select(t => t.Name));
        Assert.Equal(["1", "6", "3", "7"], names.Of(Stage.Decode).Select(t => t.Name));
        Assert.Equal(Topics.All.Select(t => t.Name).Order(), new[] { Stage.Detect, Stage.Decode }.SelectMany(new TopicNames().Of).Select(t => t.Name).Distinct().Order());
    }
}
