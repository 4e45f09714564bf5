using System.Reflection;

namespace AisDetector.App;

internal static class Product
{
    /// <summary>The version as released, without the build's commit.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
