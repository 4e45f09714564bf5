namespace AisDetector.Core.Nmea.Messages;

/// <summary>Message 19 (ITU-R M.1371-5 table 68): position and static data of a class B vessel, 312 bits.</summary>
public readonly ref struct ExtendedPositionReportClassB(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    public byte RepeatIndicator => (byte)_bits.Field(6, 2);
    public uint Mmsi => _bits.Field(8, 30);
    public byte Spare1 => (byte)_bits.Field(38, 8);

    /// <summary>0 to 1022 (102.2 knots or more); 1023: not available.</summary>
    public ushort SpeedTenthsOfKnot => (ushort)_bits.Field(46, 10);

    /// <summary>True: better than 10 m.</summary>
    public bool PositionAccuracyHigh => _bits.Flag(56);

    /// <summary>1/10,000 minute; 108,600,000: not available.</summary>
    public int Longitude10000thMinutes => _bits.SignedField(57, 28);

    /// <summary>1/10,000 minute; 54,600,000: not available.</summary>
    public int Latitude10000thMinutes => _bits.SignedField(85, 27);

    /// <summary>0 to 3599; 3600: not available.</summary>
    public ushort CourseTenthsOfDegree => (ushort)_bits.Field(112, 12);

    /// <summary>0 to 359; 511: not available.</summary>
    public ushort TrueHeadingDegrees => (ushort)_bits.Field(124, 9);

    /// <summary>UTC second, 0 to 59; 60 to 63 as in message 1.</summary>
    public byte Second => (byte)_bits.Field(133, 6);

    public byte Spare2 => (byte)_bits.Field(139, 4);
    public string? Name => _bits.Text(143, 20);

    /// <summary>Table 53; 0: not available.</summary>
    public byte ShipType => (byte)_bits.Field(263, 8);

    public ShipDimensions Dimensions => ShipDimensions.Read(_bits, 271);

    /// <summary>As in message 5.</summary>
    public byte PositionFixingDevice => (byte)_bits.Field(301, 4);

    public bool Raim => _bits.Flag(305);

    /// <summary>Data terminal equipment: false when ready, true when not available.</summary>
    public bool DataTerminalNotReady => _bits.Flag(306);

    /// <summary>False: autonomous; true: assigned mode.</summary>
    public bool AssignedMode => _bits.Flag(307);

    public byte Spare3 => (byte)_bits.Field(308, 4);

    /// <summary>First bit and bit after the last of the static part.</summary>
    internal const int StaticFrom = 143, StaticTo = 301;
}
