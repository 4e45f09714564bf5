using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Silences;

namespace AisDetector.Core.Loitering;

/// <summary>
/// Who could have been with a ship that loitered: the ships that were silent beyond their rhythm while others were heard, and could have
/// come from their last fix before and gone to their first fix after.
/// </summary>
internal sealed class PartnerSearch(RendezvousOptions options, SilenceIndex silences)
{
    /// <summary>So many are named at most.</summary>
    private const int Most = 5;

    /// <summary>No merchant ship makes more: 20 kn, and container ships do not loiter. One that is not heard again must have come with ease.</summary>
    private const double MostKnots = 20, MostKnotsOfOneLeg = 14;

    /// <summary>It stayed for at least half an hour, as in a rendezvous.</summary>
    private const long StaysMs = 30 * 60_000;

    /// <summary>After a longer silence a ship may be anywhere.</summary>
    private const long LongestMs = 4 * 24 * 3_600_000L;

    /// <summary>Where so many others fell silent within the 12 hours before, the range of a station ends: 10 nm around.</summary>
    private const int EdgeShips = 3;
    private const double EdgeMeters = 10 * 1852;
    private const long EdgeMs = 12 * 3_600_000L;

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    /// <summary>The likeliest first.</summary>
    /// <param name="now">Time of the tick (ms).</param>
    /// <param name="ship">What is known of the ship that loitered.</param>
    public List<PossiblePartner> Of(SlowRun run, in ShipFacts ship, long now)
    {
        var found = new List<(PossiblePartner Partner, double Sum, double Knots, Silence Silence)>();
        long from = run.Start * _stepMs, to = run.LastSlow * _stepMs;
        var until = to + RendezvousOptions.Ms(options.EvidenceWindow);
        foreach (var silence in silences.Ended) Consider(silence, ship);
        foreach (var silence in silences.Open) Consider(silence, ship);
        found.Sort((a, b) =>
        {
            var c = b.Sum.CompareTo(a.Sum);
            if (c == 0) c = a.Knots.CompareTo(b.Knots);
            return c != 0 ? c : (a.Partner.Mmsi, a.Partner.GapStart).CompareTo((b.Partner.Mmsi, b.Partner.GapStart));
        });
        // The edge of a range is looked for only where it decides, from the likeliest on.
        return [.. found.Where(f => f.Silence.IsFrozen || !IsEdge(f.Silence)).Select(f => f.Partner).DistinctBy(p => p.Mmsi).Take(Most).Select((p, i) => p with { Rank = i + 1 })];

        void Consider(Silence silence, in ShipFacts loiterer)
        {
            if (silence.From.Time > to - StaysMs || silence.To?.Time < from + StaysMs || silence.Vessel == run.Vessel) return;
            var end = silence.To is { } known && known.Time <= until ? known : (Sighting?)null;
            var lookedUntil = Math.Min(now, until);
            if (!silence.IsBroken(lookedUntil) || (end?.Time ?? lookedUntil) - silence.From.Time > LongestMs) return;
            var place = PlaceAt(run, (Math.Max(from, silence.From.Time) + Math.Min(to, end?.Time ?? to)) / 2);
            var least = RequiredKnots(silence.From, end, place, from, to);
            var knots = Math.Ceiling(least * 10) / 10;
            if (!(knots <= (end == null ? MostKnotsOfOneLeg : MostKnots))) return;
            var heard = silence.IsFrozen ? default : silence.HeardBy(silences.Reception);
            if (heard.NobodyWas) return;
            var other = FactsOf(silence, from, until);
            if (other.IsSmall) return;
            var reasons = Reasons(silence, end, knots, heard, loiterer, other);
            found.Add((new PossiblePartner(silence.Vessel.Mmsi, Time(silence.From.Time), end is { } back ? Time(back.Time) : null, knots) { Reasons = reasons }, Math.Round(reasons.Sum(r => r.Weight), 2), least, silence));
        }
    }

    /// <summary>
    /// The least speed (kn) at which a ship seen at one place before, and at another after, can have been at a place for
    /// <see cref="StaysMs"/> between two times; infinite when none is enough. Without a place after, the first leg alone counts.
    /// </summary>
    public static double RequiredKnots(in Sighting before, in Sighting? after, in Mark place, long from, long to)
    {
        var first = Geodesy.DistanceMeters(before.Latitude, before.Longitude, place.Latitude, place.Longitude);
        var knots = Knots(first, to - StaysMs - before.Time);
        if (after is not { } seen) return knots;
        var second = Geodesy.DistanceMeters(place.Latitude, place.Longitude, seen.Latitude, seen.Longitude);
        return Math.Max(knots, Math.Max(Knots(second, seen.Time - from - StaysMs), Knots(first + second, seen.Time - before.Time - StaysMs)));
    }

