using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Both ships fell silent side by side and were heard side by side again: two transmitters do not fail and recover together; 0.10.</summary>
internal sealed class SilentTogether : IReason
{
    public string Code => "silent-together";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.HoldSilent > TimeSpan.Zero
            ? (0.10, $"both silent for {Words.Duration(facts.HoldSilent)} between two times side by side")
            : null;
}
