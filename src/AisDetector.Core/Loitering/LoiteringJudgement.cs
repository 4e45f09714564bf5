using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Loitering;

/// <summary>What a run is taken for on what is known now.</summary>
internal sealed class LoiteringJudgement
{
    /// <summary>It passed every test: loitering.</summary>
    public bool Passed { get; private set; } = true;

    public List<AlertReason> Reasons { get; } = [];
    public List<string> Flags { get; } = [];
    public IReadOnlyList<PossiblePartner> Partners { get; set; } = [];
    public double Score => Judgement.ScoreOf(Reasons.Sum(r => r.Weight));

    /// <summary>Each test with its figure and limit, in order, for <c>explain</c>; null when nobody asked.</summary>
    public List<TestResult>? Tests { get; init; }

    /// <summary>Notes a test. Its words are made only when they are asked for.</summary>
    /// <returns>Whether the next test is worth making: the run has passed so far, or somebody asked.</returns>
    public bool Check(string name, Func<string> figure, Func<string> limit, bool passed)
    {
        Tests?.Add(new TestResult(name, figure(), limit(), passed));
        Passed &= passed;
        return Passed || Tests != null;
    }
}
