using System.Globalization;
using AisDetector.Core.Geo;

namespace AisDetector.Core.Options;

/// <summary>
/// What counts as a rendezvous. A profile is a set of these; any value can be overridden. Defaults are the profile
/// <c>transfer</c>. What an option means, its unit and its range stand beside it (<see cref="SettingAttribute"/>).
/// </summary>
public sealed record RendezvousOptions
{
    /// <summary>The profile's name, part of every alert's id.</summary>
    public string Profile { get; init; } = "transfer";

    /// <summary>Also publish the categories that are not transfers, and long company that never came alongside.</summary>
    public bool All { get; init; }

    /// <summary>Areas of the user's own. Those of risk let loitering count inside; all are named in the alerts there.</summary>
    public Zones Zones { get; init; } = Zones.None;

    [Setting("Tracks are sampled at multiples of this in UTC", Least = "10s", Most = "30m", WholeSeconds = true)]
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(2);

    [Setting("Nothing is interpolated between two consecutive fixes further apart than this", Least = nameof(Step), Most = "12h", WholeSeconds = true)]
    public TimeSpan MaxGap { get; init; } = TimeSpan.FromMinutes(60);

    [Setting("Two ships no further apart than this are in contact (Global Fishing Watch's encounter distance)", "m", Least = "10", Most = "20000")]
    public double ContactDistanceMeters { get; init; } = 500;

    [Setting("An encounter goes on, uncounted, up to this distance: hysteresis against jitter at the limit", "m", Least = nameof(ContactDistanceMeters), Most = "20000")]
    public double LeavingDistanceMeters { get; init; } = 800;

    [Setting("A ship at this speed or faster is under way and makes no contact: transfers under way are made below 8 kn", "kn", Least = "0.1")]
    public double SlowBelowKnots { get; init; } = 8;

    [Setting(
        "Unobserved time that is bridged when the ships were in contact right before and right after it",
        Least = nameof(BridgedUncertainty), Most = "12h", Because = "since a track silent for 13h is forgotten")]
    public TimeSpan BridgedSilence { get; init; } = TimeSpan.FromHours(12);

    [Setting("Unobserved time that is bridged otherwise", Least = "0s", Most = nameof(BridgedSilence))]
    public TimeSpan BridgedUncertainty { get; init; } = TimeSpan.FromMinutes(60);

    [Setting("Apart steps in a row that end an encounter", "steps", Least = "1")]
    public int ApartStepsToEnd { get; init; } = 3;

    [Setting("Apart steps end an encounter only when they rest on this many segments of each ship (one bad fix makes two) ...", "segments", Least = "0")]
    public int ApartSegmentsToEnd { get; init; } = 3;

    [Setting("... or last this long", Least = "0s")]
    public TimeSpan ApartTimeToEnd { get; init; } = TimeSpan.FromMinutes(60);

    [Setting("Pieces of contact less than this apart are one encounter (Global Fishing Watch's merge); 0s: no merging", Least = "0s", Most = "7d")]
    public TimeSpan MergedApart { get; init; }

    [Setting("Pieces of contact shorter than this do not count", Least = "0s")]
    public TimeSpan MinPiece { get; init; }

    [Setting("true: lying side by side opens an alert; false: contact alone does (Global Fishing Watch)")]
    public bool NeedsAlongside { get; init; } = true;

    [Setting("Time side by side (or in contact, where NeedsAlongside is false) that opens an alert", Least = nameof(Step))]
    public TimeSpan MinDuration { get; init; } = TimeSpan.FromMinutes(30);

    [Setting("Slow and in contact this long without ever being side by side is long company: category proximity", Least = "0s")]
    public TimeSpan MinCompany { get; init; } = TimeSpan.FromMinutes(60);

    [Setting("Drifting together: the median speed of both is below this", "kn", Least = "0")]
    public double DriftingBelowKnots { get; init; } = 2;

    [Setting("A transfer under way: side by side for at least this share of the contacts", "share", Least = "0", Most = "1")]
    public double UnderWayAlongsideShare { get; init; } = 0.8;

    [Setting("Nearer than this to a known harbour or anchorage is no rendezvous; 0: no such limit; contacts inside harbours never count", "km", Least = "0")]
    public double MinAnchorageDistanceKm { get; init; }

    [Setting("A contact is observed when both samples lie within this of a real fix, otherwise inferred", Least = "0s")]
    public TimeSpan ObservedWithin { get; init; } = TimeSpan.FromMinutes(10);

    [Setting("Hulls no further apart than this are side by side: the GPS error of two receivers", "m", Least = "0")]
    public double AlongsideGapMeters { get; init; } = 50;

    [Setting("Ships linked side by side from this many on are a raft", "ships", Least = "2", Because = "since a pair is two")]
    public int CrowdShips { get; init; } = 5;

    [Setting("An alert opens at this score, and is taken back below it less 0.05; with --all every score is shown", "score", Least = "0", Most = "1")]
    public double MinScore { get; init; } = 0.5;

