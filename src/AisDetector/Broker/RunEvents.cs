using AisDetector.Output;
using Microsoft.Extensions.Logging;

namespace AisDetector.Broker;

/// <summary>
/// The events that are told of a run. Ids, names and the names in braces are what machines read: an id is never used again, and a name
/// that is changed is told in deploy/README.md.
/// </summary>
internal sealed partial class RunEvents
{
    // 1 to 99: anything. 1 and 2 were used.
    [LoggerMessage(3, LogLevel.Warning, "{setting} is set, but there is no such setting")]
    public partial void SettingUnknown(string setting);

    // 100 to 199: an instance, from its start to its end.
    [LoggerMessage(100, LogLevel.Information, "aisdetector {version}, librdkafka {librdkafkaVersion}, group {group}, profile {profile}")]
    public partial void Started(string version, string librdkafkaVersion, string group, string profile);

    [LoggerMessage(101, LogLevel.Information, "standing by until the group assigns the partition")]
    public partial void StandingBy();

    [LoggerMessage(102, LogLevel.Information, "the partition is assigned: taking over")]
    public partial void TakingOver();

    [LoggerMessage(103, LogLevel.Information, "first run of group {group}: begins at offset {startOffset}")]
    public partial void FirstRun(string group, long startOffset);

    [LoggerMessage(104, LogLevel.Information, "published so far by version {version}")]
    public partial void OtherVersion(string version);

    [LoggerMessage(105, LogLevel.Information, "published so far with other options: {options}")]
    public partial void OtherOptions(string options);

    [LoggerMessage(106, LogLevel.Information, "active: reading from offset {nextOffset}, published up to {inputOffset}, log ends at {logEnd}; took over in {seconds:0.00} s")]
    public partial void Active(long nextOffset, long inputOffset, long logEnd, double seconds);

    [LoggerMessage(107, LogLevel.Information, "restored: {openAlerts} open, {openEncounters} and {vessels} are followed")]
    public partial void Restored(Counted openAlerts, Counted openEncounters, Counted vessels);

    [LoggerMessage(108, LogLevel.Information, "read {records} records again in {seconds:0.0} s")]
    public partial void ReadAgain(long records, double seconds);

    [LoggerMessage(109, LogLevel.Information, "differences accepted: {difference}")]
    public partial void DifferencesAccepted(string difference);

    [LoggerMessage(110, LogLevel.Warning, "fenced off: {reason}")]
    public partial void FencedOff(string reason);

    [LoggerMessage(111, LogLevel.Warning, "the partition is another instance's now")]
    public partial void PartitionLost();

    [LoggerMessage(112, LogLevel.Information, "used the log from {firstOffset} to {nextOffset}: {reports} reports, last output {outputNumber}, {vessels} vessels, {openEncounters} open encounters")]
    public partial void Used(long firstOffset, long nextOffset, long reports, long outputNumber, int vessels, int openEncounters);

    [LoggerMessage(113, LogLevel.Information, "rejected: {reasons}")]
    private partial void Rejected(string reasons);

    [LoggerMessage(114, LogLevel.Information, "not used: {reasons}")]
    private partial void NotUsed(string reasons);

    [LoggerMessage(115, LogLevel.Information, "left cleanly")]
    public partial void Left();

    [LoggerMessage(116, LogLevel.Warning, "{silence}")]
    public partial void SilenceBegan(string silence);

    [LoggerMessage(117, LogLevel.Information, "{silence}")]
    public partial void SilenceEnded(string silence);

    [LoggerMessage(118, LogLevel.Information, "created topic {topic}")]
    public partial void TopicCreated(string topic);

    // 200 to 299: snapshots.
    [LoggerMessage(200, LogLevel.Information, "snapshot at offset {inputOffset}: {megabytes:0.0} MB in {seconds:0.00} s")]
    public partial void SnapshotWritten(long inputOffset, double megabytes, double seconds);

