using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace AisDetector.Kafka;

/// <summary>Sees to it that the librdkafka that came with the package is the one that is loaded.</summary>
internal static class Librdkafka
{
    private static readonly Lazy<bool> Resolver = new(() =>
    {
        // Debian lacks the libsasl2.so.3 that the plain build wants; loading would fall through to a system librdkafka of
        // another version. The "centos8" build needs only the C library. It ships for x64 alone.
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64)
            NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);
        return true;
    });

    /// <summary>To be called before the first client is made.</summary>
    public static void Load() => _ = Resolver.Value;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "librdkafka" && NativeLibrary.TryLoad("centos8-librdkafka", assembly, path, out var handle) ? handle : 0;
}
