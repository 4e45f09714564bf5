using System.Globalization;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scoring;

/// <summary>The scores as Markdown tables: readable on a terminal, and on a page.</summary>
internal sealed class ScorePage(Scores scores, double minScore, TextWriter to)
{
    private static readonly double[] s_thresholds = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
    private static readonly (double From, double Below)[] s_bands = [(0.8, 1.01), (0.6, 0.8), (0.4, 0.6), (0, 0.4)];

    public void Write()
    {
        Whole();
        Thresholds();
        Reliability();
        Categories();
        Kinds();
        LookAlikes();
    }

    private void Whole()
    {
        var at = scores.Published(minScore);
        Head("", "figure");
        Row("recall of rendezvous", $"{Share(at.Found, at.Wanted)} ({at.Found} of {at.Wanted})");
        Row("precision of what is published", $"{Share(at.True, at.True + at.False)} ({at.False} false)");
        var named = Hits("rendezvous").Where(e => e.Claim.Category.Length > 0).ToList();
        Row("category right", $"{Share(named.Count(e => e.Claim.Category == e.Event.Category), named.Count)} of {named.Count}");
        var timed = Hits("rendezvous").Where(e => e.Event.BothHeard).ToList();
        Row("start, end: error in the mean, both reporting", $"{Minutes(timed.Select(e => e.Claim.Start - e.Event.Start!.Value))}, {Minutes(timed.Where(e => e.Claim.End is not null).Select(e => e.Claim.End!.Value - e.Event.End!.Value))} of {timed.Count}");
        var loitering = scores.Wanted("loitering").ToList();
        var met = loitering.Where(e => e.Claim is { IsPublished: true }).ToList();
        var partnered = loitering.Where(e => e.Event.Partner != 0).ToList();
        Row("loiterings found", $"{Share(met.Count, loitering.Count)} ({met.Count} of {loitering.Count})");
        Row("partner named, where heard before and after", $"{Share(partnered.Count(e => Names(e, int.MaxValue)), partnered.Count)} (first of the list: {Share(partnered.Count(e => Names(e, 1)), partnered.Count)}) of {partnered.Count}");
        var days = scores.VesselDays;
        Row("false alerts per 1,000 vessel-days", $"{Number(at.False * 1000 / days, 1)} ({at.False} in {Number(days, 0)})");
        var calm = scores.Truth.Where(t => t.Label == TruthLabel.Background).Sum(t => t.VesselDays);
        Row("of these in ordinary traffic", $"{scores.False.Count(v => v.Case!.Label == TruthLabel.Background)} in {Number(calm, 0)} vessel-days");
        Row("events told in several alerts", Number(scores.Verdicts.Count(v => v is { IsAgain: true, Claim.IsPublished: true }), 0));
        if (scores.Unlabelled > 0) Row("alerts about ships that the truth does not know", Number(scores.Unlabelled, 0));
        to.WriteLine();
    }

    private IEnumerable<(TruthRow Event, Claim Claim)> Hits(string kind) => scores.Wanted(kind).Where(e => e.Claim is { IsPublished: true }).Select(e => (e.Event, e.Claim!));

    private static bool Names((TruthRow Event, Claim? Claim) e, int first) =>
        e.Claim is { IsPublished: true } claim && (claim.IsLoitering ? claim.Partners.Take(first).Contains(e.Event.Partner) : claim.Other == e.Event.Partner || claim.Mmsi == e.Event.Partner);

    private void Thresholds()
    {
        Head("score from", "recall", "precision", "false");
        foreach (var threshold in s_thresholds)
        {
            var at = scores.At(threshold);
            Row(Number(threshold, 1), Share(at.Found, at.Wanted), Share(at.True, at.True + at.False), Number(at.False, 0));
        }

        to.WriteLine();
    }

    private void Reliability()
    {
        Head("score", "true", "false", "precision");
        foreach (var (from, below) in s_bands)
        {
            var (right, wrong) = scores.Band(from, below);
            Row($"{Number(from, 1)} to {Number(Math.Min(1, below), 1)}", Number(right, 0), Number(wrong, 0), Share(right, right + wrong));
        }

        to.WriteLine();
    }

    private void Categories()
    {
        string[] truths = ["transfer", "transshipment", "bunkering"];
        var found = scores.Wanted("rendezvous").Where(e => e.Claim is not null).ToList();
        var claimed = found.Select(e => e.Claim!.Category).Distinct().Order(StringComparer.Ordinal).ToList();
        Head(["truth", .. claimed.Select(c => c.Length > 0 ? c : "none"), "missed"]);
        foreach (var truth in truths)
            Row([truth, .. claimed.Select(c => Number(found.Count(e => e.Event.Category == truth && e.Claim!.Category == c), 0)), Number(scores.Wanted("rendezvous").Count(e => e.Event.Category == truth && e.Claim is null), 0)]);
        to.WriteLine();
    }

    private void Kinds()
    {
        Head("what happened", "events", "found", "recall", "with --all", "mean score");
        foreach (var kind in scores.Events.GroupBy(e => e.Event.Kind))
        {
            var claims = kind.Select(e => e.Claim).OfType<Claim>().ToList();
            var label = kind.All(e => e.Event.Label == TruthLabel.Optional) ? " (optional)" : "";
            Row(kind.Key + label, Number(kind.Count(), 0), Number(claims.Count(c => c.IsPublished), 0), Share(claims.Count(c => c.IsPublished), kind.Count()), Share(claims.Count, kind.Count()), claims.Count == 0 ? "" : Number(claims.Average(c => c.Score), 2));
        }

        to.WriteLine();
    }

    private void LookAlikes()
    {
        Head("look-alike", "cases", "with a false alert", "share", "false alerts", "mean score");
        var byRow = scores.False.ToLookup(v => v.Case!, ReferenceEqualityComparer.Instance);
        foreach (var kind in scores.Truth.Where(t => t.Event.Length == 0).GroupBy(t => t.Kind))
        {
            var hit = kind.Where(byRow.Contains).ToList();
            var alerts = hit.SelectMany(t => byRow[t]).ToList();
            Row(kind.Key, Number(kind.Count(), 0), Number(hit.Count, 0), Share(hit.Count, kind.Count()), Number(alerts.Count, 0), alerts.Count == 0 ? "" : Number(alerts.Average(v => v.Claim.Score), 2));
        }

        var beside = scores.False.Where(v => v.Case!.Event.Length > 0).ToList();
        Row("other ships of true scenes", Number(scores.Truth.Where(t => t.Event.Length > 0).Select(t => (t.Kind, t.Vessels[0])).Distinct().Count(), 0), Number(beside.Select(v => v.Case).Distinct().Count(), 0), "", Number(beside.Count, 0), beside.Count == 0 ? "" : Number(beside.Average(v => v.Claim.Score), 2));
        to.WriteLine();
    }

    private void Head(params string[] cells)
    {
        Row(cells);
        to.WriteLine($"|{string.Concat(cells.Select((_, i) => i == 0 ? "---|" : "---:|"))}");
    }

    private void Row(params string[] cells) => to.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Share(int part, int of) => of == 0 ? "-" : ((double)part / of).ToString("0.000", CultureInfo.InvariantCulture);
    private static string Number(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);

    private static string Minutes(IEnumerable<TimeSpan> errors)
    {
        var minutes = errors.Select(e => Math.Abs(e.TotalMinutes)).ToList();
        return minutes.Count == 0 ? "-" : $"{minutes.Average().ToString("0.0", CultureInfo.InvariantCulture)} min";
    }
}
