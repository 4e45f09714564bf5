using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests;

public class ArchitectureTests
{
    private static readonly string[] AllowedAssemblies = ["NetTopologySuite", "System.", "netstandard", "mscorlib"];

    /// <summary>The folders of the core from the ground up: each may know those before it, never one after it. The detector in the root knows all.</summary>
    private static readonly string[] FromTheGround = ["State", "Geo", "Options", "Alerts", "Reports", "Nmea", "Time", "Tracks", "Silences", "Pairs", "Judging", "Loitering"];

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
        var types = typeof(Report).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("AisDetector.Core", StringComparison.Ordinal) == true).ToArray();
        Assert.Equal(FromTheGround.Order(), types.Select(Folder).Where(f => f != "").Distinct().Order());
        var edges = types.SelectMany(t => KnownTypes.Of(t).Select(known => (From: Folder(t), To: Folder(known), Words: $"{t.Name} knows {known.FullName}")))
            .Where(edge => edge.From != edge.To && edge.From != "").ToArray();
        // Were the reading of the assembly wrong, it would find nothing.
        Assert.Contains(edges, edge => edge is { From: "Judging", To: "Pairs" });
        Assert.Empty(edges.Where(edge => Array.IndexOf(FromTheGround, edge.To) is var to && (to < 0 || to > Array.IndexOf(FromTheGround, edge.From))).Select(edge => edge.Words));
    }

    private static string Folder(Type type) => type.Namespace?.Split('.') is ["AisDetector", "Core", var folder, ..] ? folder : "";
}
