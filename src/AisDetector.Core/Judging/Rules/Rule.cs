using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Judging.Rules;

/// <summary>A reason that makes a rendezvous worth a look (positive weight), or that speaks against it (negative weight).</summary>
internal interface IReason
{
    /// <summary>The contract's stable word.</summary>
    string Code { get; }

    /// <summary>What the reason adds to the score, and words that can be read aloud; null where it does not apply. Facts that are not known add nothing.</summary>
    (double Weight, string Text)? Weigh(PairFacts facts);
}

/// <summary>Something that a reader of the alert should know. It does not change the score.</summary>
internal interface IFlag
{
    string Word { get; }

    bool Applies(PairFacts facts);
}

/// <summary>What a rendezvous may be taken for. Ship types are those of ITU-R M.1371 table 53. An unknown type never puts a pair into a category.</summary>
internal interface ICategoryRule
{
    RendezvousCategory Category { get; }

    /// <summary>Why the pair is of this category, in words; null where it is not.</summary>
    string? Why(PairFacts facts);
}

/// <summary>Every rule of the judgement. To add one: a file in the folder beside this one, and its name here.</summary>
internal static class AllRules
{
    /// <summary>The score is the sum of those that apply. The weights are our own. They rank alerts; they are no probabilities.</summary>
    public static IReadOnlyList<IReason> Reasons { get; } =
    [
        new LongAlongside(), new Drifting(), new UnderWay(), new HullsMeasured(), new Offshore(), new SilentTogether(), new BothTankers(), new OneTanker(),
        new GapEstimated(), new LittleObserved(), new MostlyInferred(), new InAnchorage(), new Crowded(), new SharedMmsi(),
        new FalseType(), new ServiceClaimed(), new ArrivalNotSeen(), new SmallCraft(), new NoCountry(), new Tandem(), new SteadyTogether(), new Motionless(), new LargeShips(), new ManyPartners(),
        new CameAndWent(), new Unsteady(), new MetBefore(), new OffshoreUnit(), new HullsOverlap(), new NotSeenApart(),
    ];

    /// <summary>The distances from the coast, and from a harbour, at which a rule changes its answer.</summary>
    public static IReadOnlyList<double> CoastLimitsKm { get; } = [Raft.RaftCoastKm, Offshore.LimitKm];
    public static IReadOnlyList<double> HarbourLimitsKm { get; } = [Raft.CrowdHarbourKm];

    public static IReadOnlyList<IFlag> Flags { get; } = [new SharedMmsi(), new IdentityUnclear(), new NoCountry(), new Surrounded(), new PartnerWentDark()];

    /// <summary>The first that fits is the category.</summary>
    public static IReadOnlyList<ICategoryRule> Categories { get; } =
    [
        new Gear(), new SameHull(), new OneHull(), new Raft(), new Pilotage(), new Towage(), new PairTrawling(), new OffshoreService(), new Rounds(), new Returning(), new Structure(),
        new LaidUp(), new AnchoredApart(), new InLine(), new ThirdBetween(), new Transshipment(), new Bunkering(), new Transfer(),
    ];
}
