namespace AisDetector.Evaluation.Truths;

internal enum TruthLabel
{
    /// <summary>Must be found.</summary>
    Positive,

    /// <summary>A look-alike: an alert about its ships is false.</summary>
    Negative,

    /// <summary>May be found or not: neither counts for precision or recall. Reported apart.</summary>
    Optional,

    /// <summary>Ordinary traffic: an alert about it is false.</summary>
    Background,
}

/// <summary>
/// One row of <c>truth.csv</c>: something that happened, or a scene in which nothing did. A scene with several transfers has a row for
/// each, with the same <see cref="Case"/>. An alert belongs to the case whose ships it names.
/// </summary>
internal sealed record TruthRow
{
    public required int Case { get; init; }

    /// <summary>The scenario, such as <c>tankersAdrift</c> or <c>anchoredNeighbours</c>.</summary>
    public required string Kind { get; init; }

    public required TruthLabel Label { get; init; }

    /// <summary><c>rendezvous</c> or <c>loitering</c>; empty where nothing happened.</summary>
    public string Event { get; init; } = "";

    /// <summary><c>transfer</c>, <c>transshipment</c> or <c>bunkering</c>; empty otherwise.</summary>
    public string Category { get; init; } = "";

    /// <summary>The two ships of a rendezvous, the one of a loitering, or the one pair that this negative row is about; 0: none.</summary>
    public uint Mmsi1 { get; init; }
    public uint Mmsi2 { get; init; }

    /// <summary>Fenders touch, fenders part; of a loitering the partner's time alongside, or the time at rest where nobody came.</summary>
    public DateTime? Start { get; init; }
    public DateTime? End { get; init; }

    /// <summary>Both ships were heard at least every 10 min about start and end: then errors of start and end say something.</summary>
    public bool BothHeard { get; init; }

    /// <summary>The partner of a loitering that was heard before and after; 0: none that AIS knows.</summary>
    public uint Partner { get; init; }

    public string Place { get; init; } = "";

    /// <summary>From first to last report, summed over the vessels of the case; stands in its first row only, so that rows can be added up.</summary>
    public double VesselDays { get; init; }

    /// <summary>All vessels of the case.</summary>
    public IReadOnlyList<uint> Vessels { get; init; } = [];
}
