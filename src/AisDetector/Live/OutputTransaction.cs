using System.Diagnostics;
using System.Globalization;
using System.Text;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;
using AisDetector.Records;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Live;

/// <summary>
/// The transactional producer: alerts, dead letters, the group's offset and the progress become visible together or not at
/// all. Its transactional id is the group's: the instance that initialises it last is the only one that can publish. Our own:
/// the client has the calls, but not the order in which offset, progress and outputs of a batch become one.
/// </summary>
internal sealed class OutputTransaction : IOutputTransaction
{
    private readonly RunOptions _options;
    private readonly RunEvents _events;
    private readonly RunTelemetry _telemetry;
    private readonly Func<IConsumerGroupMetadata> _membership;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly byte[] _progressKey;

    // The thread that commits: dead letters are cut at this.
    private int _deadLetterBytes = DeadLetter.MaxBytes;

    // Set by the client's thread: a record of this transaction was too large.
    private volatile bool _isTooLarge;

    /// <param name="membership">Of the group, as it is at the time of a commit.</param>
    public OutputTransaction(RunOptions options, KafkaSettings settings, RunEvents events, RunTelemetry telemetry, Func<IConsumerGroupMetadata> membership)
    {
        (_options, _events, _telemetry, _membership) = (options, events, telemetry, membership);
        _progressKey = Encoding.UTF8.GetBytes(options.Group);
        _producer = Client.Make(() => new ProducerBuilder<byte[]?, byte[]?>(settings.Transactions())
            .SetErrorHandler((_, e) => events.Error(e)).SetLogHandler((_, m) => events.Library(m)).Build());
    }

    /// <summary>Finishes or aborts what a dead instance left open, and shuts out an instance that only seems dead. After this nobody else changes the progress.</summary>
    public void Fence(CancellationToken stop) =>
        Insist(() => _producer.InitTransactions(TimeSpan.FromSeconds(5)), Stopwatch.StartNew(), stop);

    /// <summary>One transaction; repeated from its beginning for as long as the brokers ask for that.</summary>
    public void Commit(IReadOnlyList<Publication> outputs, Progress progress, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var trace = Instruments.Traces.StartActivity($"publish {_options.Topics.Alerts}", ActivityKind.Producer);
        trace?.SetTag("messaging.system", "kafka").SetTag("messaging.destination.name", _options.Topics.Alerts)
            .SetTag("messaging.batch.message_count", outputs.Count).SetTag("aisdetector.log.offset", progress.InputOffset);
        while (true)
        {
            try
            {
                _isTooLarge = false;
                _producer.BeginTransaction();
                foreach (var output in outputs) Produce(output, watch, stop);
                Produce(_options.Topics.Progress, new Message<byte[]?, byte[]?> { Key = _progressKey, Value = progress.ToBytes() }, watch, stop);
                var offset = new TopicPartitionOffset(_options.Topics.Raw, 0, progress.InputOffset);
                Insist(() => _producer.SendOffsetsToTransaction([offset], _membership(), TimeSpan.FromSeconds(5)), watch, stop);
                Insist(() => _producer.CommitTransaction(TimeSpan.FromSeconds(5)), watch, stop);
                _telemetry.Committed(watch.Elapsed);
                return;
            }
            catch (KafkaTxnRequiresAbortException e)
            {
                Abort(e.Error, watch, stop);
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.Local_State && !e.Error.IsFatal)
            {
                // An earlier message of this transaction has failed meanwhile: then the client takes no more ("state").
                _isTooLarge |= e.Error.Code == ErrorCode.MsgSizeTooLarge;
                Abort(e.Error, watch, stop);
            }
            catch (KafkaException e)
            {
                throw Fault(e);
            }
        }
    }

    public void Dispose() => _producer.Dispose();

