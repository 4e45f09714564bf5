using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>The checks of <see cref="AlertInvariants"/> see what they are there to see.</summary>
public sealed class AlertInvariantTests
{
    private static readonly DateTime Time = new(2026, 3, 1, 6, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_life_from_opened_to_settled_is_sound() =>
        Assert.Null(Breach(Opened, Opened with { Revision = 2, Phase = AlertPhase.Closed, End = Time.AddMinutes(60) }, Settled(3)));

    [Fact]
    public void Breaches_are_seen()
    {
        Assert.NotNull(Breach(Opened with { Revision = 2 }));
        Assert.NotNull(Breach(Opened with { Id = "short" }));
        Assert.NotNull(Breach(Opened with { Id = "ABCDEFGHIJABCDEFGHJKABCDEF" }));
        Assert.NotNull(Breach(Opened with { Score = 0.9 }));
        Assert.NotNull(Breach(Opened with { End = Time.AddMinutes(60) }));
        Assert.NotNull(Breach(Opened with { InferredMinutes = 2 }));
        Assert.NotNull(Breach(Opened with { Start = Time.AddMinutes(1) }));
        Assert.NotNull(Breach(Opened with { Category = RendezvousCategory.Towage }));
        Assert.NotNull(Breach(Opened with { Vessels = [.. Opened.Vessels.Reverse()] }));
        Assert.NotNull(Breach(Opened with { Phase = AlertPhase.Updated }));
        Assert.NotNull(Breach(Opened, Opened with { Revision = 2 }));
        Assert.NotNull(Breach(Opened, Opened with { Revision = 2, Phase = AlertPhase.Updated, DetectedAt = Time.AddMinutes(62) }));
        Assert.NotNull(Breach(Opened, Settled(2), Settled(3)));
        Assert.NotNull(Breach(Opened, Settled(2) with { Phase = AlertPhase.Retracted }, Opened with { Revision = 3, DetectedAt = Time.AddHours(12) }));
        Assert.NotNull(Breach(Opened, Settled(2) with { DurationMinutes = 58, ObservedMinutes = 58 }));
    }

    private static string? Breach(params Alert[] revisions) => AlertInvariants.Breach(revisions, TestOptions.Transfer);

    private static Alert Settled(int revision) =>
        Opened with { Revision = revision, Phase = AlertPhase.Settled, End = Time.AddMinutes(60), DetectedAt = Time.AddHours(11) };

    private static Alert Opened { get; } = new()
    {
        Id = "ABCDEFGHJKABCDEFGHJKABCDEF",
        Revision = 1,
        Kind = AlertKind.Rendezvous,
        Category = RendezvousCategory.Transfer,
        Phase = AlertPhase.Opened,
        Start = Time,
        End = null,
        DetectedAt = Time.AddMinutes(64),
        DurationMinutes = 60,
        ObservedMinutes = 60,
        InferredMinutes = 0,
        Vessels = [new AlertVessel { Mmsi = 1 }, new AlertVessel { Mmsi = 2 }],
        Latitude = 1,
        Longitude = 2,
        MinDistanceMeters = 30,
        MedianDistanceMeters = 40,
        MinHullGapMeters = 5,
        AlongsideFraction = 1,
        Contacts = 31,
        Coverage = 1,
        DistanceToCoastKm = null,
        NearestPort = null,
        Score = 0.5,
        Reasons = [new AlertReason("long-alongside", 0.5, "side by side for 60 min")],
        Source = new AlertSource("test", "transfer", "1"),
    };
}
