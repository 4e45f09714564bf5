namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>
/// Both lay alongside several others in a day; 0.25 less. Boats of one harbour do, and ships whose positions are made up. Of a mother
/// ship and her daughter only the mother does.
/// </summary>
internal sealed class ManyPartners : IReason
{
    private const int Ships = 3;

    public string Code => "many-partners";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Ship1.Partners >= Ships && facts.Ship2.Partners >= Ships
            ? (-0.25, $"both lay alongside others in a day: {facts.Ship1.Partners} and {facts.Ship2.Partners}") : null;
}
