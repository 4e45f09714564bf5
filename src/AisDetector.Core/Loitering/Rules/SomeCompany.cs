namespace AisDetector.Core.Loitering.Rules;

/// <summary>For some of the time others lay still there too, as at roads: up to 0.10 less, in proportion. For most of the time it is no alert at all.</summary>
internal sealed class SomeCompany : ILoiteringReason
{
    public string Code => "others-wait";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        facts.Crowded > 0 ? (-0.20 * Math.Min(0.5, facts.Crowded), $"others lay near it for {facts.Crowded:P0} of the time") : null;
}