    private void Abort(Error why, Stopwatch watch, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (BrokerError.IsHopeless(why)) throw Fault(why);
        if (watch.Elapsed > _options.CommitPatience) throw new Fault($"publishing fails for {_options.CommitPatience.TotalSeconds:0} s: {why.Reason}");
        try
        {
            Insist(() => _producer.AbortTransaction(TimeSpan.FromSeconds(5)), watch, stop);
        }
        catch (KafkaException e)
        {
            throw Fault(e);
        }

        if (_isTooLarge) ShortenDeadLetters(why);
        else _events.TransactionRepeated(why.Reason);
        stop.WaitHandle.WaitOne(50);
    }

    // A topic may take smaller records than a broker does by default. Whichever topic refused, only dead letters can be cut.
    private void ShortenDeadLetters(Error why)
    {
        if (_deadLetterBytes <= 1024) throw new Fault($"topic {_options.Topics.Alerts} or {_options.Topics.DeadLetter} takes no record of this size: {why.Reason} (max.message.bytes)");
        _deadLetterBytes /= 2;
        _events.DeadLettersCut(_deadLetterBytes / 1024, why.Reason);
    }

    private void Produce(Publication output, Stopwatch watch, CancellationToken stop)
    {
        if (output.Alert is { } alert) Produce(_options.Topics.Alerts, TopicRecords.Of(alert, _options.Group), watch, stop);
        else Produce(_options.Topics.DeadLetter, TopicRecords.Of(output.DeadLetter!, _options.Topics.Raw, _deadLetterBytes), watch, stop);
    }

    private void Produce(string topic, Message<byte[]?, byte[]?> message, Stopwatch watch, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                _producer.Produce(topic, message, report =>
                {
                    if (report.Error.Code == ErrorCode.MsgSizeTooLarge) _isTooLarge = true;
                });
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull && watch.Elapsed < _options.CommitPatience)
            {
                // More outputs of one record than the client's queue holds: let some go out first.
                stop.ThrowIfCancellationRequested();
                _producer.Poll(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    /// <summary>Repeats a call that may be repeated until it succeeds or the patience is at its end.</summary>
    private void Insist(Action call, Stopwatch watch, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                call();
                return;
            }
            catch (KafkaRetriableException e)
            {
                if (watch.Elapsed > _options.CommitPatience)
                    throw new Fault(string.Create(CultureInfo.InvariantCulture, $"the brokers do not answer for {_options.CommitPatience.TotalSeconds:0} s: {_events.LastError ?? e.Error.Reason}"), cause: e);
            }
            catch (KafkaException e) when (e is not KafkaTxnRequiresAbortException)
            {
                throw Fault(e);
            }
        }
    }

    private Fault Fault(KafkaException e) => Fault(e.Error, e);

    private Fault Fault(Error error, KafkaException? e = null)
    {
        var rights = new Rights(_options.BootstrapServer, _options.Config);
        if (error.Code == ErrorCode.TopicAuthorizationFailed) return Forbidden(rights) ?? new Fault($"publishing failed: {error.Reason}", cause: e);
        return error.Code switch
        {
            ErrorCode.Local_Fenced or ErrorCode.ProducerFenced or ErrorCode.InvalidProducerEpoch => new FencedFault(error),
            ErrorCode.TransactionalIdAuthorizationFailed => rights.Missing(AclOperation.Write, "transactional-id", _options.TransactionalId),
            ErrorCode.GroupAuthorizationFailed => rights.Missing(AclOperation.Read, "group", _options.Group),
            _ => new Fault($"publishing failed: {error.Reason.ReplaceLineEndings(" ")}", cause: e),
        };
    }

    /// <summary>The refusal names no topic: the rights on each are asked for.</summary>
    private Fault? Forbidden(Rights rights)
    {
        try
        {
            using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
            string[] topics = [_options.Topics.Alerts, _options.Topics.DeadLetter, _options.Topics.Progress];
            rights.CheckTopicsAsync(admin, [.. topics.Select(t => (t, (AclOperation[])[AclOperation.Write]))]).GetAwaiter().GetResult();
            return null;
        }
        catch (Fault missing)
        {
            return missing;
        }
    }
}
