
namespace AisDetector.Core.Alerts;

public enum AlertKind { Rendezvous, Loitering }

/// <summary>Where an alert stands in its life. <see cref="Settled"/>: nothing can change it any more. A settled or retracted last revision is final.</summary>
public enum AlertPhase { Opened, Updated, Closed, Settled, Retracted }

/// <summary>How the ships of a rendezvous lay to each other.</summary>
public enum AlertMode
{
    /// <summary>Side by side, nearly stopped: drifting or at anchor.</summary>
    Alongside,

    /// <summary>Side by side under way.</summary>
    UnderWay,

    /// <summary>One ahead of the other, as oil is pumped from a storage ship.</summary>
    Tandem,
}

/// <summary>What a rendezvous is taken for. The first three are published; the others are counted and written with <c>--all</c>.</summary>
public enum RendezvousCategory
{
    Transfer,
    Transshipment,
    Bunkering,
    Towage,
    Pilotage,
    PairTrawling,
    OffshoreService,
    SameHull,
    Gear,
    Rafted,
    /// <summary>Slow and close for an hour, never alongside: ships that wait, fish or anchor near each other, or lie on both sides of a third.</summary>
    Proximity,
}

/// <summary>
/// One revision of what is published about a rendezvous or a loitering (contract <c>aisdetector.alert/1</c>, JSON Schema in
/// <c>deploy/schemas</c>). It is a candidate, not a finding. Units stand in the names; null means not known.
/// </summary>
public sealed record Alert
{
    public const string SchemaId = "aisdetector.alert/1";

    public string Schema { get; init; } = SchemaId;

    /// <summary>26 base-32 characters: the same rendezvous has the same id in every run.</summary>
    public required string Id { get; init; }

    /// <summary>From 1; consumers take the highest.</summary>
    public required int Revision { get; init; }

    public required AlertKind Kind { get; init; }
    public required RendezvousCategory? Category { get; init; }
    public required AlertPhase Phase { get; init; }

    /// <summary>Null where alongside is not asked for, or was not reached.</summary>
    public AlertMode? Mode { get; init; }

    /// <summary>First step of the first hold; the first contact in a profile that does not ask for alongside, and where no step was alongside.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Last step of the last hold, or the last contact in the same way; null while open.</summary>
    public required DateTime? End { get; init; }

    /// <summary>The tick at which this revision was made.</summary>
    public required DateTime DetectedAt { get; init; }

    /// <summary>The sum of the holds; from start to end where alongside is not asked for.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Each time side by side that was long enough, in order; empty where alongside is not asked for.</summary>
    public IReadOnlyList<AlertHold> Holds { get; init; } = [];
    public required int ObservedMinutes { get; init; }
    public required int InferredMinutes { get; init; }

    /// <summary>In MMSI order; one for a loitering.</summary>
    public required IReadOnlyList<AlertVessel> Vessels { get; init; }

    public required double Latitude { get; init; }
    public required double Longitude { get; init; }

    /// <summary>Between antennas.</summary>
    public required int? MinDistanceMeters { get; init; }
    public required int? MedianDistanceMeters { get; init; }

    /// <summary>Between hulls; null where the dimensions or headings of either ship are not known.</summary>
    public required int? MinHullGapMeters { get; init; }

    /// <summary>Share of the contacts that are alongside, 0 to 1; null where no contact could be judged.</summary>
    public required double? AlongsideFraction { get; init; }

    /// <summary>Steps in contact.</summary>
    public required int Contacts { get; init; }

    /// <summary>Share of the steps from start to end that are observed contacts, 0 to 1.</summary>
    public required double Coverage { get; init; }

    public required double? DistanceToCoastKm { get; init; }
    public required AlertPort? NearestPort { get; init; }
    public IReadOnlyList<string> Zones { get; init; } = [];
    public string? EpisodeId { get; init; }

    /// <summary>Sum of the reasons' weights, held to 0..1.</summary>
    public required double Score { get; init; }
    public required IReadOnlyList<AlertReason> Reasons { get; init; }
    public IReadOnlyList<string> Flags { get; init; } = [];
    public IReadOnlyList<PossiblePartner> PossiblePartners { get; init; } = [];
    public required AlertSource Source { get; init; }
}

public sealed record AlertVessel
{
    public required uint Mmsi { get; init; }
    public uint? Imo { get; init; }
    public string? Name { get; init; }
    public string? CallSign { get; init; }

    /// <summary>ISO 3166 alpha-2 country of the MMSI's maritime identification digits.</summary>
    public string? Flag { get; init; }
    public byte? ShipType { get; init; }

    /// <summary>Class of the transponder: <c>A</c>, <c>B</c> or <c>unknown</c>.</summary>
    public string Class { get; init; } = "unknown";
    public ushort? LengthMeters { get; init; }
    public ushort? BeamMeters { get; init; }
    public float? DraughtBeforeMeters { get; init; }
    public float? DraughtAfterMeters { get; init; }
    public double? MedianSpeedKnots { get; init; }

    /// <summary>Minutes between start and end in which this vessel was not heard (no segment).</summary>
    public int GapMinutes { get; init; }
    public IReadOnlyList<string> Watchlists { get; init; } = [];
}

/// <summary>One time side by side: first and last step.</summary>
public sealed record AlertHold(DateTime Start, DateTime End);

public sealed record AlertPort(string Name, double DistanceKm);

/// <summary>One piece of evidence: a stable code, what it adds to (or takes from) the score, and words that can be read aloud.</summary>
public sealed record AlertReason(string Code, double Weight, string Text);

/// <summary>A ship that was silent, or reported itself elsewhere, and could have been with the one that loitered.</summary>
/// <param name="GapStart">Its last fix before.</param>
/// <param name="GapEnd">Its first fix after; null where none came in time to be evidence.</param>
/// <param name="RequiredSpeedKnots">The least speed at which it could have come, stayed for half an hour, and gone to where it was heard next.</param>
public sealed record PossiblePartner(uint Mmsi, DateTime GapStart, DateTime? GapEnd, double RequiredSpeedKnots)
{
    /// <summary>From 1, the likeliest.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>What speaks for it; the rank is by the sum of the weights.</summary>
    public IReadOnlyList<AlertReason> Reasons { get; init; } = [];
}

/// <summary>What made the alert. The only part that may differ between two runs over the same reports.</summary>
public sealed record AlertSource(string Input, string Profile, string Version);
