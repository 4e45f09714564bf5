using System.Runtime.CompilerServices;
using Xunit.Sdk;
using Xunit.v3;

namespace AisDetector.Tests.Support;

/// <summary>
/// The brokers of the tests: the one that <c>AISDETECTOR_TEST_KAFKA</c> names (HOST:PORT), and those that the command in
/// <c>AISDETECTOR_TEST_KAFKA_COMMAND</c> starts for a test (<c>COMMAND start DIR PORT [--secure]</c>, <c>COMMAND stop DIR [KILL]</c>).
/// </summary>
internal static class TestBroker
{
    public const string ServerVariable = "AISDETECTOR_TEST_KAFKA", CommandVariable = "AISDETECTOR_TEST_KAFKA_COMMAND";

    public static string? Server => Value(ServerVariable);

    public static string? Command => Value(CommandVariable);

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}

internal interface IBrokerTest
{
    /// <summary>The test starts a broker of its own.</summary>
    bool Own { get; }
}

internal static class BrokerTest
{
    public static bool CanRun(IFactAttribute attribute) => (((IBrokerTest)attribute).Own ? TestBroker.Command : TestBroker.Server) != null;
}

/// <summary>A test that needs a broker. Where there is none it is not discovered; <see cref="BrokerFactTests"/> says how many those are.</summary>
[XunitTestCaseDiscoverer(typeof(BrokerFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrokerFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : FactAttribute(file, line), IBrokerTest
{
    /// <inheritdoc/>
    public bool Own { get; init; }
}

/// <summary>A <see cref="BrokerFactAttribute"/> with rows of data.</summary>
[XunitTestCaseDiscoverer(typeof(BrokerTheoryDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrokerTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1) : TheoryAttribute(file, line), IBrokerTest
{
    /// <inheritdoc/>
    public bool Own { get; init; }
}

public sealed class BrokerFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        BrokerTest.CanRun(factAttribute) ? base.Discover(discoveryOptions, testMethod, factAttribute) : new([]);
}

public sealed class BrokerTheoryDiscoverer : TheoryDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        BrokerTest.CanRun(factAttribute) ? base.Discover(discoveryOptions, testMethod, factAttribute) : new([]);
}
