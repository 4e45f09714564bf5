using System.Reflection;

namespace AisDetector.Tests.Support;

/// <summary>One line for all the tests that need a broker, where there is none.</summary>
public class BrokerFactTests
{
    [Fact]
    public void Tests_that_need_a_broker_run_too()
    {
        var missing = new List<string>();
        if (TestBroker.Server == null)
            missing.Add($"{Count(own: false)} need a Kafka broker: {TestBroker.ServerVariable}=localhost:9092 names one (docker run -p 9092:9092 apache/kafka:4.3.1)");
        if (TestBroker.Command == null)
            missing.Add($"{Count(own: true)} start one: {TestBroker.CommandVariable} names the command");
        Assert.SkipWhen(missing.Count > 0, "Not run: " + string.Join("; ", missing));
    }

    private static int Count(bool own) =>
        (from type in typeof(BrokerFactTests).Assembly.GetTypes()
         from method in type.GetMethods()
         where method.GetCustomAttributes().OfType<IBrokerTest>().Any(t => t.Own == own)
         select Math.Max(1, method.GetCustomAttributes<InlineDataAttribute>().Count())).Sum();
}
