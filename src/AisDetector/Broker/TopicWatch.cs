using AisDetector.App;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Broker;

/// <summary>
/// Asks now and then whether a topic is still there. The client does not tell: of a topic that is deleted no record comes, as of a feed that is silent. Our own: the
/// client has the question, but nothing that asks it.
/// </summary>
internal sealed class TopicWatch : IDisposable
{
    /// <summary>A topic that is missing is missing twice: a broker that has just started may not know it yet. So it is noticed within 15 s.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const int Believed = 2;

    private readonly string _topic;
    private readonly IAdminClient _admin;
    private readonly CancellationTokenSource _end = new();
    private volatile Fault? _fault;
    private string? _id;
    private int _missing;

    /// <param name="admin">Of its own.</param>
    public TopicWatch(string topic, IAdminClient admin)
    {
        (_topic, _admin) = (topic, admin);
        _ = WatchAsync();
    }

    /// <exception cref="Fault">The topic is gone, or another has its name.</exception>
    public void Check()
    {
        if (_fault is { } fault) throw fault;
    }

    public void Dispose() => _end.Cancel();

    /// <summary>What one answer means; null: nothing so far.</summary>
    /// <param name="id">The topic's; null: there is none of this name.</param>
    internal static Fault? Judge(string topic, string? id, ref string? known, ref int missing)
    {
        if (id == null)
        {
            return ++missing < Believed ? null : new Fault($"topic {topic} has been deleted: create it again, then begin anew with another --group and --from earliest");
        }

        missing = 0;
        known ??= id;
        return id == known ? null : new Fault($"topic {topic} has been deleted and made anew, so it is another log: begin anew with another --group and --from earliest");
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            do
            {
                await AskAsync();
            }
            while (_fault == null && await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }

        _admin.Dispose();
    }

    private async Task AskAsync()
    {
        try
        {
            var described = await _admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([_topic]), new DescribeTopicsOptions { RequestTimeout = Every });
            _fault = Judge(_topic, described.TopicDescriptions[0].TopicId.ToString(), ref _id, ref _missing);
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.Any(t => t.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            _fault = Judge(_topic, null, ref _id, ref _missing);
        }
        catch (KafkaException)
        {
            // The brokers are away, or this user may not ask. Others say so.
            _missing = 0;
        }
    }
}
