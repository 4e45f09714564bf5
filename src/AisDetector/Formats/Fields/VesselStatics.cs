using System.Runtime.InteropServices;
using System.Text;
using AisDetector.Core.Reports;

namespace AisDetector.Formats.Fields;

/// <summary>
/// The static data last read of each vessel: rows and objects that repeat it give the same object without allocating. Two per vessel, because two
/// ships that share an MMSI alternate.
/// </summary>
internal sealed class VesselStatics
{
    /// <summary>More identities than ships exist; noise must not grow the table for ever.</summary>
    private const int MaxVessels = 1 << 20;

    private readonly Dictionary<uint, Entry> _entries = [];

    private struct Entry
    {
        public ulong Hash, OlderHash;
        public StaticData? Data, OlderData;
        public uint Unread, OlderUnread;
    }

    /// <summary>True when these bytes' meaning is known; otherwise call <see cref="Keep"/> next.</summary>
    public bool TryFind(uint mmsi, ulong hash, out StaticData? data) => TryFind(mmsi, hash, out data, out _);

    /// <summary>The same.</summary>
    /// <param name="unread">Which of their columns have none, as <see cref="UnreadFields.Bit"/>s.</param>
    public bool TryFind(uint mmsi, ulong hash, out StaticData? data, out uint unread)
    {
        if (_entries.Count >= MaxVessels) _entries.Clear();
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, mmsi, out var exists);
        data = entry.Data;
        unread = entry.Unread;
        if (exists && entry.Hash == hash) return true;
        if (!exists || entry.OlderHash != hash)
        {
            (entry.OlderHash, entry.OlderData, entry.OlderUnread) = (entry.Hash, entry.Data, entry.Unread);
            (entry.Hash, entry.Data, entry.Unread) = (hash, null, 0);
            return false;
        }

        (entry.Hash, entry.OlderHash) = (entry.OlderHash, entry.Hash);
        (entry.Data, entry.OlderData) = (entry.OlderData, entry.Data);
        (entry.Unread, entry.OlderUnread) = (entry.OlderUnread, entry.Unread);
        data = entry.Data;
        unread = entry.Unread;
        return true;
    }

    /// <summary>Keeps what the bytes just looked for mean; gives the older object when it says the same.</summary>
    public StaticData? Keep(uint mmsi, StaticData data, uint unread = 0)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, mmsi, out _);
        entry.Unread = unread;
        entry.Data = data == Empty ? null : data.Equals(entry.OlderData) ? entry.OlderData : data;
        return entry.Data;
    }

    private static readonly StaticData Empty = new();

    /// <summary>Text without padding; null when there is none, or a word that says so.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes)
    {
        var padding = bytes.IndexOf((byte)'@');
        if (padding >= 0) bytes = bytes[..padding];
        bytes = CsvNumbers.Trim(bytes);
        return bytes.IsEmpty || IsNothing(bytes) ? null : Encoding.UTF8.GetString(bytes);
    }

    /// <summary><c>IMO9307839</c> or the number alone; null when it has not seven digits.</summary>
    public static uint? Imo(ReadOnlySpan<byte> bytes)
    {
        bytes = CsvNumbers.Trim(bytes);
        if (bytes.Length > 3 && (bytes[0] | 0x20) == 'i' && (bytes[1] | 0x20) == 'm' && (bytes[2] | 0x20) == 'o') bytes = CsvNumbers.Trim(bytes[3..]);
        return CsvNumbers.TryWhole(bytes, out var number) && number is >= 1_000_000 and <= 9_999_999 ? (uint)number : null;
    }

    public static bool IsNothing(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty || bytes.SequenceEqual("Unknown"u8) || bytes.SequenceEqual("Undefined"u8) || bytes.SequenceEqual("nan"u8) || bytes.SequenceEqual("NaN"u8)
        || bytes.SequenceEqual("null"u8) || bytes.SequenceEqual("NULL"u8) || bytes.SequenceEqual("None"u8) || bytes.SequenceEqual("N/A"u8)
        || bytes.SequenceEqual("\\N"u8) || bytes.SequenceEqual("unknown"u8) || bytes.SequenceEqual("Unknown value"u8);

    /// <summary>Dimensions A to D as the standard means them: A = C = 0 says that the reference point is not known, B and D are then length and beam.</summary>
    public static StaticData WithDimensions(StaticData data, ushort a, ushort b, ushort c, ushort d)
    {
        int length = a + b, beam = c + d;
        var isPlaced = a != 0 || c != 0;
        return data with
        {
            ToBowMeters = isPlaced && length > 0 ? a : null,
            ToSternMeters = isPlaced && length > 0 ? b : null,
            ToPortMeters = isPlaced && beam > 0 ? c : null,
            ToStarboardMeters = isPlaced && beam > 0 ? d : null,
            LengthMeters = data.LengthMeters ?? (length > 0 ? (ushort)length : null),
            BeamMeters = data.BeamMeters ?? (beam > 0 ? (ushort)beam : null),
        };
    }
}
