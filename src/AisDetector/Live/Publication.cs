using AisDetector.Core.Alerts;
using AisDetector.Records;

namespace AisDetector.Live;

/// <summary>What a record of the log made due, in order; each has a number.</summary>
internal readonly record struct Publication(Alert? Alert, DeadLetter? DeadLetter);

/// <summary>A place between two records of the log: the next one to be used, and the number of the last output up to there.</summary>
internal readonly record struct LogPlace(long NextOffset, long OutputNumber);

/// <summary>Some outputs, and how far the log has been used when they are published: always between two records.</summary>
internal sealed record Commit(IReadOnlyList<Publication> Outputs, Progress Progress, Snapshot? Snapshot);
