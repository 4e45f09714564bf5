using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Profiles;

/// <summary>
/// Global Fishing Watch's published encounter: in contact for longer than the minimum, alongside or not, median speed below the
/// limit, away from anchorages, not inland.
/// </summary>
internal sealed class GfwProfile(RendezvousOptions options, Places places) : IProfile
{
    private readonly SharedTests _shared = new(options, places);
    private readonly ContactMedians _medians = new(options.ContactDistanceMeters);

    public TimeSpan Shortest => options.MinDuration;

    public bool IsNothing(Encounter encounter) => false;

    /// <summary>Pieces may be taken back, and the kind of place is no distance: every tick judges anew.</summary>
    public ulong? Figures(Encounter encounter) => null;

    public Judgement Weigh(Encounter encounter, Crowds crowds, bool explain)
    {
        var tally = encounter.Tally;
        _medians.SetTo(encounter);
        var judgement = new Judgement(_medians.Values, _medians.AreBelow(options.DriftingBelowKnots))
        {
            Start = tally.FirstStep,
            End = tally.LastStep,
            Steps = tally.LastStep - tally.FirstStep,
            Span = tally.Company,
            Tests = explain ? [] : null,
        };
        if (!_shared.HasContacts(judgement, tally) || !IsEncounter(judgement) || !_shared.IsAway(judgement) || !_shared.TracksAreSound(encounter, judgement)) return judgement;
        judgement.TakeFor(RendezvousCategory.Transfer, PairFacts.Of(encounter, judgement, places, crowds: null, partners: null, options));
        return judgement;
    }

    private bool IsEncounter(Judgement judgement)
    {
        var duration = (judgement.End - judgement.Start) * options.Step;
        var passed = judgement.Check("duration", Words.Duration(duration), $"more than {Words.Duration(options.MinDuration)}", duration > options.MinDuration);
        passed &= judgement.Check(
            "speed", $"medians {judgement.Medians.Knots1:0.0} and {judgement.Medians.Knots2:0.0} kn", $"both below {options.DriftingBelowKnots} kn", judgement.Drifting);
        if (!passed) return false;
        var (latitude, longitude) = judgement.Span.Mean();
        var kind = places.KindAt(latitude, longitude);
        return judgement.Check("place", kind.ToString(), "not inland", kind != PlaceKind.Inland);
    }
}
