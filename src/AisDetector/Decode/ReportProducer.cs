using System.Diagnostics;
using System.Text;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>What the decode stage writes: reports, dead letters, and how far it is. The first record that cannot be delivered ends it.</summary>
internal sealed class ReportProducer : IReportTopics, IDisposable
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(1);

    private readonly RunOptions _options;
    private readonly RunEvents _events;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly TopicPartition _reports;
    private readonly Action<DeliveryReport<byte[]?, byte[]?>> _onDelivery;
    private volatile Fault? _fault;
    private volatile int _deadLetterBytes = DeadLetter.MaxBytes;

    public ReportProducer(RunOptions options, KafkaSettings settings, RunEvents events)
    {
        (_options, _events) = (options, events);
        _reports = new TopicPartition(options.Topics.Reports, 0);
        _onDelivery = report =>
        {
            if (report.Error.IsError) Fail(report.Topic, report.Error);
        };
        _producer = Client.Make(() => new ProducerBuilder<byte[]?, byte[]?>(settings.Reports())
            .SetErrorHandler((_, e) =>
            {
                if (e.IsFatal) Fail(options.Topics.Reports, e);
                events.Error(e);
            })
            .SetLogHandler((_, m) => events.Library(m)).Build());
    }

    public void Send(ReportRecordWriter reports, CancellationToken giveUp) =>
        Produce(_reports, new Message<byte[]?, byte[]?> { Value = reports.Close() }, _onDelivery, giveUp);

    /// <summary>Cut shorter where the topic does not take it.</summary>
    public void Send(DeadLetter letter, CancellationToken giveUp)
    {
        var bytes = _deadLetterBytes;
        var message = TopicRecords.Of(letter, _options.Topics.Raw, bytes);
        Produce(new TopicPartition(_options.Topics.DeadLetter, Partition.Any), message, report =>
        {
            if (report.Error.Code != ErrorCode.MsgSizeTooLarge || bytes <= 1024)
            {
                _onDelivery(report);
                return;
            }

            _deadLetterBytes = Math.Min(_deadLetterBytes, bytes / 2);
            _events.DeadLettersCut(_deadLetterBytes / 1024, report.Error.Reason);
            Send(letter, CancellationToken.None);
        }, giveUp);
    }

    public void Tell(string keyPrefix, PartitionStanding standing, CancellationToken giveUp) => Produce(
        new TopicPartition(_options.Topics.Decode, 0),
        new Message<byte[]?, byte[]?> { Key = Encoding.UTF8.GetBytes(keyPrefix + standing.Partition), Value = standing.ToBytes() }, _onDelivery, giveUp);

    /// <summary>Waits until everything is delivered.</summary>
    public void Flush(CancellationToken giveUp)
    {
        while (true)
        {
            var left = _producer.Flush(TimeSpan.FromMilliseconds(100));
            if (_fault is { } fault) throw fault;
            if (left == 0) return;
            giveUp.ThrowIfCancellationRequested();
        }
    }

    public void Dispose() => Task.Run(_producer.Dispose).Wait(LongestClose);

    private void Fail(string topic, Error error) => _fault ??= new Fault(
        error.Code == ErrorCode.MsgSizeTooLarge
            ? $"topic {topic} takes no record of this size: {error.Reason}; raise its max.message.bytes to 1 MB"
            : $"a record was not delivered to topic {topic}: {_events.LastError ?? error.Reason}");

    private void Produce(TopicPartition to, Message<byte[]?, byte[]?> message, Action<DeliveryReport<byte[]?, byte[]?>> onDelivery, CancellationToken giveUp)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (_fault is { } fault) throw fault;
            try
            {
                _producer.Produce(to, message, onDelivery);
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull && watch.Elapsed < _options.CommitPatience)
            {
                // Back-pressure: the brokers take less than is read.
                giveUp.ThrowIfCancellationRequested();
                _producer.Flush(TimeSpan.FromMilliseconds(20));
            }
            catch (ProduceException<byte[]?, byte[]?> e)
            {
                throw new Fault($"a record is not taken for topic {to.Topic}: {e.Error.Reason}", cause: e);
            }
        }
    }
}
