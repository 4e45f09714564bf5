namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Both lay alongside several others in a day: boats of one harbour do, and ships whose positions are made up; a mother ship does, her daughters do not; 0.25 less.</summary>
internal sealed class ManyPartners : IReason
{
    private const int Ships = 3;

    public string Code => "many-partners";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Ship1.Partners >= Ships && facts.Ship2.Partners >= Ships
            ? (-0.25, $"both lay alongside others in a day: {facts.Ship1.Partners} and {facts.Ship2.Partners}") : null;
}
