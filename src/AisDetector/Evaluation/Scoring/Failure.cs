using System.Globalization;
using AisDetector.Evaluation.Truths;
using AisDetector.Output;

namespace AisDetector.Evaluation.Scoring;

/// <summary>A true event that was not published, or an alert that was and is false; with the ships, so that it can be explained.</summary>
internal sealed record Failure(bool IsMiss, string Words, string Pair, bool IsPair)
{
    public static IEnumerable<Failure> Of(Scores scores)
    {
        foreach (var (row, claim) in scores.Events)
        {
            if (row.Label != TruthLabel.Positive || claim is { IsPublished: true }) continue;
            var said = claim is null ? "nothing said" : string.Create(CultureInfo.InvariantCulture, $"taken for {claim.Category}, score {claim.Score:0.00}");
            var other = row.Event == "loitering" ? row.Partner : row.Mmsi2;
            yield return new Failure(true, $"missed\t{row.Kind}\t{row.Mmsi1},{other}\t{Span(row.Start!.Value, row.End)}\t{row.Place}\t{said}", $"{row.Mmsi1},{other}", other != 0);
        }

        foreach (var verdict in scores.False)
        {
            var claim = verdict.Claim;
            yield return new Failure(
                false, string.Create(CultureInfo.InvariantCulture, $"false\t{verdict.Case!.Kind}\t{claim.Mmsi},{claim.Other}\t{Span(claim.Start, claim.End)}\t{verdict.Case.Place}\t{(claim.IsLoitering ? "loitering" : claim.Category)}, score {claim.Score:0.00}"),
                $"{claim.Mmsi},{claim.Other}", !claim.IsLoitering);
        }
    }

    private static string Span(DateTime start, DateTime? end) => $"{AlertJson.Time(start)} to {(end is { } known ? AlertJson.Time(known) : "open")}";
}
