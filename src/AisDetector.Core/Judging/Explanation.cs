using System.Globalization;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging;

/// <summary>One test of a judgement: what was measured, what it must be.</summary>
public sealed record TestResult(string Name, string Figure, string Limit, bool Passed);

/// <summary>What became of one encounter of a watched pair, from its first contact to its last; <see cref="End"/> and <see cref="Ending"/> are null while it is open.</summary>
/// <param name="Ending">What ended it, in words.</param>
public sealed record EncounterFinding(DateTime Start, DateTime? End, string Verdict, IReadOnlyList<TestResult> Tests, string? Ending);

/// <summary>A judgement in words, for <c>explain</c>.</summary>
internal static class Explanation
{
    public static EncounterFinding Of(Encounter encounter, Judgement judgement, RendezvousOptions options) => new(
        Time(encounter.FirstContact, options),
        encounter.Life.EndedAt == null ? null : Time(encounter.LastContact, options),
        Verdict(judgement, options),
        judgement.Tests ?? [],
        Ending(encounter, options));

    private static string Verdict(Judgement judgement, RendezvousOptions options) =>
        judgement.RaftOf is { } raft ? $"not published: part of the raft of {raft.First.Vessel.Mmsi},{raft.Second.Vessel.Mmsi}"
        : judgement.Category is not { } category ? "no rendezvous"
        : !Categories.IsPublished(category) ? $"not published: {Words.Of(category)}"
        : judgement.Score < options.MinScore - 1e-9 ? string.Create(CultureInfo.InvariantCulture, $"not published: {Words.Of(category)}, score {judgement.Score:0.00} is below {options.MinScore:0.00}")
        : $"candidate: {Words.Of(category)}";

    private static string? Ending(Encounter encounter, RendezvousOptions options) => encounter.EndedBy switch
    {
        EncounterEnd.None => null,
        EncounterEnd.Apart => $"apart from {Time(encounter.FirstApart, options):yyyy-MM-dd HH:mm}: farther than {options.LeavingDistanceMeters} m, {Fast(options)}or in a harbour",
        EncounterEnd.Unbridged => $"seen together again {Words.Duration((encounter.Evaluated - encounter.LastContact) * options.Step)} after the last contact; "
            + $"silence in which one of them moved or was seen elsewhere is bridged up to {Words.Duration(options.BridgedUncertainty)}",
        EncounterEnd.Crowded => "given up: too many ships lay nearer to one of them, and these two were not seen side by side",
        _ => $"no contact for more than {Words.Duration(encounter.LongestAbsence)}, the longest absence that is bridged",
    };

    private static string Fast(RendezvousOptions options) => double.IsPositiveInfinity(options.SlowBelowKnots) ? "" : $"at {options.SlowBelowKnots} kn or more, ";

    private static DateTime Time(long step, RendezvousOptions options) => DateTime.UnixEpoch.AddMilliseconds(step * RendezvousOptions.Ms(options.Step));
}
