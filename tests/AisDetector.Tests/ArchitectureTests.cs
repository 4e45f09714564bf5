using AisDetector.App;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Tests;

/// <summary>The directions between the folders of the program, read from the built assembly.</summary>
public class ArchitectureTests
{
    /// <summary>Whom each folder knows. What is not here, nobody does; <c>Program.cs</c> alone stands above the commands.</summary>
    private static readonly Dictionary<string, string[]> Knows = new()
    {
        ["App"] = [],
        ["Output"] = ["App"],
        ["Formats"] = ["App"],
        ["Replay"] = ["App", "Output", "Formats"],
        ["Bench"] = ["Formats", "Replay"],
        ["Evaluation"] = ["App", "Output", "Formats", "Replay", "Bench"],
        ["Ops"] = ["App", "Output"],
        ["Broker"] = ["App", "Output"],
        ["Records"] = ["Output", "Formats"],
        ["Live"] = ["App", "Output", "Ops", "Broker", "Records"],
        ["Decode"] = ["App", "Output", "Ops", "Broker", "Records"],
        ["Feed"] = ["App", "Output", "Formats", "Replay", "Ops", "Broker"],
        ["Commands"] = ["App", "Output", "Formats", "Replay", "Bench", "Evaluation", "Ops", "Broker", "Live", "Decode", "Feed"],
    };

    private static readonly Type[] Types = [.. typeof(Fault).Assembly.GetTypes().Where(IsOurs)];

    [Fact]
    public void The_folders_know_each_other_in_the_directions_that_are_said_and_in_no_other()
    {
        var edges = Types.SelectMany(t => KnownTypes.Of(t).Where(IsOurs).Select(known => (From: Folder(t), To: Folder(known), Words: $"{t.FullName} knows {known.FullName}")))
            .Where(edge => edge.From != edge.To && edge.From != "").ToArray();
        Assert.Empty(edges.Where(edge => !Knows.GetValueOrDefault(edge.From, []).Contains(edge.To)).Select(edge => edge.Words).Distinct());
        // A direction that nobody takes is said in vain; and were the reading of the assembly wrong, it would find none.
        Assert.Empty(Knows.SelectMany(row => row.Value.Select(to => (row.Key, to))).Except(edges.Select(edge => (edge.From, edge.To))));
    }

    [Fact]
    public void The_directions_make_no_circle_and_no_folder_is_left_out()
    {
        Assert.Equal(Knows.Keys.Order(), Types.Select(Folder).Where(f => f != "").Distinct().Order());
        var above = new HashSet<string>();
        foreach (var (folder, known) in Knows)
        {
            Assert.Subset(above, known.ToHashSet());
            above.Add(folder);
        }
    }

    [Theory]
    [InlineData("Confluent.Kafka", "Broker", "Records", "Live", "Decode", "Feed")]
    [InlineData("System.CommandLine", "Commands")]
    [InlineData("Spectre.Console", "Output", "Commands")]
    [InlineData("OpenTelemetry", "Ops")]
    [InlineData("Microsoft.Extensions", "Ops", "Broker", "Feed", "Commands")]
    [InlineData("ZstdSharp", "Formats")]
    [InlineData("System.IO.Hashing", "Formats")]
    [InlineData("Parquet", "Output")]
    public void A_package_is_known_in_the_folders_that_are_named_and_in_no_other(string package, params string[] folders)
    {
        var users = Types.Where(t => KnownTypes.All(t).Any(known => known.Assembly.GetName().Name!.StartsWith(package, StringComparison.Ordinal)))
            .Select(Folder).Where(f => f != "").Distinct();
        Assert.Equal(folders.Order(), users.Order());
    }

    /// <summary>Not the compiler's: it writes the regular expressions' code into a namespace of its own.</summary>
    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("AisDetector", StringComparison.Ordinal) == true;

    private static string Folder(Type type) => type.Namespace?.Split('.') is ["AisDetector", var folder, ..] ? folder : "";
}