    [LoggerMessage(201, LogLevel.Information, "snapshot at offset {inputOffset}: {megabytes:0.0} MB in {seconds:0.00} s, clean stop")]
    public partial void LastSnapshotWritten(long inputOffset, double megabytes, double seconds);

    [LoggerMessage(202, LogLevel.Information, "restored the snapshot at offset {inputOffset}: {megabytes:0.0} MB in {seconds:0.00} s")]
    public partial void SnapshotRestored(long inputOffset, double megabytes, double seconds);

    [LoggerMessage(203, LogLevel.Warning, "the snapshot at offset {inputOffset} could not be written, which costs time at the next start and nothing else: {reason}")]
    public partial void SnapshotFailed(long inputOffset, string reason);

    [LoggerMessage(204, LogLevel.Warning, "passed over: the manifest at offset {offset} of {topic} cannot be read")]
    public partial void ManifestUnreadable(long offset, string topic);

    [LoggerMessage(205, LogLevel.Warning, "passed over: the snapshot at offset {inputOffset} is torn or damaged")]
    public partial void SnapshotDamaged(long inputOffset);

    [LoggerMessage(206, LogLevel.Warning, "passed over: the snapshot at offset {inputOffset} cannot be read by this build: {reason}")]
    public partial void SnapshotOfAnotherBuild(long inputOffset, string reason);

    [LoggerMessage(207, LogLevel.Warning, "passed over: the snapshot at offset {inputOffset} is not what its manifest says")]
    public partial void SnapshotNotAsItsManifest(long inputOffset);

    // 300 to 399: what is published.
    [LoggerMessage(300, LogLevel.Information, "alert {id} opened: {category}, {between}, {place}, score {score:0.00}")]
    public partial void AlertOpened(string id, string category, string between, string place, double score);

    [LoggerMessage(301, LogLevel.Information, "alert {id} closed: lasted {duration}, score {score:0.00}")]
    public partial void AlertClosed(string id, string duration, double score);

    [LoggerMessage(302, LogLevel.Information, "alert {id} retracted: it is no longer taken for a rendezvous")]
    public partial void AlertRetracted(string id);

    [LoggerMessage(303, LogLevel.Information, "left out here, to keep the log short: {opened} opened, {ended} closed or retracted; all are in {topic}")]
    public partial void AlertsLeftOut(Counted opened, int ended, string topic);

    [LoggerMessage(304, LogLevel.Warning, "transaction repeated: {reason}")]
    public partial void TransactionRepeated(string reason);

    [LoggerMessage(305, LogLevel.Warning, "dead letters are cut at {kilobytes} KB from here on: {reason}")]
    public partial void DeadLettersCut(int kilobytes, string reason);

    // 400 to 499: the decode stage.
    [LoggerMessage(400, LogLevel.Information, "aisdetector {version}, librdkafka {librdkafkaVersion}, decode stage, group {group}")]
    public partial void DecodeStarted(string version, string librdkafkaVersion, string group);

    [LoggerMessage(401, LogLevel.Information, "first run of group {group}: begins at the {from} of {partitions} partitions")]
    public partial void FirstDecode(string group, string from, int partitions);

    [LoggerMessage(402, LogLevel.Information, "reads {topicPartitions}")]
    public partial void PartitionsTaken(string topicPartitions);

    [LoggerMessage(403, LogLevel.Information, "gives up {topicPartitions}")]
    public partial void PartitionsGivenUp(string topicPartitions);

    [LoggerMessage(404, LogLevel.Information, "decoded {records} records into {reports} reports; a partition waited for slower ones {pauses} times")]
    public partial void Decoded(long records, long reports, long pauses);

    // 500 to 599: librdkafka.
    [LoggerMessage(500, LogLevel.Warning, "kafka: {reason}")]
    private partial void ClientWarning(string reason);

    [LoggerMessage(501, LogLevel.Information, "{facility} {text}")]
    private partial void ClientTrace(string facility, string text);
}
