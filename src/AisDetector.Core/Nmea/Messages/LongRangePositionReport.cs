namespace AisDetector.Core.Nmea.Messages;

/// <summary>Message 27 (ITU-R M.1371-5 table 78): long-range position for satellites, class A and class B SO, 96 bits, on a grid of 1/10 minute.</summary>
public readonly ref struct LongRangePositionReport(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    public byte RepeatIndicator => (byte)_bits.Field(6, 2);
    public uint Mmsi => _bits.Field(8, 30);

    /// <summary>True: better than 10 m (before it was rounded to this grid).</summary>
    public bool PositionAccuracyHigh => _bits.Flag(38);

    public bool Raim => _bits.Flag(39);

    /// <summary>0 to 15 (table 45).</summary>
    public byte NavigationalStatus => (byte)_bits.Field(40, 4);

    /// <summary>East positive; 181 degrees (108,600): not available.</summary>
    public int LongitudeTenthsOfMinute => _bits.SignedField(44, 18);

    /// <summary>North positive; 91 degrees (54,600): not available.</summary>
    public int LatitudeTenthsOfMinute => _bits.SignedField(62, 17);

    /// <summary>0 to 62; 63: not available.</summary>
    public byte SpeedKnots => (byte)_bits.Field(79, 6);

    /// <summary>0 to 359; 511: not available.</summary>
    public ushort CourseDegrees => (ushort)_bits.Field(85, 9);

    /// <summary>False: the position is younger than 5 s; true: older.</summary>
    public bool PositionLatencyOver5Seconds => _bits.Flag(94);

    public bool Spare => _bits.Flag(95);
}
