namespace AisDetector.Core.Nmea.Messages;

/// <summary>Messages 1, 2 and 3 (ITU-R M.1371-5 table 48): position of a class A vessel, 168 bits. A view: each property reads its bits when asked.</summary>
public readonly ref struct PositionReportClassA(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    public byte Type => _bits.Type;

    /// <summary>How often the message has been repeated, 0 to 3 (do not repeat any more).</summary>
    public byte RepeatIndicator => (byte)_bits.Field(6, 2);

    public uint Mmsi => _bits.Field(8, 30);

    /// <summary>0 to 15 (table 45).</summary>
    public byte NavigationalStatus => (byte)_bits.Field(38, 4);

    /// <summary>4.733 times the square root of the rate of turn in degrees per minute, -126 to 126; 127 and -127: more than 5 degrees in 30 s without an indicator; -128: not available.</summary>
    public sbyte RateOfTurnIndicated => (sbyte)_bits.SignedField(42, 8);

    /// <summary>0 to 1022 (102.2 knots or more); 1023: not available.</summary>
    public ushort SpeedTenthsOfKnot => (ushort)_bits.Field(50, 10);

    /// <summary>True: better than 10 m.</summary>
    public bool PositionAccuracyHigh => _bits.Flag(60);

    /// <summary>1/10,000 minute, east positive; 181 degrees (108,600,000): not available.</summary>
    public int Longitude10000thMinutes => _bits.SignedField(61, 28);

    /// <summary>1/10,000 minute, north positive; 91 degrees (54,600,000): not available.</summary>
    public int Latitude10000thMinutes => _bits.SignedField(89, 27);

    /// <summary>0 to 3599; 3600: not available.</summary>
    public ushort CourseTenthsOfDegree => (ushort)_bits.Field(116, 12);

    /// <summary>0 to 359; 511: not available.</summary>
    public ushort TrueHeadingDegrees => (ushort)_bits.Field(128, 9);

    /// <summary>UTC second of the position, 0 to 59; 60: not available, 61: manual input, 62: dead reckoning, 63: positioning inoperative.</summary>
    public byte Second => (byte)_bits.Field(137, 6);

    /// <summary>0: not available, 1: no special manoeuvre, 2: special manoeuvre (regional passing arrangement).</summary>
    public byte SpecialManoeuvre => (byte)_bits.Field(143, 2);

    public byte Spare => (byte)_bits.Field(145, 3);

    /// <summary>Receiver autonomous integrity monitoring in use.</summary>
    public bool Raim => _bits.Flag(148);

    /// <summary>SOTDMA for messages 1 and 2, ITDMA for message 3.</summary>
    public CommunicationState CommunicationState => new(_bits.Field(149, 19), isItdma: Type == 3);
}
