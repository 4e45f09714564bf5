namespace AisDetector.Core.Loitering.Rules;

/// <summary>A ship of unknown type below 100 m is as likely a fishing or a supply vessel, which lie still at sea for their work; 0.15 less.</summary>
internal sealed class SmallUnknown : ILoiteringReason
{
    private const int LimitMeters = 100;

    public string Code => "small-unknown";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        facts.Ship.ShipType is null or 0 && facts.Ship.LengthMeters < LimitMeters ? (-0.15, $"{facts.Ship.LengthMeters} m long, of unknown type: fishing and supply vessels are so") : null;
}
