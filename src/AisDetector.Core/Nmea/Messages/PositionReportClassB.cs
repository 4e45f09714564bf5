namespace AisDetector.Core.Nmea.Messages;

/// <summary>Message 18 (ITU-R M.1371-5 table 67): position of a class B vessel, 168 bits.</summary>
public readonly ref struct PositionReportClassB(PayloadBits bits)
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

    public byte Spare2 => (byte)_bits.Field(139, 2);

    /// <summary>True: carrier-sense unit; false: SOTDMA unit.</summary>
    public bool CarrierSenseUnit => _bits.Flag(141);

    public bool HasDisplay => _bits.Flag(142);
    public bool HasDsc => _bits.Flag(143);

    /// <summary>Can operate over the whole marine band.</summary>
    public bool WholeBand => _bits.Flag(144);

    /// <summary>Accepts channel assignment by message 22.</summary>
    public bool AcceptsMessage22 => _bits.Flag(145);

    /// <summary>False: autonomous; true: assigned mode.</summary>
    public bool AssignedMode => _bits.Flag(146);

    public bool Raim => _bits.Flag(147);

    /// <summary>The selector flag says ITDMA; a carrier-sense unit sends it set with a fixed state.</summary>
    public CommunicationState CommunicationState => new(_bits.Field(149, 19), isItdma: _bits.Flag(148));
}
