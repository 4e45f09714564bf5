using System.Diagnostics;
using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>
/// The first question to the brokers: which topics are there. One that does not answer yet is waited for; one that refuses
/// this client, by password or certificate, is not. What the client complained of becomes one line for the operator.
/// </summary>
internal sealed class BrokerAnswer(string servers, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>The client's call cannot be stopped, so short calls are repeated; each is longer than the last, for a broker that is slow.</summary>
    private static readonly TimeSpan FirstCall = TimeSpan.FromSeconds(1), LongestCall = TimeSpan.FromSeconds(4), Pause = TimeSpan.FromMilliseconds(200);

    private volatile Error? _lastError;
    private volatile bool _isMade;

    public bool IsMade => _isMade;

    /// <summary>For the client's error handler.</summary>
    public void Heard(Error error)
    {
        if (error.Code != ErrorCode.Local_AllBrokersDown) _lastError = error;
    }

    public List<TopicMetadata> Topics(IAdminClient admin, TimeSpan within, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        for (var call = FirstCall; ; call = call * 2 < LongestCall ? call * 2 : LongestCall)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                // Of all topics: asking for one by name may create it.
                var left = within - watch.Elapsed;
                var topics = admin.GetMetadata(left < call && left > TimeSpan.Zero ? left : call).Topics;
                _isMade = true;
                return topics;
            }
            catch (KafkaException e)
            {
                if (_lastError is { Code: ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl } refusal)
                    throw new Fault($"the broker at {servers} and this client do not accept each other: {Words(refusal.Reason)}", cause: e);
                if (watch.Elapsed >= within || e.Error.Code is not (ErrorCode.Local_Transport or ErrorCode.Local_TimedOut))
                    throw new Fault($"no broker answers at {servers} within {within.TotalSeconds:0.#} s: {Why(e)}", cause: e);
            }

            // With a broker that hangs up at once the call returns at once.
            stop.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>librdkafka's own words without its thread's name in front and its timings behind.</summary>
    public static string Words(string reason)
    {
        if (reason.Contains("certificate verify failed", StringComparison.Ordinal))
            return "the broker's certificate does not hold: it must be signed by an authority in ssl.ca.location, be valid today, and name the host that it is reached by";
        var colon = reason.IndexOf(": ", StringComparison.Ordinal);
        var text = colon > 0 && reason[..colon].Contains('/') ? reason[(colon + 2)..] : reason;
        var after = text.IndexOf(" (after ", StringComparison.Ordinal);
        return (after < 0 ? text : text[..after]).ReplaceLineEndings(" ");
    }

    // The client says nothing when the other side closes a connection that it has accepted. A listener with TLS does that to a
    // client without, and one that wants a password to a client that gives none.
    private string Why(KafkaException e) => _lastError is { } error
        ? Words(error.Reason)
        : $"{e.Error.Reason}; the connection is made and not used, which is what a port does that expects another security.protocol (now {settings.GetValueOrDefault("security.protocol", "plaintext").ToLowerInvariant()})";
}
