namespace AisDetector.Core.Nmea.Messages;

/// <summary>Message 5 (ITU-R M.1371-5 table 52): static and voyage related data of a class A vessel, 424 bits. Texts allocate when asked for.</summary>
public readonly ref struct StaticAndVoyageData(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    public byte RepeatIndicator => (byte)_bits.Field(6, 2);
    public uint Mmsi => _bits.Field(8, 30);

    /// <summary>Edition of M.1371 that the station complies with: 0: 1, 1: 3, 2: 5, 3: later.</summary>
    public byte AisVersion => (byte)_bits.Field(38, 2);

    /// <summary>1,000,000 to 9,999,999: IMO number; 10,000,000 and more: official flag state number; 0: not available.</summary>
    public uint ImoNumber => _bits.Field(40, 30);

    public string? CallSign => _bits.Text(70, 7);
    public string? Name => _bits.Text(112, 20);

    /// <summary>Table 53; 0: not available.</summary>
    public byte ShipType => (byte)_bits.Field(232, 8);

    public ShipDimensions Dimensions => ShipDimensions.Read(_bits, 240);

    /// <summary>Type of electronic position fixing device: 0 undefined, 1 GPS, 2 GLONASS, 3 combined, 4 Loran-C, 5 Chayka, 6 integrated, 7 surveyed, 8 Galileo, 15 internal GNSS.</summary>
    public byte PositionFixingDevice => (byte)_bits.Field(270, 4);

    /// <summary>UTC, 1 to 12; 0: not available.</summary>
    public byte EtaMonth => (byte)_bits.Field(274, 4);

    /// <summary>1 to 31; 0: not available.</summary>
    public byte EtaDay => (byte)_bits.Field(278, 5);

    /// <summary>0 to 23; 24: not available.</summary>
    public byte EtaHour => (byte)_bits.Field(283, 5);

    /// <summary>0 to 59; 60: not available.</summary>
    public byte EtaMinute => (byte)_bits.Field(288, 6);

    /// <summary>Maximum present static draught, 1 to 255 (25.5 m or more); 0: not available.</summary>
    public byte DraughtTenthsOfMeter => (byte)_bits.Field(294, 8);

    public string? Destination => _bits.Text(302, 20);

    /// <summary>Data terminal equipment: false when ready, true when not available.</summary>
    public bool DataTerminalNotReady => _bits.Flag(422);

    public bool Spare => _bits.Flag(423);
}
