using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>What is known of one ship at a judgement. Of each field it is the newest value that counts as evidence about the encounter.</summary>
internal readonly record struct ShipFacts
{
    public required uint Mmsi { get; init; }
    public uint? Imo { get; init; }
    public string? Name { get; init; }
    public string? CallSign { get; init; }
    public byte? ShipType { get; init; }
    public TransceiverClass Class { get; init; }
    public ushort? LengthMeters { get; init; }
    public ushort? BeamMeters { get; init; }

    /// <summary>True when two ships send this number and their static data take turns. Nobody can tell which are this ship's, so it gets none.</summary>
    public bool IdentityIsUnclear { get; init; }

    /// <summary>How many other ships it lay alongside in a day (<see cref="Judging.Partners"/>).</summary>
    public int Partners { get; init; }

    /// <summary>The number's first three digits are those of a country: 201 to 775 (ITU-R M.585). Those of a craft of a ship (98) are followed by them.</summary>
    public bool HasCountry => (Mmsi / 10_000_000 == 98 ? Mmsi / 10_000 % 1000 : Mmsi / 1_000_000) is >= 201 and <= 775;

    /// <summary>Median speed over the contacts of the pair; NaN for another ship of the crowd.</summary>
    public double MedianKnots { get; init; }

    /// <summary>Small craft, as they lie in rafts of leisure and fishing craft: shorter than 30 m. Of unknown length: class B, sailing (36) or pleasure craft (37).</summary>
    public bool IsSmall => LengthMeters is { } length ? length < 30 : Class == TransceiverClass.B || Is(36, 37);

    public bool Is(params ReadOnlySpan<byte> types) => ShipType is { } type && types.Contains(type);
    public bool IsTanker => ShipType is >= 80 and <= 89;
    public bool IsCargo => ShipType is >= 70 and <= 79;
    public bool IsFishing => ShipType == 30 && !IsTooLongForItsType;

    /// <summary>31, 32 towing; 52 tug.</summary>
    public bool IsTug => Is(31, 32, 52);
    public bool IsPilot => Is(50);

    /// <summary>Too long for what it says that it is: the longest tugs, anchor handlers, have 95 m, the longest pilot vessels 60 m, the longest fishing vessels 144 m.</summary>
    public bool IsTooLongForItsType => (IsTug && LengthMeters > 100) || (IsPilot && LengthMeters > 65) || (ShipType == 30 && LengthMeters > 150);

    /// <summary>The type that it sends, where its size does not belie it.</summary>
    public byte? BelievedType => IsTooLongForItsType || ShipType is 0 or >= 90 ? null : ShipType;

    /// <summary>33 dredging, 34 diving, 35 military, 51 search and rescue, 53 port tender, 54 anti-pollution, 55 law enforcement, 58 medical.</summary>
    public bool IsService => Is(33, 34, 35, 51, 53, 54, 55, 58);

    public static ShipFacts Of(Vessel vessel, Encounter encounter, Judgement judgement, RendezvousOptions options)
    {
        var (remembered, until) = Evidence(encounter, judgement, options);
        var statics = vessel.Statics;
        var facts = new ShipFacts
        {
            Mmsi = vessel.Mmsi,
            Class = vessel.ClassAt(until),
            MedianKnots = vessel == encounter.First.Vessel ? judgement.Medians.Knots1
                : vessel == encounter.Second.Vessel ? judgement.Medians.Knots2 : double.NaN,
        };
        if (IsUnclear(vessel, encounter, until, options)) return facts with { IdentityIsUnclear = true };
        return facts with
        {
            Imo = statics.Find(static d => d.Imo, remembered, until),
            Name = statics.Find(static d => d.Name, remembered, until),
            CallSign = statics.Find(static d => d.CallSign, remembered, until),
            ShipType = statics.Find(static d => d.ShipType, remembered, until),
            LengthMeters = statics.Find(static d => d.LengthMeters, remembered, until),
            BeamMeters = statics.Find(static d => d.BeamMeters, remembered, until),
        };
    }

    /// <summary>Whether every ship of a crowd is small, by what counts as evidence about a pair of it.</summary>
    public static bool AreAllSmall(LinkedShips crowd, Encounter encounter, Judgement judgement, RendezvousOptions options)
    {
        var (remembered, until) = Evidence(encounter, judgement, options);
        return crowd.AreAllSmall(remembered, until, ship => Of(ship, encounter, judgement, options).IsSmall);
    }

    /// <summary>Whether a ship is small by all that was reported up to a time (ms), and when what says so was last reported: <see cref="long.MaxValue"/> where it is something that is not known.</summary>
    public static (bool IsSmall, long Evidence) Smallness(Vessel vessel, long until)
    {
        var length = vessel.Statics.Find(static d => d.LengthMeters, long.MinValue, until, out var lengthTime);
        var facts = new ShipFacts { Mmsi = vessel.Mmsi, LengthMeters = length, Class = vessel.ClassAt(until) };
        if (length != null) return (facts.IsSmall, lengthTime);
        if (facts.IsSmall) return (true, long.MaxValue);
        var type = vessel.Statics.Find(static d => d.ShipType, long.MinValue, until, out var typeTime);
        return (facts with { ShipType = type }).IsSmall ? (true, typeTime) : (false, long.MaxValue);
    }

    /// <summary>The draught last reported before the ships met, and the last after they parted inside the evidence window.</summary>
    public static (float? Before, float? After) Draughts(Vessel vessel, Encounter encounter, Judgement judgement, RendezvousOptions options)
    {
        var (remembered, until) = Evidence(encounter, judgement, options);
        var stepMs = RendezvousOptions.Ms(options.Step);
        if (IsUnclear(vessel, encounter, until, options)) return (null, null);
        return (
            vessel.Statics.Find(static d => d.DraughtMeters, remembered, judgement.Start * stepMs),
            vessel.Statics.Find(static d => d.DraughtMeters, judgement.End * stepMs + 1, until));
    }

    private static bool IsUnclear(Vessel vessel, Encounter encounter, long until, RendezvousOptions options) =>
        until >= encounter.IdentityUnclearSince(vessel);

    /// <summary>The times (ms) between which evidence counts: from the evidence memory before the first contact to the evidence window after the end.</summary>
    private static (long Remembered, long Until) Evidence(Encounter encounter, Judgement judgement, RendezvousOptions options)
    {
        var stepMs = RendezvousOptions.Ms(options.Step);
        return (
            encounter.FirstContact * stepMs - RendezvousOptions.Ms(options.EvidenceMemory),
            judgement.End * stepMs + RendezvousOptions.Ms(options.EvidenceWindow));
    }
}