    [Setting("How far the newest event time is ahead of the time up to which the input is held to be complete (the watermark)", Least = "1s", Most = "1h")]
    public TimeSpan ReorderWindow { get; init; } = TimeSpan.FromMinutes(2);

    // Tracks.Vessel forgets a track that was silent for 13 h. Tracks.StaticHistory tells spans of 1 h apart, not shorter ones.
    [Setting(
        "How far behind the watermark a delayed report is still used",
        Least = nameof(ReorderWindow), Most = $"13h - {nameof(MaxGap)}", Because = "since a track silent for 13h is forgotten")]
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(3);

    [Setting(
        "An ended encounter is judged on evidence whose own time is at most this after its end",
        Least = "1h", Most = "7d", WholeSeconds = true, Because = "since static data are kept to 1h")]
    public TimeSpan EvidenceWindow { get; init; } = TimeSpan.FromHours(6);

    [Setting(
        "Evidence older than this before the first contact does not count, so that a time slice with its warm-up equals the whole",
        Least = $"{nameof(Horizon)} + 1h", Most = "30d", Because = "since a vessel silent for 31d is forgotten, and static data are kept to 1h")]
    public TimeSpan EvidenceMemory { get; init; } = TimeSpan.FromDays(14);

    [Setting("true: ships in harbours and on inland waters are judged too, as those at sea are (for a port authority)")]
    public bool InHarbours { get; init; }

    [Setting("A tanker, a cargo ship, or a large ship of unknown type that is slow and alone at sea for this long is loitering (Global Fishing Watch's reports); 0s: no such alerts", Least = "0s")]
    public TimeSpan MinLoitering { get; init; } = TimeSpan.FromHours(4);

    [Setting("Loitering: slower than this (Global Fishing Watch)", "kn", Least = "0")]
    public double LoiteringBelowKnots { get; init; } = 2;

    [Setting("Loitering: at least this far from the shore (20 nm, Global Fishing Watch), or inside a risk zone", "km", Least = "0")]
    public double LoiteringShoreKm { get; init; } = 37.04;

    [Setting(
        "Loitering for longer than this is being laid up: no alert", Least = nameof(MinLoitering), Most = "14d", WholeSeconds = true,
        Because = "since a time slice reads 14d and 16h before its start")]
    public TimeSpan LaidUpAfter { get; init; } = TimeSpan.FromDays(10);

    [Setting("So many others that lie still within 10 nm for most of the time make loitering a waiting at roads: no alert", "ships", Least = "1")]
    public int WaitingShips { get; init; } = 3;

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
        MinScore = 0,
        MinDuration = TimeSpan.FromHours(2),
        MinAnchorageDistanceKm = 10,
        MinLoitering = TimeSpan.Zero,
    };

    /// <summary>The score at which an alert opens: the least there is where all are shown.</summary>
    internal double LeastScore => All ? 0 : MinScore;

    /// <summary>How long after a step's time something can still change it: the horizon, and one gap for the segment to close.</summary>
    internal long FinalAfter => Ms(Horizon) + Ms(MaxGap);

    /// <summary>
    /// Questions about static data end at multiples of this (ms): at a step, or <see cref="MaxGap"/> or
    /// <see cref="EvidenceWindow"/> after one.
    /// </summary>
    internal long QuestionGrid => Gcd(Ms(Step), Gcd(Ms(MaxGap), Ms(EvidenceWindow)));

    internal static long Ms(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    /// <summary>What is wrong with these options, in words that name the option, the value and what would be right; null when nothing is.</summary>
    public string? Problem() => RendezvousSetting.All.Select(s => s.Problem(this)).FirstOrDefault(p => p != null);

    /// <summary>
    /// The options as text, field by field. States and progress are saved with it. The states of earlier builds are read, so the form
    /// stays: a new option is told by its name, or stands at its default.
    /// </summary>
    public string Identity() => string.Create(
        CultureInfo.InvariantCulture, $"RendezvousOptions {{ Profile = {Profile}, All = {All}, Zones = {Zones.Id}, {string.Join(", ", RendezvousSetting.All.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} = {s.Value(this)}")))} }}");

    /// <summary>
    /// How these options differ from those that a state was saved with, given as their text; null when they mean the same.
    /// An option that the saving build did not have must be as the profile sets it. One that this build does not have is ignored.
    /// </summary>
    internal string? DifferenceFrom(string saved)
    {
        var before = Values(saved);
        var usual = Values((Profile == Gfw.Profile ? Gfw : Transfer).Identity());
        foreach (var (option, value) in Values(Identity()))
        {
            if (!before.TryGetValue(option, out var then) && value != usual[option]) return $"{option} is {value} and was not known then";
            if (then != null && then != value) return $"{option} was {then} and is {value}";
        }

        return null;

        static Dictionary<string, string> Values(string record) => record[(record.IndexOf('{') + 1)..].TrimEnd(' ', '}').Split(", ")
            .Select(pair => pair.Split(" = ", 2)).ToDictionary(pair => pair[0].Trim(), pair => pair.ElementAtOrDefault(1) ?? "");
    }
}
