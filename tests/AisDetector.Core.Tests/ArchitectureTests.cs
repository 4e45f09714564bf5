using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AisDetector.Core.Ais;

namespace AisDetector.Core.Tests;

public class ArchitectureTests
{
    private static readonly string[] AllowedAssemblies =
        ["NetTopologySuite", "System.", "netstandard", "mscorlib"];

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
}
