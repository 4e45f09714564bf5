using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging.Profiles;

/// <summary>One of the field's definitions of a rendezvous.</summary>
internal interface IProfile
{
    /// <summary>An encounter shorter than this cannot be a rendezvous. Most passing ships are sorted out here.</summary>
    TimeSpan Shortest { get; }

    /// <summary>True when the figures of a measured encounter alone show that it will not be published.</summary>
    bool IsNothing(Encounter encounter);

    /// <summary>
    /// On which sides of the limits of tests and rules the figures of a measured encounter are, as one number. As long as it is the same,
    /// and so are the ships, their crowd and their place, the judgement is the same. Null when that cannot be told without judging.
    /// </summary>
    ulong? Figures(Encounter encounter);

    /// <summary>Judges a measured encounter on what is known of it.</summary>
    /// <param name="explain">Keep each test with its figure and its limit.</param>
    Judgement Weigh(Encounter encounter, Crowds crowds, bool explain);
}

/// <summary>The tests that the profiles share.</summary>
internal sealed class SharedTests(RendezvousOptions options, Places places)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    public bool HasContacts(Judgement judgement, ContactTally tally) =>
        tally.Contacts > 0 || judgement.Check("time in contact", "no piece long enough to count", $"a piece of at least {Words.Duration(options.MinPiece)}", false);

    /// <summary>Far enough from every harbour and anchorage, where the options ask for that.</summary>
    public bool IsAway(Judgement judgement)
    {
        if (options.MinAnchorageDistanceKm <= 0) return true;
        var (latitude, longitude) = judgement.Span.Mean();
        var away = judgement.Keep(places.DistanceToAnchorageKm(latitude, longitude), [options.MinAnchorageDistanceKm]);
        return judgement.Check(
            "distance to anchorages", away is { } km ? $"{km:0.0} km" : "none known", $"at least {options.MinAnchorageDistanceKm} km",
            away is not { } near || near >= options.MinAnchorageDistanceKm);
    }

    /// <summary>
    /// False when the two tracks are not what the ships did. Either jamming carried both ships' positions away together, or
    /// one of the two is a ship whose positions jump between two places: it was not beside the other.
    /// </summary>
    public bool TracksAreSound(Encounter encounter, Judgement judgement)
    {
        var (first, second) = (encounter.First, encounter.Second);
        var until = judgement.End * _stepMs + RendezvousOptions.Ms(options.EvidenceWindow);
        var spoofed = first.TookOverAt != null && second.TookOverAt != null;
        Vessel? jumping = Jumped(first.Vessel) ? first.Vessel : Jumped(second.Vessel) ? second.Vessel : null;
        var figure = jumping != null ? $"{jumping.Mmsi} jumps to and fro between two places at equal intervals"
            : spoofed ? "both jumped here from elsewhere, faster than ships go" : "sound";
        return judgement.Check("tracks", figure, "not spoofed together, no jumping ship", !spoofed && jumping == null);

        bool Jumped(Vessel vessel) => vessel.JumpedBetween(judgement.Start * _stepMs, judgement.End * _stepMs);
    }
}
