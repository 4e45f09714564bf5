using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using AisDetector.Core.Ais;

namespace AisDetector.Core.Tests;

public partial class ArchitectureTests
{
    private static readonly string[] AllowedAssemblies = ["NetTopologySuite", "System.", "netstandard", "mscorlib"];

    /// <summary>Which folder of the core may know which: Assessment, Rendezvous, Tracking, Ais and Geo, never back. The detector in the root knows all.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["State"] = [],
        ["Geo"] = [],
        ["Ais"] = ["State"],
        ["Tracking"] = ["Ais", "Geo", "State"],
        ["Rendezvous"] = ["Tracking", "Ais", "Geo", "State"],
        ["Assessment"] = ["Rendezvous", "Tracking", "Ais", "Geo", "State"],
    };

    [Fact]
    public void The_core_depends_on_NetTopologySuite_alone()
    {
        using var stream = File.OpenRead(typeof(Report).Assembly.Location);
        using var pe = new PEReader(stream);
        var metadata = pe.GetMetadataReader();
        var strangers = metadata.AssemblyReferences
            .Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))
            .Where(name => !AllowedAssemblies.Any(name.StartsWith))
            .ToArray();
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_folders_of_the_core_know_only_those_below_them()
    {
        var core = Path.Combine(Root(), "src", "AisDetector.Core");
        var files = Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Folder: Path.GetRelativePath(core, file).Split(Path.DirectorySeparatorChar)[0], File: file))
            .Where(f => MayKnow.ContainsKey(f.Folder)).ToArray();
        Assert.True(files.Select(f => f.Folder).Distinct().Count() == MayKnow.Count);
        Assert.Empty(files.SelectMany(f => Usings().Matches(File.ReadAllText(f.File))
            .Select(match => match.Groups[1].Value)
            .Where(used => used != f.Folder && !MayKnow[f.Folder].Contains(used))
            .Select(used => $"{Path.GetRelativePath(core, f.File)} knows {used}")));
    }

    [Theory]
    [InlineData("Confluent.Kafka", "Kafka")]
    [InlineData("System.CommandLine", "Verbs", "Program.cs")]
    [InlineData("Spectre.Console", "Output", "Verbs", "Program.cs")]
    [InlineData("OpenTelemetry", "Telemetry")]
    [InlineData("Microsoft.Extensions", "Telemetry", "Verbs", "Kafka")]
    [InlineData("ZstdSharp", "Files")]
    public void The_program_knows_a_package_in_its_own_folder_only(string package, params string[] places)
    {
        var program = Path.Combine(Root(), "src", "AisDetector");
        var users = Directory.EnumerateFiles(program, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains($"using {package}", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(program, file).Split(Path.DirectorySeparatorChar)[0]);
        Assert.All(users, folder => Assert.Contains(folder, places));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AisDetector.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"using AisDetector\.Core\.(\w+)")]
    private static partial Regex Usings();
}
