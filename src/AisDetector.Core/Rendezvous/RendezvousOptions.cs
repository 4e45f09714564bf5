namespace AisDetector.Core.Rendezvous;

/// <summary>
/// What counts as a rendezvous. A profile is a set of these; any value can be overridden. Defaults are the profile
/// <c>transfer</c>.
/// </summary>
public sealed record RendezvousOptions
{
    /// <summary>The profile's name, part of every alert's id.</summary>
    public string Profile { get; init; } = "transfer";

    /// <summary>Also publish the categories that are not transfers, and long company that never came alongside.</summary>
    public bool All { get; init; }

    /// <summary>Tracks are sampled at multiples of this in UTC.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Two consecutive fixes further apart than this make no segment: nothing is interpolated between them.</summary>
    public TimeSpan MaxGap { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Two samples no further apart than this are a contact (Global Fishing Watch's encounter distance).</summary>
    public double ContactDistanceMeters { get; init; } = 500;

    /// <summary>An encounter goes on, uncounted, up to this distance: hysteresis against jitter at the limit.</summary>
    public double LeavingDistanceMeters { get; init; } = 800;

    /// <summary>A sample at this speed or faster is under way and makes no contact: transfers under way are made below 8 kn.</summary>
    public double SlowBelowKnots { get; init; } = 8;

    /// <summary>Unobserved time that is bridged when the ships were in contact right before and right after it.</summary>
    public TimeSpan BridgedSilence { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Unobserved time that is bridged otherwise.</summary>
    public TimeSpan BridgedUncertainty { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Apart steps in a row that end an encounter.</summary>
    public int ApartStepsToEnd { get; init; } = 3;

    /// <summary>Apart steps end an encounter only when they rest on this many segments of each ship (a single bad fix makes two) ...</summary>
    public int ApartSegmentsToEnd { get; init; } = 3;

    /// <summary>... or last this long.</summary>
    public TimeSpan ApartTimeToEnd { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Pieces of contact less than this apart are one encounter (Global Fishing Watch's merge); zero: no merging.</summary>
    public TimeSpan MergedApart { get; init; }

    /// <summary>Pieces shorter than this do not count.</summary>
    public TimeSpan MinPiece { get; init; }

    /// <summary>True: alongside opens an alert (transfer). False: contact alone does (Global Fishing Watch).</summary>
    public bool NeedsAlongside { get; init; } = true;

    /// <summary>Time alongside (or in contact, where <see cref="NeedsAlongside"/> is false) that opens an alert.</summary>
    public TimeSpan MinDuration { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Slow and within contact distance this long without ever being alongside is long company: category proximity.</summary>
    public TimeSpan MinCompany { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Drifting together: the median speed of both below this.</summary>
    public double DriftingBelowKnots { get; init; } = 2;

    /// <summary>A transfer under way: alongside for at least this share of the contacts.</summary>
    public double UnderWayAlongsideShare { get; init; } = 0.8;

    /// <summary>Nearer than this to a known harbour or anchorage point is no rendezvous; zero: harbours gate the contacts alone.</summary>
    public double MinAnchorageDistanceKm { get; init; }

    /// <summary>A contact is observed when both samples lie within this of a real fix, otherwise inferred.</summary>
    public TimeSpan ObservedWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Hulls no further apart than this are alongside: GPS error of two receivers.</summary>
    public double AlongsideGapMeters { get; init; } = 50;

    /// <summary>Ships linked side by side from this many on are a raft.</summary>
    public int CrowdShips { get; init; } = 5;

    /// <summary>How far behind the watermark a delayed report is still used.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(3);

    /// <summary>The watermark is the edge less this.</summary>
    public TimeSpan ReorderWindow { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>An ended encounter is judged on evidence whose own time is at most this after its end.</summary>
    public TimeSpan EvidenceWindow { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Evidence older than this before the first contact does not count, so that a time slice with its warm-up equals the whole.</summary>
    public TimeSpan EvidenceMemory { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Ship-to-ship transfer (default).</summary>
    public static RendezvousOptions Transfer { get; } = new();

    /// <summary>Global Fishing Watch's published encounter (pipe-encounters), streaming, without its known defects.</summary>
    public static RendezvousOptions Gfw { get; } = new()
    {
        Profile = "gfw",
        Step = TimeSpan.FromMinutes(10),
        LeavingDistanceMeters = 500,
        SlowBelowKnots = double.PositiveInfinity,
        BridgedSilence = TimeSpan.FromHours(4),
        BridgedUncertainty = TimeSpan.FromHours(4),
        ApartStepsToEnd = 1,
        ApartSegmentsToEnd = 1,
        MergedApart = TimeSpan.FromHours(4),
        MinPiece = TimeSpan.FromMinutes(60),
        NeedsAlongside = false,
        MinDuration = TimeSpan.FromHours(2),
        MinAnchorageDistanceKm = 10,
    };

    /// <summary>How long after a step's time something can still change it: the horizon, and one gap for the segment to close.</summary>
    internal long FinalAfter => Ms(Horizon) + Ms(MaxGap);

    /// <summary>
    /// Static data are asked for by times on this grid (ms): a step's, or such a one plus <see cref="MaxGap"/> or
    /// <see cref="EvidenceWindow"/>.
    /// </summary>
    internal long QuestionGrid => Gcd(Ms(Step), Gcd(Ms(MaxGap), Ms(EvidenceWindow)));

    internal static long Ms(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    /// <summary>What is wrong with these options, in words that name the option, the value and what would be right; null when nothing is.</summary>
    public string? Problem() => SamplingProblem() ?? MeetingProblem() ?? TimeProblem();

    private string? SamplingProblem()
    {
        if (Step < TimeSpan.FromSeconds(10) || Step > TimeSpan.FromMinutes(30) || !IsSeconds(Step))
            return $"Step is {Step}: whole seconds from 10 s to 30 min";
        if (MaxGap < Step || MaxGap > TimeSpan.FromHours(12) || !IsSeconds(MaxGap)) return $"MaxGap is {MaxGap}: whole seconds from Step ({Step}) to 12 h";
        if (ContactDistanceMeters is not (>= 10 and <= 20_000)) return $"ContactDistanceMeters is {ContactDistanceMeters}: 10 to 20000";
        if (!(LeavingDistanceMeters >= ContactDistanceMeters && LeavingDistanceMeters <= 20_000))
            return $"LeavingDistanceMeters is {LeavingDistanceMeters}: from ContactDistanceMeters ({ContactDistanceMeters}) to 20000";
        if (!(SlowBelowKnots > 0)) return $"SlowBelowKnots is {SlowBelowKnots}: more than 0";
        if (ObservedWithin < TimeSpan.Zero) return NotNegative(nameof(ObservedWithin), ObservedWithin);
        return null;
    }

    private string? MeetingProblem()
    {
        if (MinDuration < Step) return $"MinDuration is {MinDuration}: at least Step ({Step})";
        if (MinCompany < TimeSpan.Zero) return NotNegative(nameof(MinCompany), MinCompany);
        if (MinPiece < TimeSpan.Zero) return NotNegative(nameof(MinPiece), MinPiece);
        if (ApartStepsToEnd < 1) return $"ApartStepsToEnd is {ApartStepsToEnd}: 1 or more";
        if (ApartSegmentsToEnd < 0) return NotNegative(nameof(ApartSegmentsToEnd), ApartSegmentsToEnd);
        if (ApartTimeToEnd < TimeSpan.Zero) return NotNegative(nameof(ApartTimeToEnd), ApartTimeToEnd);
        if (!(AlongsideGapMeters >= 0)) return NotNegative(nameof(AlongsideGapMeters), AlongsideGapMeters);
        if (!(DriftingBelowKnots >= 0)) return NotNegative(nameof(DriftingBelowKnots), DriftingBelowKnots);
        if (!(MinAnchorageDistanceKm >= 0)) return NotNegative(nameof(MinAnchorageDistanceKm), MinAnchorageDistanceKm);
        if (UnderWayAlongsideShare is not (>= 0 and <= 1)) return $"UnderWayAlongsideShare is {UnderWayAlongsideShare}: 0 to 1";
        if (CrowdShips < 2) return $"CrowdShips is {CrowdShips}: 2 or more, since a pair is two";
        return null;
    }

    private string? TimeProblem()
    {
        if (ReorderWindow < TimeSpan.FromSeconds(1) || ReorderWindow > TimeSpan.FromHours(1)) return $"ReorderWindow is {ReorderWindow}: 1 s to 1 h";
        if (Horizon < ReorderWindow || Horizon > TrackMemory - MaxGap)
            return $"Horizon is {Horizon}: from ReorderWindow ({ReorderWindow}) to 13 h less MaxGap ({MaxGap}), since a track silent for 13 h is forgotten";
        if (BridgedUncertainty < TimeSpan.Zero) return NotNegative(nameof(BridgedUncertainty), BridgedUncertainty);
        if (BridgedSilence < BridgedUncertainty) return $"BridgedSilence is {BridgedSilence}: at least BridgedUncertainty ({BridgedUncertainty})";
        if (BridgedSilence > TimeSpan.FromHours(12)) return $"BridgedSilence is {BridgedSilence}: at most 12 h, since a track silent for more than 13 h is forgotten";
        if (MergedApart < TimeSpan.Zero || MergedApart > TimeSpan.FromDays(7)) return $"MergedApart is {MergedApart}: 0 to 7 days";
        if (EvidenceWindow < StaticSpacing || EvidenceWindow > TimeSpan.FromDays(7) || !IsSeconds(EvidenceWindow))
            return $"EvidenceWindow is {EvidenceWindow}: whole seconds from 1 h, to which static data are kept, to 7 days";
        if (EvidenceMemory < Horizon + StaticSpacing || EvidenceMemory > TimeSpan.FromDays(30))
            return $"EvidenceMemory is {EvidenceMemory}: from Horizon ({Horizon}) and 1 h, to which static data are kept, to 30 days, since a vessel silent for 31 days is forgotten";
        return null;
    }

    /// <summary><see cref="Tracking.Vessel"/> forgets a track that was silent for this long.</summary>
    private static readonly TimeSpan TrackMemory = TimeSpan.FromHours(13);

    /// <summary><see cref="Tracking.StaticHistory"/> tells spans of this length apart, not shorter ones.</summary>
    private static readonly TimeSpan StaticSpacing = TimeSpan.FromHours(1);

    private static bool IsSeconds(TimeSpan span) => span.Ticks % TimeSpan.TicksPerSecond == 0;

    private static string NotNegative<T>(string option, T value) => $"{option} is {value}: 0 or more";

    /// <summary>
    /// How these options differ from those that a state was saved with, given as their text; null when they mean the same.
    /// An option that the saving build did not have must be as the profile sets it; one that this build lacks is passed over.
    /// </summary>
    internal string? DifferenceFrom(string saved)
    {
        var before = Values(saved);
        var usual = Values((Profile == Gfw.Profile ? Gfw : Transfer).ToString());
        foreach (var (option, value) in Values(ToString()))
        {
            if (!before.TryGetValue(option, out var then) && value != usual[option]) return $"{option} is {value} and was not known then";
            if (then != null && then != value) return $"{option} was {then} and is {value}";
        }

        return null;

        static Dictionary<string, string> Values(string record) => record[(record.IndexOf('{') + 1)..].TrimEnd(' ', '}').Split(", ")
            .Select(pair => pair.Split(" = ", 2)).ToDictionary(pair => pair[0].Trim(), pair => pair.ElementAtOrDefault(1) ?? "");
    }
}
