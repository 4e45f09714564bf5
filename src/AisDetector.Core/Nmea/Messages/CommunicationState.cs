namespace AisDetector.Core.Nmea.Messages;

/// <summary>How the station shares the radio channel: 19 bits (ITU-R M.1371-5 annex 2, 3.3.7.2.1 SOTDMA, 3.3.7.3.2 ITDMA).</summary>
public readonly record struct CommunicationState
{
    public CommunicationState(uint bits, bool isItdma)
    {
        Bits = bits & 0x7FFFF;
        IsItdma = isItdma;
    }

    /// <summary>The 19 bits as sent.</summary>
    public uint Bits { get; }

    public bool IsItdma { get; }

    /// <summary>0: UTC direct, 1: UTC indirect, 2: synchronised to a base station, 3: to another station.</summary>
    public byte SyncState => (byte)(Bits >> 17);

    /// <summary>SOTDMA: frames until a new slot is chosen, 0 to 7; null for ITDMA.</summary>
    public byte? SlotTimeout => IsItdma ? null : (byte)(Bits >> 14 & 7);

    /// <summary>SOTDMA, timeout 3, 5, 7: stations heard.</summary>
    public ushort? ReceivedStations => SlotTimeout is 3 or 5 or 7 ? SubMessage : null;

    /// <summary>SOTDMA, timeout 2, 4, 6: slot of this transmission, 0 to 2249.</summary>
    public ushort? SlotNumber => SlotTimeout is 2 or 4 or 6 ? SubMessage : null;

    /// <summary>SOTDMA, timeout 1: UTC hour, 0 to 23.</summary>
    public byte? UtcHour => SlotTimeout is 1 ? (byte)(SubMessage >> 9) : null;

    /// <summary>SOTDMA, timeout 1: UTC minute, 0 to 59.</summary>
    public byte? UtcMinute => SlotTimeout is 1 ? (byte)(SubMessage >> 2 & 0x7F) : null;

    /// <summary>SOTDMA, timeout 0: offset to the slot of the next frame.</summary>
    public ushort? SlotOffset => SlotTimeout is 0 ? SubMessage : null;

    /// <summary>ITDMA: offset to the next slot used.</summary>
    public ushort? SlotIncrement => IsItdma ? (ushort)(Bits >> 4 & 0x1FFF) : null;

    /// <summary>ITDMA: consecutive slots, coded 0 to 7.</summary>
    public byte? SlotsToAllocate => IsItdma ? (byte)(Bits >> 1 & 7) : null;

    /// <summary>ITDMA: the slot stays allocated for one more frame.</summary>
    public bool? KeepFlag => IsItdma ? (Bits & 1) != 0 : null;

    private ushort SubMessage => (ushort)(Bits & 0x3FFF);
}
