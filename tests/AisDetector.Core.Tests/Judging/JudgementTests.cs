using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Judging;

/// <summary>The score over all combinations of evidence: a sum in 0..1, and never less for more of what speaks for a transfer.</summary>
public sealed class JudgementTests
{
    private static readonly RendezvousOptions Options = TestOptions.Transfer;

    /// <summary>A run of contacts, alongside or not, seen or not; and what else is known.</summary>
    private sealed record Evidence(
        Contact[] Contacts, double Knots1, double Knots2, byte? Type1, byte? Type2, double? CoastKm, int Crowd, bool InAnchorage, bool SharedMmsi, bool ByAlongside);

    private static readonly Gen<Contact[]> Runs = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 3], (verdict, bridge, flags) => (verdict, bridge, flags)).Array[1, 60].Select(
        steps =>
        {
            var contacts = new Contact[steps.Length];
            var step = 1000L;
            for (var i = 0; i < steps.Length; i++)
            {
                var (verdict, bridge, flags) = steps[i];
                var silent = bridge == 4 && i > 0 ? 30 : 0;
                step += 1 + silent;
                contacts[i] = Contact(
                    step, verdict switch { 0 => AlongsideVerdict.Apart, 1 => AlongsideVerdict.Alongside, _ => AlongsideVerdict.Estimated }, flags > 0, silent);
            }

            return contacts;
        });

    private static readonly Gen<byte?> Types = Gen.OneOf<byte?>([.. new byte?[] { null, 30, 70, 80, 89, 99 }.Select(Gen.Const)]);

    private static readonly Gen<Evidence> Cases = Gen.Select(
        Runs, Gen.Select(Gen.Double[0, 7], Gen.Double[0, 7]), Gen.Select(Types, Types), Gen.Int[-80, 400].Select(km => km < 0 ? (double?)null : km), Gen.Int[2, 8],
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool),
        (contacts, knots, types, coast, crowd, flags) =>
            new Evidence(contacts, knots.Item1, knots.Item2, types.Item1, types.Item2, coast, crowd, flags.Item1, flags.Item2, flags.Item3));

    [Fact]
    public void The_score_is_the_sum_of_the_reasons_in_0_to_1() => Cases.Sample(
        evidence =>
        {
            var judgement = Weigh(evidence);
            Assert.InRange(judgement.Score, 0, 1);
            Assert.Equal(Math.Clamp(judgement.Reasons.Sum(r => r.Weight), 0, 1), judgement.Score, 1e-9);
            Assert.Equal(judgement.Reasons.Count, judgement.Reasons.Select(r => r.Code).Distinct().Count());
            Assert.All(judgement.Reasons, r => Assert.True(r.Weight != 0 && r.Text.Length > 0));
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void More_of_what_speaks_for_a_transfer_never_lowers_the_score() => Cases.Sample(
        evidence =>
        {
            // Without a hold that is long enough there is no rendezvous to weigh.
            if (evidence.ByAlongside && !TallyOf(evidence).HasLongHold) return;
            var score = Weigh(evidence).Score;
            var last = evidence.Contacts[^1];
            if (last.IsAlongside && last.IsObserved) More("seen alongside and measured for another step", evidence with { Contacts = [.. evidence.Contacts, Contact(last.Step + 1, AlongsideVerdict.Alongside, observed: true, silent: 0)] });
            More("farther from the coast", evidence with { CoastKm = (evidence.CoastKm ?? 0) + 30 });
            More("slower", evidence with { Knots1 = evidence.Knots1 / 2, Knots2 = evidence.Knots2 / 2 });
            More("a tanker", evidence with { Type1 = 80 });
            More("no crowd", evidence with { Crowd = 2 });
            More("no anchorage", evidence with { InAnchorage = false });
            More("a number of its own", evidence with { SharedMmsi = false });
            More("hulls known", evidence with { Contacts = [.. evidence.Contacts.Select(c => c with { Verdict = c.Verdict == AlongsideVerdict.Estimated ? AlongsideVerdict.Alongside : c.Verdict })] });
            More("all seen", evidence with { Contacts = [.. evidence.Contacts.Select(c => c with { Flags1 = SampleFlags.Observed, Flags2 = SampleFlags.Observed })] });

            void More(string what, Evidence more) => Assert.True(Weigh(more).Score >= score - 1e-9, $"{what}: {Weigh(more).Score} after {score}: {string.Join(", ", Weigh(more).Reasons)}");
        },
        iter: Iterations.Of(20_000));

    private static Judgement Weigh(Evidence evidence)
    {
        var tally = TallyOf(evidence);
        var isHeld = evidence.ByAlongside && tally.LongHolds.Count > 0;
        var span = isHeld ? tally.WhileAlongside : tally.Company;
        var steps = isHeld ? tally.LongHolds.Length : tally.LastStep - tally.FirstStep;
        var drifting = evidence.Knots1 < 2 && evidence.Knots2 < 2;
        var judgement = new Judgement((40, evidence.Knots1, evidence.Knots2), drifting) { Start = 0, End = steps, Steps = steps, Span = span };
        judgement.TakeFor(RendezvousCategory.Transfer, new PairFacts
        {
            Ship1 = new ShipFacts { Mmsi = 235000001, ShipType = evidence.Type1, MedianKnots = evidence.Knots1 },
            Ship2 = new ShipFacts { Mmsi = 538000002, ShipType = evidence.Type2, MedianKnots = evidence.Knots2 },
            Tally = tally,
            Duration = steps * Options.Step,
            Longest = (isHeld ? tally.LongHolds.Longest : steps) * Options.Step,
            ArrivalSeen = true,
            DepartureSeen = false,
            SeenApart = true,
            CameTogether = false,
            Inferred = span.InferredSteps * Options.Step,
            MinDuration = Options.MinDuration,
            Drifting = drifting,
            CoastKm = evidence.CoastKm,
            HarbourKm = null,
            InAnchorage = evidence.InAnchorage,
            CrowdCount = evidence.Crowd,
            CrowdIsSmall = false,
            IsCrowd = evidence.Crowd >= Options.CrowdShips,
            Between = null,
            IsCut = false,
            SharedMmsi = evidence.SharedMmsi,
            ByAlongside = evidence.ByAlongside,
        });
        return judgement;
    }

    private static ContactTally TallyOf(Evidence evidence)
    {
        var tally = new ContactTally(Options);
        foreach (var contact in evidence.Contacts) tally.Add(contact);
        return tally;
    }

    private static Contact Contact(long step, AlongsideVerdict verdict, bool observed, int silent) => new()
    {
        Step = step,
        Meters = verdict == AlongsideVerdict.Apart ? 300 : 40,
        Verdict = verdict,
        HullGap = verdict == AlongsideVerdict.Alongside ? 8 : float.NaN,
        Flags1 = observed ? SampleFlags.Observed : SampleFlags.None,
        Flags2 = observed ? SampleFlags.Observed : SampleFlags.None,
        Bridge = silent > 0 ? Bridge.Unobserved : Bridge.None,
        Silent1 = silent,
        Silent2 = silent,
        BothSilent = silent,
    };
}
