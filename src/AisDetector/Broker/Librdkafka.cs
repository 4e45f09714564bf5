using System.Runtime.InteropServices;
using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>Loads the native library that belongs to the package, before the first client is made, and makes sure that it is that one.</summary>
internal static class Librdkafka
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The version in use; throws when it is not the package's.</summary>
    public static string Version => Loaded.Value;

    private static string Load()
    {
        // The plain build wants a libsasl2 that Debian does not have; loading then falls through to whatever librdkafka.so
        // the system has, which may lack functions that are called later. This build needs libc alone. x64 only.
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, (name, assembly, path) =>
                name == "librdkafka" && NativeLibrary.TryLoad("centos8-librdkafka", assembly, path, out var handle) ? handle : 0);
        }

        var package = typeof(Library).Assembly.GetName().Version!;
        var expected = $"{package.Major}.{package.Minor}.{package.Build}";
        var found = Library.VersionString;
        return found == expected
            ? found
            : throw new Fault($"librdkafka {found} was loaded instead of {expected}: another librdkafka.so shadows the one that ships with this program");
    }
}
