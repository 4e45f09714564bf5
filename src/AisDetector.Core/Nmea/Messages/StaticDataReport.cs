namespace AisDetector.Core.Nmea.Messages;

/// <summary>Message 24 part A (ITU-R M.1371-5 table 75): the name of a class B vessel, 160 bits (168 with its spare byte).</summary>
public readonly ref struct StaticDataReportPartA(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    /// <summary>Which part a message 24 is: 0 is A, 1 is B; 2 and 3 are not defined.</summary>
    public static byte PartNumberOf(PayloadBits bits) => (byte)bits.Field(38, 2);

    public byte RepeatIndicator => (byte)_bits.Field(6, 2);
    public uint Mmsi => _bits.Field(8, 30);
    public byte PartNumber => PartNumberOf(_bits);
    public string? Name => _bits.Text(40, 20);
}

/// <summary>Message 24 part B (ITU-R M.1371-5 table 75): type, maker, call sign and dimensions of a class B vessel, 168 bits (older units send 162).</summary>
public readonly ref struct StaticDataReportPartB(PayloadBits bits)
{
    private readonly PayloadBits _bits = bits;

    public byte RepeatIndicator => (byte)_bits.Field(6, 2);
    public uint Mmsi => _bits.Field(8, 30);
    public byte PartNumber => StaticDataReportPartA.PartNumberOf(_bits);

    /// <summary>Table 53; 0: not available.</summary>
    public byte ShipType => (byte)_bits.Field(40, 8);

    /// <summary>Three characters that name the maker (since M.1371-4).</summary>
    public string? ManufacturerId => _bits.Text(48, 3);

    public byte UnitModelCode => (byte)_bits.Field(66, 4);
    public uint UnitSerialNumber => _bits.Field(70, 20);

    /// <summary>The same 42 bits as <see cref="ManufacturerId"/>, model and serial, read as seven characters as M.1371-3 had it.</summary>
    public string? VendorId => _bits.Text(48, 7);

    public string? CallSign => _bits.Text(90, 7);

    /// <summary>MMSI 98XXXYYYY: a craft associated with a parent ship. It sends the parent's MMSI in place of its dimensions.</summary>
    public bool IsAuxiliaryCraft => Mmsi / 10_000_000 == 98;

    /// <summary>All 0 for an auxiliary craft.</summary>
    public ShipDimensions Dimensions => IsAuxiliaryCraft ? default : ShipDimensions.Read(_bits, 132);

    /// <summary>The parent ship of an auxiliary craft, otherwise null.</summary>
    public uint? MothershipMmsi => IsAuxiliaryCraft ? _bits.Field(132, 30) : null;

    /// <summary>As in message 5; 0 (undefined) where an older unit sends no such field.</summary>
    public byte PositionFixingDevice => _bits.Length >= 166 ? (byte)_bits.Field(162, 4) : (byte)0;
}
