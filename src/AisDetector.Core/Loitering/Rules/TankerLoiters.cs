namespace AisDetector.Core.Loitering.Rules;

/// <summary>Oil is what is moved at sea unseen (US, UK and UN advisories, 2018 to 2023); 0.10.</summary>
internal sealed class TankerLoiters : ILoiteringReason
{
    public string Code => "tanker";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) => facts.Ship.IsTanker ? (0.10, "a tanker") : null;
}
