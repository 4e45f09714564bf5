namespace AisDetector.Core.Nmea.Messages;

/// <summary>
/// Reference point for the reported position and overall dimensions (ITU-R M.1371-5 figures 41 and 42), 30 bits, metres as sent.
/// </summary>
/// <param name="ToBowMeters">A, 0 to 511 (511 m or more).</param>
/// <param name="ToSternMeters">B, 0 to 511.</param>
/// <param name="ToPortMeters">C, 0 to 63.</param>
/// <param name="ToStarboardMeters">D, 0 to 63.</param>
public readonly record struct ShipDimensions(ushort ToBowMeters, ushort ToSternMeters, ushort ToPortMeters, ushort ToStarboardMeters)
{
    internal static ShipDimensions Read(PayloadBits bits, int offset) => new(
        (ushort)bits.Field(offset, 9),
        (ushort)bits.Field(offset + 9, 9),
        (ushort)bits.Field(offset + 18, 6),
        (ushort)bits.Field(offset + 24, 6));

    /// <summary>A = C = 0: the position's reference point on the ship is not known; B and D are then length and beam.</summary>
    public bool HasReferencePoint => ToBowMeters != 0 || ToPortMeters != 0;

    /// <summary>Length over all; 0: not available.</summary>
    public ushort LengthMeters => (ushort)(ToBowMeters + ToSternMeters);

    /// <summary>Beam; 0: not available.</summary>
    public ushort BeamMeters => (ushort)(ToPortMeters + ToStarboardMeters);
}
