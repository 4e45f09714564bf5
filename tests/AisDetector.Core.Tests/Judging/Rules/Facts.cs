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

    /// <summary>What is known of a ship: its type, its length, how many others it lay alongside in a day.</summary>
    public static ShipFacts Ship(byte? type = null, int? length = null, int partners = 0) =>
        Plain.Ship1 with { ShipType = type, LengthMeters = (ushort?)length, Partners = partners };

    public static PairFacts Of(ShipFacts first, ShipFacts second) => Plain with { Ship1 = first, Ship2 = second with { Mmsi = Plain.Ship2.Mmsi } };

    /// <summary>The same two, the second first.</summary>
    public static PairFacts Swapped(this PairFacts facts) => facts with { Ship1 = facts.Ship2, Ship2 = facts.Ship1 };

    /// <summary>Contacts in a row: hulls measured, and no heading. Each is changed by its number.</summary>
    public static PairFacts Changed(Func<int, Contact, Contact> change, int count = 32)
    {
        var tally = new ContactTally(Options);
        for (var i = 0; i < count; i++)
        {
            tally.Add(change(i, new Contact
            {
                Step = 1000 + i,
                Meters = 40,
                North = 40,
                HullGap = 8,
                Depth = 0,
                Heading1 = -1,
                Heading2 = -1,
                Verdict = AlongsideVerdict.Alongside,
                Flags1 = SampleFlags.Observed,
                Flags2 = SampleFlags.Observed,
            }));
        }

        return Plain with { Tally = tally };
    }

    /// <summary>A contact at which the first ship has a heading, and the second lies so many metres ahead and to the right of it.</summary>
    public static Contact At(this Contact contact, int heading, double ahead, double right)
    {
        var (sin, cos) = Math.SinCos(heading * Math.PI / 180);
        return contact with
        {
            Heading1 = (short)Support.Sphere.Turn(heading),
            East = (float)((ahead * sin) + (right * cos)),
            North = (float)((ahead * cos) - (right * sin)),
            Meters = (float)Math.Sqrt((ahead * ahead) + (right * right)),
        };
    }

    /// <summary>1 and -1 by turns, each for so many numbers.</summary>
    public static int Sign(int i, int each = 1) => i / each % 2 == 0 ? 1 : -1;

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
