using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Judging.Rules;

/// <summary>The facts of a plain transfer: two ships of unknown type, seen side by side for an hour 100 km off, hulls estimated.</summary>
internal static class Facts
{
    private static readonly RendezvousOptions Options = TestOptions.Transfer;

    public static PairFacts Plain { get; } = new()
    {
        Ship1 = new ShipFacts { Mmsi = 235000001, MedianKnots = 0.4 },
        Ship2 = new ShipFacts { Mmsi = 538000002, MedianKnots = 0.6 },
        Tally = Contacts(31),
        Duration = TimeSpan.FromMinutes(60),
        Longest = TimeSpan.FromMinutes(60),
        ArrivalSeen = true,
        DepartureSeen = false,
        SeenApart = true,
        CameTogether = false,
        Inferred = TimeSpan.Zero,
        MinDuration = Options.MinDuration,
        Drifting = true,
        CoastKm = 100,
        HarbourKm = 120,
        InAnchorage = false,
        CrowdCount = 2,
        CrowdIsSmall = false,
        IsCrowd = false,
        Between = null,
        IsCut = false,
        SharedMmsi = false,
        ByAlongside = true,
    };

    /// <summary>Two ships of these types (null: not known).</summary>
    public static PairFacts Of(byte? first, byte? second) =>
        Plain with { Ship1 = Plain.Ship1 with { ShipType = first }, Ship2 = Plain.Ship2 with { ShipType = second } };

    /// <summary>So many contacts in a row, side by side.</summary>
    /// <param name="silentBefore">Steps at which both were silent before the last of them.</param>
    /// <param name="motionlessSteps">Steps for which one has not moved, at the last.</param>
    public static ContactTally Contacts(int count, bool measured = false, bool observed = true, int silentBefore = 0, int motionlessSteps = 0)
    {
        var tally = new ContactTally(Options);
        for (var i = 0; i < count; i++)
        {
            var silent = i == count - 1 ? silentBefore : 0;
            var flags = observed ? SampleFlags.Observed : SampleFlags.None;
            tally.Add(new Contact
            {
                Step = 1000 + i + silent,
                Meters = 40,
                Verdict = measured ? AlongsideVerdict.Alongside : AlongsideVerdict.Estimated,
                HullGap = measured ? 8 : float.NaN,
                Flags1 = flags,
                Flags2 = flags,
                Bridge = silent > 0 ? Bridge.Unobserved : Bridge.None,
                Silent1 = silent,
                Silent2 = silent,
                BothSilent = silent,
                MotionlessSteps = (ushort)motionlessSteps,
            });
        }

        return tally;
    }
}
