using AisDetector.Core.Alerts;

namespace AisDetector.Core.Tests.Alerts;

public sealed class AlertLifeTests
{
    [Fact]
    public void It_ends_once_and_may_settle_later_than_first_said()
    {
        var life = new AlertLife();
        Assert.Equal((null, null, false), (life.EndedAt, life.SettlesAt, life.IsOver));
        life.End(10);
        life.End(20);
        life.SettleAt(30);
        life.SettleAt(40);
        life.EndPublishing();
        Assert.Equal((10L, 40L, true), (life.EndedAt!.Value, life.SettlesAt!.Value, life.IsOver));
    }

    [Fact]
    public void It_keeps_every_reason_that_was_published_and_counts_what_was_taken_back()
    {
        var life = new AlertLife();
        life.Publish(Revision(reasons: ["a", "b"]));
        life.Publish(Revision(AlertPhase.Retracted, reasons: ["c"]));
        Assert.Equal(["a", "b", "c"], life.PublishedReasons.Order());
        Assert.Equal((1, AlertPhase.Retracted), (life.Retractions, life.Published!.Phase));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(119, 2)]
    [InlineData(120, 4)]
    [InlineData(239, 4)]
    [InlineData(240, 8)]
    [InlineData(2000, 64)]
    public void The_next_length_worth_a_revision_is_the_next_power_of_two_hours(int minutes, int hours)
    {
        var life = new AlertLife();
        life.Publish(Revision(minutes: minutes));
        Assert.Equal(hours, life.NextMilestoneHours);
    }

    [Fact]
    public void A_category_that_was_published_must_stand_for_the_time_before_it_returns()
    {
        var life = new AlertLife();
        Assert.True(life.TurnTo(RendezvousCategory.Transfer, 1, 30));
        life.Publish(Revision(category: RendezvousCategory.Transfer));
        Assert.True(life.TurnTo(RendezvousCategory.Bunkering, 2, 30));
        life.Publish(Revision(category: RendezvousCategory.Bunkering));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 10, 30));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 39, 30));
        // Found otherwise meanwhile: the time begins anew.
        Assert.True(life.TurnTo(RendezvousCategory.Bunkering, 39, 30));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 40, 30));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 69, 30));
        Assert.True(life.TurnTo(RendezvousCategory.Transfer, 70, 30));
    }

    [Fact]
    public void Another_category_meanwhile_begins_the_time_anew_too()
    {
        var life = new AlertLife();
        foreach (var category in new[] { RendezvousCategory.Transfer, RendezvousCategory.Bunkering, RendezvousCategory.Transshipment }) life.Publish(Revision(category: category));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 10, 30));
        Assert.False(life.TurnTo(RendezvousCategory.Bunkering, 20, 30));
        Assert.False(life.TurnTo(RendezvousCategory.Transfer, 40, 30));
        Assert.True(life.TurnTo(RendezvousCategory.Transfer, 70, 30));
    }

    [Fact]
    public void What_the_farther_of_twins_published_goes_on_as_the_nearers()
    {
        AlertLife farther = new(), nearer = new();
        nearer.Publish(Revision(reasons: ["n"]));
        farther.Publish(Revision(AlertPhase.Retracted, RendezvousCategory.Bunkering, minutes: 300, reasons: ["f"]));
        farther.YieldTo(nearer);
        Assert.Equal((true, false), (farther.IsFartherTwin, nearer.IsFartherTwin));
        Assert.Equal((AlertPhase.Retracted, 1, 8), (nearer.Published!.Phase, nearer.Retractions, nearer.NextMilestoneHours));
        Assert.Equal(["f", "n"], nearer.PublishedReasons.Order());
        nearer.Publish(Revision());
        Assert.False(nearer.TurnTo(RendezvousCategory.Bunkering, 10, 30));
    }

    [Fact]
    public void A_farther_twin_that_published_nothing_leaves_the_nearer_as_it_is()
    {
        AlertLife farther = new(), nearer = new();
        nearer.Publish(Revision());
        farther.YieldTo(nearer);
        Assert.True(farther.IsFartherTwin);
        Assert.NotNull(nearer.Published);
    }

    private static Alert Revision(
        AlertPhase phase = AlertPhase.Opened, RendezvousCategory category = RendezvousCategory.Transfer, int minutes = 60, params string[] reasons) => new()
        {
            Id = "ABCDEFGHJKABCDEFGHJKABCDEF", Revision = 1, Kind = AlertKind.Rendezvous, Category = category, Phase = phase, Start = DateTime.UnixEpoch, End = null,
            DetectedAt = DateTime.UnixEpoch, DurationMinutes = minutes, ObservedMinutes = 0, InferredMinutes = 0, Vessels = [], Latitude = 0, Longitude = 0,
            MinDistanceMeters = 0, MedianDistanceMeters = 0, MinHullGapMeters = null, AlongsideFraction = null, Contacts = 1, Coverage = 1, DistanceToCoastKm = null,
            NearestPort = null, Score = 0, Reasons = [.. reasons.Select(code => new AlertReason(code, 0.1, "words"))], Source = new AlertSource("test", "transfer", "1"),
        };
}
