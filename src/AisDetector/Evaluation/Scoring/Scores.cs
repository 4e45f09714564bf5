using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scoring;

/// <summary>One claim that is published, and what it is: the finding of a true event, another one about it, or false.</summary>
/// <param name="Event">The true event; null when false.</param>
/// <param name="Case">The row of the scene whose ships it names; null when it names none that the truth knows.</param>
internal sealed record Verdict(Claim Claim, TruthRow? Event, TruthRow? Case, bool IsAgain);

/// <summary>What is left of the claims from a score on.</summary>
/// <param name="Found">Of the rendezvous that must be found.</param>
/// <param name="True">Claims that are true: of rendezvous and loiterings.</param>
internal readonly record struct ThresholdFigures(double Threshold, int Found, int Wanted, int True, int False)
{
    public double Recall => (double)Found / Wanted;
    public double Precision => (double)True / (True + False);
}

/// <summary>What a detector's claims are worth against the truth of one or more recordings. Recordings are added up.</summary>
internal sealed class Scores
{
    private readonly List<(TruthRow Event, Claim? Claim)> _events = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly List<TruthRow> _truth = [];

    /// <summary>True events that must be or may be found, each with the claim that found it, published or not.</summary>
    public IReadOnlyList<(TruthRow Event, Claim? Claim)> Events => _events;

    /// <summary>All claims, published or not.</summary>
    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    public IReadOnlyList<TruthRow> Truth => _truth;
    public double VesselDays => _truth.Sum(t => t.VesselDays);
    public IEnumerable<Verdict> False => _verdicts.Where(v => v.Claim.IsPublished && IsFalse(v));
    public int Unlabelled => _verdicts.Count(v => v.Claim.IsPublished && v.Event is null && v.Case is null);

    /// <summary>About ships that the truth knows, and neither of a true event nor of one that may be taken for one.</summary>
    private static bool IsFalse(Verdict verdict) => verdict is { Event: null, Case: not null };

    public IEnumerable<(TruthRow Event, Claim? Claim)> Wanted(string kind) => _events.Where(e => e.Event.Event == kind && e.Event.Label == TruthLabel.Positive);

    /// <summary>As if the detector published from this score on.</summary>
    public ThresholdFigures At(double threshold) => Count(threshold, c => c.IsShown && c.Score >= threshold);

    /// <summary>As it publishes.</summary>
    public ThresholdFigures Published(double threshold) => Count(threshold, c => c.IsPublished);

    /// <summary>The share of true ones among the claims with a score in a band, and how many they are.</summary>
    public (int True, int False) Band(double from, double below)
    {
        bool Is(Claim c) => c.IsShown && c.Score >= from && c.Score < below;
        return (_events.Count(e => e.Event.Label == TruthLabel.Positive && e.Claim is { } claim && Is(claim)), _verdicts.Count(v => IsFalse(v) && Is(v.Claim)));
    }

    private ThresholdFigures Count(double threshold, Func<Claim, bool> counts) => new(
        threshold, Wanted("rendezvous").Count(e => e.Claim is { } c && counts(c)), Wanted("rendezvous").Count(),
        _events.Count(e => e.Event.Label == TruthLabel.Positive && e.Claim is { } c && counts(c)), _verdicts.Count(v => IsFalse(v) && counts(v.Claim)));

    /// <summary>Judges the claims about one recording.</summary>
    public void Add(IReadOnlyList<TruthRow> truth, IReadOnlyList<Claim> claims)
    {
        _truth.AddRange(truth);
        var events = truth.Where(t => t.Event.Length > 0).ToList();
        var found = new Dictionary<TruthRow, Claim>(ReferenceEqualityComparer.Instance);
        var cases = new Dictionary<uint, TruthRow>();
        foreach (var row in truth)
            foreach (var vessel in row.Vessels) cases.TryAdd(vessel, row);
        var pairs = truth.Where(t => t is { Event.Length: 0, Mmsi1: > 0, Mmsi2: > 0 }).ToDictionary(t => (t.Mmsi1, t.Mmsi2));
        // Published ones first, then by score: an event is found by the best claim about it.
        foreach (var claim in claims.OrderByDescending(c => c.IsPublished).ThenByDescending(c => c.Score))
        {
            var hit = events.Where(e => Meets(e, claim)).MaxBy(e => Overlap(e, claim));
            var again = hit is not null && !found.TryAdd(hit, claim);
            var pair = (Math.Min(claim.Mmsi, claim.Other), Math.Max(claim.Mmsi, claim.Other));
            var scene = pairs.GetValueOrDefault(pair) ?? cases.GetValueOrDefault(claim.Mmsi) ?? cases.GetValueOrDefault(claim.Other);
            _verdicts.Add(new Verdict(claim, hit, scene, again));
        }

        _events.AddRange(events.Select(e => (e, found.GetValueOrDefault(e))));
    }

    /// <summary>The same ships, and times that overlap. A rendezvous with the true partner finds a loitering too.</summary>
    private static bool Meets(TruthRow row, Claim claim)
    {
        if (Overlap(row, claim) <= TimeSpan.Zero) return false;
        if (row.Event == "rendezvous") return !claim.IsLoitering && Same(row.Mmsi1, row.Mmsi2, claim);
        return claim.IsLoitering ? claim.Mmsi == row.Mmsi1 : row.Partner != 0 && Same(row.Mmsi1, row.Partner, claim);
    }

    private static bool Same(uint one, uint other, Claim claim) => (one == claim.Mmsi && other == claim.Other) || (one == claim.Other && other == claim.Mmsi);

    private static TimeSpan Overlap(TruthRow row, Claim claim)
    {
        var end = claim.End ?? DateTime.MaxValue;
        var (from, to) = (row.Start > claim.Start ? row.Start.Value : claim.Start, row.End < end ? row.End.Value : end);
        // A claim of one moment inside the event overlaps it.
        return to == from ? TimeSpan.FromTicks(1) : to - from;
    }
}
