using System.Runtime.InteropServices;
using AisDetector.Core.Nmea.Messages;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>
/// The static data last heard from each vessel, so that a message that repeats it (every six minutes for months) gives the
/// same object without allocating. Two per vessel and message, because two ships that share an MMSI alternate.
/// </summary>
internal sealed class StaticCache
{
    /// <summary>More identities than ships exist; noise that passed the radio's check must not grow the table for ever.</summary>
    private const int MaxEntries = 1 << 20;

    private readonly Dictionary<ulong, Entry> _entries = [];

    private struct Entry
    {
        public ulong Hash, OlderHash;
        public StaticData? Data, OlderData;
    }

    private enum Kind { VoyageData, Extended, PartA, PartB }

    public StaticData VoyageData(PayloadBits bits)
    {
        ref var entry = ref Find(bits, Kind.VoyageData, 40, Math.Min(bits.Length, 422), out var known);
        if (known) return entry.Data!;
        var message = new StaticAndVoyageData(bits);
        return Keep(ref entry, WithDimensions(message.Dimensions, new StaticData
        {
            Imo = message.ImoNumber is >= 1_000_000 and <= 9_999_999 and var imo ? imo : null,
            Name = message.Name,
            CallSign = message.CallSign,
            ShipType = ShipType(message.ShipType),
            DraughtMeters = message.DraughtTenthsOfMeter is > 0 and var draught ? draught / 10f : null,
            Destination = message.Destination,
            Eta = message.EtaMonth is >= 1 and <= 12 && message.EtaDay is >= 1
                ? $"{message.EtaMonth:00}-{message.EtaDay:00}T{message.EtaHour:00}:{message.EtaMinute:00}Z"
                : null,
        }));
    }

    public StaticData Extended(PayloadBits bits)
    {
        ref var entry = ref Find(bits, Kind.Extended, ExtendedPositionReportClassB.StaticFrom, ExtendedPositionReportClassB.StaticTo, out var known);
        if (known) return entry.Data!;
        var message = new ExtendedPositionReportClassB(bits);
        return Keep(ref entry, WithDimensions(message.Dimensions, new StaticData
        {
            Name = message.Name,
            ShipType = ShipType(message.ShipType),
        }));
    }

    public StaticData PartA(PayloadBits bits)
    {
        ref var entry = ref Find(bits, Kind.PartA, 40, 160, out var known);
        return known ? entry.Data! : Keep(ref entry, new StaticData { Name = new StaticDataReportPartA(bits).Name });
    }

    public StaticData PartB(PayloadBits bits)
    {
        ref var entry = ref Find(bits, Kind.PartB, 40, 162, out var known);
        if (known) return entry.Data!;
        var message = new StaticDataReportPartB(bits);
        return Keep(ref entry, WithDimensions(message.Dimensions, new StaticData
        {
            CallSign = message.CallSign,
            ShipType = ShipType(message.ShipType),
        }));
    }

    /// <summary>The vessel's entry; when <paramref name="known"/>, its <see cref="Entry.Data"/> is what these bits say.</summary>
    private ref Entry Find(PayloadBits bits, Kind kind, int from, int to, out bool known)
    {
        if (_entries.Count >= MaxEntries) _entries.Clear();
        var key = (ulong)bits.Field(8, 30) << 2 | (ulong)kind;
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        var hash = bits.Hash(from, to);
        known = entry.Data is not null && entry.Hash == hash;
        if (known) return ref entry;

        known = entry.OlderData is not null && entry.OlderHash == hash;
        (entry.Hash, entry.OlderHash) = (hash, entry.Hash);
        (entry.Data, entry.OlderData) = (known ? entry.OlderData : null, entry.Data);
        return ref entry;
    }

    private static StaticData Keep(ref Entry entry, StaticData data)
    {
        // The bits may differ in what StaticData does not hold (spares, the vendor). Then the object stays the same.
        if (data.Equals(entry.OlderData)) data = entry.OlderData!;
        return entry.Data = data;
    }

    private static byte? ShipType(byte sent) => sent is >= 1 and <= 99 ? sent : null;

    private static StaticData WithDimensions(ShipDimensions sent, StaticData data)
    {
        ushort length = sent.LengthMeters, beam = sent.BeamMeters;
        var placed = sent.HasReferencePoint;
        return data with
        {
            ToBowMeters = placed && length > 0 ? sent.ToBowMeters : null,
            ToSternMeters = placed && length > 0 ? sent.ToSternMeters : null,
            ToPortMeters = placed && beam > 0 ? sent.ToPortMeters : null,
            ToStarboardMeters = placed && beam > 0 ? sent.ToStarboardMeters : null,
            LengthMeters = length > 0 ? length : null,
            BeamMeters = beam > 0 ? beam : null,
        };
    }
}
