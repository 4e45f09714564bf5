using AisDetector.Verbs;
using Confluent.Kafka;

namespace AisDetector.Kafka;

/// <summary>What ends a run: one line for the operator, and the exit code.</summary>
internal class KafkaFault(string message, int exitCode = ExitCode.OperatingFault, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What the client says went wrong; null when the exception is none of its.</summary>
    public static string? ReasonOf(Exception exception) => (exception as KafkaException)?.Error.Reason;

    /// <summary>Waiting does not help: something must be allowed, created or begun anew first. Everything else passes when the brokers are well.</summary>
    public static bool IsHopeless(Error error) => error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange
        or ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.TransactionalIdAuthorizationFailed
        or ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed;
}

/// <summary>Another instance of the group has taken over: this one may not publish any more.</summary>
internal sealed class FencedFault(Error error) : KafkaFault($"another instance of the group has taken over ({error.Reason})");
