using AisDetector.Core.Rendezvous;

namespace AisDetector.Core.Assessment;

/// <summary>What an encounter is taken for on what is known now; <see cref="Category"/> null: nothing.</summary>
internal sealed class Judgement
{
    public RendezvousCategory? Category { get; set; }

    /// <summary>The pair that stands for the raft that this one is part of; null when it is none or stands for it itself.</summary>
    public Case? RaftOf { get; set; }

    /// <summary>Steps from which to which it counts.</summary>
    public long Start { get; init; }
    public long End { get; init; }

    /// <summary>Sums from start to end.</summary>
    public required ContactTally.Span Span { get; init; }

    /// <summary>Medians over the contacts: metres, knots of the first ship, of the second.</summary>
    public required (double Meters, double Knots1, double Knots2) Medians { get; init; }

    /// <summary>Both medians are below the drifting limit.</summary>
    public required bool Drifting { get; init; }

    /// <summary>So many ships are linked side by side that they are a crowd.</summary>
    public bool IsCrowd { get; set; }
    public List<AlertReason> Reasons { get; } = [];
    public List<string> Flags { get; } = [];

    /// <summary>Each test with its figure and limit, in order, for <c>explain</c>; null when nobody asked.</summary>
    public List<TestResult>? Tests { get; init; }

    public double Score => Math.Clamp(Math.Round(Reasons.Sum(r => r.Weight), 2), 0, 1);

    /// <summary>The same judgement of another span of the encounter; the tests so far stay.</summary>
    public Judgement Of(long start, long end, ContactTally.Span span) =>
        new() { Start = start, End = end, Span = span, Medians = Medians, Drifting = Drifting, Tests = Tests };

    public bool Check(string name, string figure, string limit, bool passed)
    {
        Tests?.Add(new TestResult(name, figure, limit, passed));
        return passed;
    }
}
