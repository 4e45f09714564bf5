namespace AisDetector.Core.Reports;

/// <summary>
/// Static and voyage data of a vessel (ITU-R M.1371 messages 5, 19, 24; CSV columns). Null where the source has none or
/// sent the standard's "not available" value. A message 24 part A has only the name, a part B has no name: readers give
/// what the message has, the detector puts the parts together.
/// </summary>
public sealed record StaticData
{
    /// <summary>IMO number, seven digits.</summary>
    public uint? Imo { get; init; }

    public string? Name { get; init; }
    public string? CallSign { get; init; }

    /// <summary>Type of ship and cargo, 1 to 99 (ITU-R M.1371 table 53).</summary>
    public byte? ShipType { get; init; }

    /// <summary>Reference point to bow, stern, port, starboard (A, B, C, D), metres; all null when no dimension is known.</summary>
    public ushort? ToBowMeters { get; init; }
    public ushort? ToSternMeters { get; init; }
    public ushort? ToPortMeters { get; init; }
    public ushort? ToStarboardMeters { get; init; }

    /// <summary>Length over all: A + B, or a CSV's length column (then A to D may be null).</summary>
    public ushort? LengthMeters { get; init; }

    /// <summary>Beam: C + D, or a CSV's width column.</summary>
    public ushort? BeamMeters { get; init; }

    /// <summary>Maximum present static draught, metres, 0.1 to 25.5.</summary>
    public float? DraughtMeters { get; init; }

    public string? Destination { get; init; }

    /// <summary>Estimated time of arrival as sent, <c>MM-DDTHH:MMZ</c>: the message has no year.</summary>
    public string? Eta { get; init; }
}