    private static double Knots(double meters, long ms) => ms <= 0 ? double.PositiveInfinity : meters / (ms / 1000.0) / Geodesy.MetersPerSecondPerKnot;

    /// <summary>The place of a run that is nearest in time.</summary>
    private Mark PlaceAt(SlowRun run, long time)
    {
        var nearest = default(Mark?);
        foreach (var mark in run.Marks)
            if (nearest is not { } best || Math.Abs(mark.Step * _stepMs - time) < Math.Abs(best.Step * _stepMs - time)) nearest = mark;
        var (latitude, longitude) = run.Mean();
        return nearest ?? new Mark(run.Start, latitude, longitude);
    }

    private bool IsEdge(Silence silence)
    {
        var others = 0;
        foreach (var other in silences.Ended)
            if (IsBefore(other) && ++others >= EdgeShips) return true;
        foreach (var other in silences.Open)
            if (IsBefore(other) && ++others >= EdgeShips) return true;
        return false;

        bool IsBefore(Silence other) =>
            !other.IsFrozen && other.Vessel != silence.Vessel && other.From.Time <= silence.From.Time && other.From.Time >= silence.From.Time - EdgeMs
            && Math.Abs(other.From.Latitude - silence.From.Latitude) <= 0.2
            && Geodesy.DistanceMeters(other.From.Latitude, other.From.Longitude, silence.From.Latitude, silence.From.Longitude) <= EdgeMeters
            && other.IsBroken(silence.From.Time + Tracks.Rhythm.LeastMs);
    }

    private ShipFacts FactsOf(Silence silence, long from, long until)
    {
        var (statics, remembered) = (silence.Vessel.Statics, from - RendezvousOptions.Ms(options.EvidenceMemory));
        return new ShipFacts
        {
            Mmsi = silence.Vessel.Mmsi,
            Class = silence.Vessel.ClassAt(until),
            ShipType = statics.Find(static d => d.ShipType, remembered, until),
            LengthMeters = statics.Find(static d => d.LengthMeters, remembered, until),
        };
    }

    private static List<AlertReason> Reasons(Silence silence, Sighting? end, double knots, Heard heard, in ShipFacts loiterer, in ShipFacts other)
    {
        var reasons = new List<AlertReason>();
        if (end is { } back)
        {
            var away = Words.Duration(TimeSpan.FromMilliseconds(back.Time - silence.From.Time));
            if (silence.IsFrozen) Add("frozen", 0.20, $"its track stood still for {away}, as no ship at sea does");
            Add("both-legs", 0.30, $"{(silence.IsFrozen ? "not where it said" : "unheard")} for {away}, and seen before and after where it can have come from and gone to");
        }
        else Add("first-leg", 0.10, "not heard again in time; it can have come");
        if (knots <= 8) Add("easy-speed", 0.20, $"{knots:0.0} kn would have been enough");
        else if (knots <= 14) Add("usual-speed", 0.10, $"{knots:0.0} kn would have been enough");
        if (heard.OthersWere) Add("others-heard", 0.10, "others were heard where it fell silent");
        if (!silence.IsFrozen && (silence.Usual == 0 || (end?.Time ?? long.MaxValue) - silence.From.Time > 6 * silence.Usual))
            Add("beyond-rhythm", 0.05, $"before that it was never silent for more than {Words.Duration(TimeSpan.FromMilliseconds(silence.Usual))}");
        if (silence.Elsewhere) Add("elsewhere", 0.20, "its number reported from elsewhere meanwhile");
        if ((loiterer.IsTanker && other.IsTanker) || (loiterer.IsCargo && other.IsFishing) || (loiterer.IsFishing && other.IsCargo)) Add("kinds-fit", 0.10, other.IsTanker ? "both are tankers" : "a cargo ship and a fishing vessel");
        else if (other.ShipType is not null and not 0 && !other.IsTanker && !other.IsCargo && !other.IsFishing) Add("kind-unlikely", -0.10, "it calls itself neither tanker nor cargo ship nor fishing vessel");
        return reasons;

        void Add(string code, double weight, string text) => reasons.Add(new AlertReason(code, weight, text));
    }

    private static DateTime Time(long ms) => DateTime.UnixEpoch.AddMilliseconds(ms);
}
