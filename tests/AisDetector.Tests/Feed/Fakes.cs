using System.Text;
using AisDetector.Feed;

namespace AisDetector.Tests.Feed;

internal sealed record SentRecord(int Partition, uint? Mmsi, string Value, TimeSpan At);

/// <summary>Keeps what it is sent, and when.</summary>
internal sealed class FakeTopic(int partitions, FakeClock clock) : IRecordTopic
{
    public List<SentRecord> Sent { get; } = [];

    public int Partitions => partitions;

    public void Send(int partition, uint? mmsi, ReadOnlySpan<byte> value, CancellationToken stop) =>
        Sent.Add(new SentRecord(partition, mmsi, Encoding.ASCII.GetString(value), clock.Now));
}

/// <summary>Gives its chunks one a read.</summary>
internal sealed class FakeSource(bool isRecording, params string[] chunks) : FeedSource
{
    private int _next;

    public override bool IsRecording => isRecording;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop) =>
        ValueTask.FromResult(_next < chunks.Length ? Encoding.ASCII.GetBytes(chunks[_next++], buffer.Span) : 0);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
