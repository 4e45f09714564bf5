using AisDetector.Core.Alerts;
using CsCheck;

namespace AisDetector.Tests.Support;

/// <summary>Alerts of every kind, made by hand and at random.</summary>
internal static class Alerts
{
    private static readonly DateTime Start = new(2024, 1, 31, 22, 4, 0, DateTimeKind.Utc);

    /// <summary>Everything is known.</summary>
    public static Alert Full { get; } = new()
    {
        Id = "0123456789ABCDEFGHJKMNPQRS",
        Revision = 3,
        Kind = AlertKind.Rendezvous,
        Category = RendezvousCategory.Transshipment,
        Phase = AlertPhase.Settled,
        Start = Start,
        End = Start.AddHours(5),
        DetectedAt = Start.AddHours(15),
        DurationMinutes = 300,
        ObservedMinutes = 280,
        InferredMinutes = 20,
        Vessels =
        [
            new AlertVessel
            {
                Mmsi = 244_123_456, Imo = 9_307_839, Name = "FRIO \"NORTH\", LTD", CallSign = "PDAB", Flag = "NL", ShipType = 70, Class = "A",
                LengthMeters = 140, BeamMeters = 20, DraughtBeforeMeters = 6.1f, DraughtAfterMeters = 7.4f, MedianSpeedKnots = 0.234_567, GapMinutes = 4,
            },
            new AlertVessel { Mmsi = 412_000_001, Name = "<SCRIPT>alert(1)", Flag = "CN", ShipType = 30, Class = "B", MedianSpeedKnots = 0.3, Watchlists = ["list A", "list B"] },
        ],
        Latitude = -0.000_000_1,
        Longitude = 38.123_456_789,
        MinDistanceMeters = 21,
        MedianDistanceMeters = 28,
        MinHullGapMeters = 3,
        AlongsideFraction = 0.987_654,
        Contacts = 140,
        Coverage = 0.93,
        DistanceToCoastKm = 243.04,
        NearestPort = new AlertPort("Port Louis", 1_300.26),
        Zones = ["high seas"],
        Score = 0.905,
        Reasons = [new AlertReason("long-alongside", 0.35, "side by side for 300 min"), new AlertReason("gap-estimated", -0.05, "the distance between the hulls is estimated")],
        Flags = ["sharedMmsi"],
        Source = new AlertSource("day.csv", "transfer", "0.1.0"),
    };

    /// <summary>Next to nothing is known, and it is not over.</summary>
    public static Alert Bare { get; } = Full with
    {
        Id = "ZZZZZZZZZZZZZZZZZZZZZZZZZZ",
        Revision = 1,
        Category = RendezvousCategory.Transfer,
        Phase = AlertPhase.Opened,
        End = null,
        Vessels = [new AlertVessel { Mmsi = 1_000_000 }, new AlertVessel { Mmsi = 999_999_999 }],
        MinHullGapMeters = null,
        AlongsideFraction = null,
        DistanceToCoastKm = null,
        NearestPort = null,
        Zones = [],
        Reasons = [],
        Flags = [],
    };

    public static Alert Loitering { get; } = Full with
    {
        Id = "10TTER1NG00000000000000000",
        Kind = AlertKind.Loitering,
        Category = null,
        Phase = AlertPhase.Updated,
        Vessels = [Full.Vessels[0]],
        MinDistanceMeters = null,
        MedianDistanceMeters = null,
        MinHullGapMeters = null,
        AlongsideFraction = null,
        PossiblePartners =
        [
            new PossiblePartner(412_000_001, Start.AddHours(-1), Start.AddHours(9), 7.94) { Reasons = [new AlertReason("both-legs", 0.3, "unheard for 10 h"), new AlertReason("others-heard", 0.1, "others were heard")] },
            new PossiblePartner(412_000_002, Start.AddHours(-2), null, 3) { Rank = 2 },
        ],
    };

    public static IEnumerable<Alert> Of_every_kind() =>
    [
        Full, Bare, Loitering,
        .. Enum.GetValues<RendezvousCategory>().Select(category => Full with { Category = category }),
        .. Enum.GetValues<AlertPhase>().Select(phase => Bare with { Phase = phase }),
    ];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> GenText = Gen.Char[' ', '\u02ff'].Array[0, 20].Select(c => new string(c));
    private static readonly Gen<DateTime> GenTime = Gen.Long[0, 4_000_000_000].Select(s => DateTime.UnixEpoch.AddSeconds(s));
    private static readonly Gen<double> GenShare = Gen.Double[0, 1];

    private static readonly Gen<AlertVessel> GenVessel =
        from mmsi in Gen.UInt[1_000_000, 999_999_999]
        from name in GenText.Null()
        from sign in GenText.Null()
        from flag in OneOf("NL", "KR", "XX").Null()
        from length in Gen.UShort.Nullable()
        from draught in Gen.Int[1, 255].Select(tenths => tenths / 10f).Nullable()
        from speed in Gen.Double[0, 102].Nullable()
        from gap in Gen.Int[0, 10_000]
        select new AlertVessel
        {
            Mmsi = mmsi, Name = name, CallSign = sign, Flag = flag, LengthMeters = length, DraughtBeforeMeters = draught, MedianSpeedKnots = speed, GapMinutes = gap,
        };

    /// <summary>Any alert that the detector could make, and many that it could not.</summary>
    public static Gen<Alert> Any { get; } =
        from basis in OneOf([.. Of_every_kind()])
        from start in GenTime
        from hours in Gen.Double[0, 100].Nullable()
        from vessels in GenVessel.Array[2]
        from latitude in Gen.Double[-90, 90]
        from longitude in Gen.Double[-180, 180]
        from shares in GenShare.Array[3]
        from text in GenText
        select basis with
        {
            Start = start,
            End = hours is { } h ? start.AddSeconds(Math.Floor(h * 3600)) : null,
            Vessels = basis.Kind == AlertKind.Loitering ? [vessels[0]] : vessels,
            Latitude = latitude,
            Longitude = longitude,
            AlongsideFraction = basis.AlongsideFraction is null ? null : shares[0],
            Coverage = shares[1],
            Score = shares[2],
            Reasons = [new AlertReason("drifting", shares[0] - 0.5, text + ".")],
        };
}
