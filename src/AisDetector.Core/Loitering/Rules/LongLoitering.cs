using AisDetector.Core.Alerts;

namespace AisDetector.Core.Loitering.Rules;

/// <summary>How long the ship was slow: a transfer with its approach takes hours, a repair too, waiting takes days.</summary>
/// <remarks>4 h give 0.20. Each doubling adds 0.05, up to 0.30: Miller and others (2018) ask for 8 h, Global Fishing Watch's reports for 4 h.</remarks>
internal sealed class LongLoitering : ILoiteringReason
{
    public string Code => "long-loitering";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        (Math.Clamp(0.20 + 0.05 * Math.Log2(Math.Max(facts.Duration.TotalHours, 4) / 4), 0.20, 0.30), $"slow for {Words.Duration(facts.Duration)}");
}
