using AisDetector.Verbs;

namespace AisDetector.Kafka;

/// <summary>Makes a client; a setting that librdkafka does not know or take is the operator's mistake.</summary>
internal static class Client
{
    public static T Make<T>(Func<T> build)
    {
        _ = Librdkafka.Version;
        try
        {
            return build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"--config: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
