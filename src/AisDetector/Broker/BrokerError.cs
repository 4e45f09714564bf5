using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>What the client's errors mean for a run.</summary>
internal static class BrokerError
{
    /// <summary>What the client says went wrong; null when the exception is none of its.</summary>
    public static string? ReasonOf(Exception exception) => (exception as KafkaException)?.Error.Reason;

    /// <summary>Waiting does not help: something must be allowed, created or begun anew first. Everything else passes when the brokers are well.</summary>
    public static bool IsHopeless(Error error) => error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange
        or ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.TransactionalIdAuthorizationFailed
        or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed;
}
