namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>No country has given one of the numbers: test numbers, beacons and borrowed numbers look so; 0.25 less, and the flag <c>noCountry</c>.</summary>
internal sealed class NoCountry : IReason, IFlag
{
    public string Code => "no-country";

    public (double Weight, string Text)? Weigh(PairFacts facts) => Applies(facts) ? (-0.25, "one MMSI is of no country") : null;

    public string Word => "noCountry";

    public bool Applies(PairFacts facts) => !facts.Ship1.HasCountry || !facts.Ship2.HasCountry;
}
