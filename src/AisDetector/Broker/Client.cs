using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>What all clients of the program do alike.</summary>
internal static class Client
{
    /// <summary>Makes a client; a setting that librdkafka does not know or take is the operator's mistake.</summary>
    public static T Make<T>(Func<T> build)
    {
        _ = Librdkafka.Version;
        try
        {
            return build();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new UsageFault($"--config: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The next record or end of a partition; null when there is none yet, or the broker is away: librdkafka goes on by itself, and the error handler has said it.</summary>
    /// <exception cref="Fault">The topic cannot be read, and waiting does not help.</exception>
    public static ConsumeResult<Ignore, byte[]?>? Poll(this IConsumer<Ignore, byte[]?> consumer, string topic, TimeSpan time)
    {
        try
        {
            return consumer.Consume(time);
        }
        catch (ConsumeException e) when (!e.Error.IsFatal && !BrokerError.IsHopeless(e.Error))
        {
            return null;
        }
        catch (ConsumeException e)
        {
            throw new Fault(
                e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange
                    ? $"topic {topic}: retention has removed records that were not yet read; begin anew with another --group and --from earliest ({e.Error.Reason})"
                    : $"topic {topic} cannot be read: {e.Error.Reason}", cause: e);
        }
    }
}
