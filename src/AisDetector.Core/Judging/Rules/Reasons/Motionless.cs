using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One has not moved for hours. At anchor or adrift it would have: so it may be fixed, or moored to something fixed. 0.10 less from two hours on, 0.20 from four.</summary>
internal sealed class Motionless : IReason
{
    public static readonly TimeSpan From = TimeSpan.FromHours(2), Surely = TimeSpan.FromHours(4);

    public string Code => "motionless";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.ByAlongside && facts.Tally.Motionless >= From
            ? (facts.Tally.Motionless >= Surely ? -0.20 : -0.10, $"one has not moved for {Words.Duration(facts.Tally.Motionless)}") : null;
}
