using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public class FleetTests
{
    private const long Start = 1_700_000_000_000, Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour, FinalAfter = 4 * Hour;
    private static readonly SamplingRules Rules = new(2 * Minute, Hour, 10 * Minute, 16 * Hour, 14 * 24 * Hour, 8);

    [Fact]
    public void A_silent_vessel_keeps_no_track_once_its_next_fix_would_start_another_and_goes_after_a_month()
    {
        var fleet = NewFleet();
        for (var minute = 0; minute < 60; minute += 5)
            for (var i = 0u; i < 50; i++) fleet.Follow(At(200_000_001 + i, Start + (minute * Minute), i * 0.1), Start + (minute * Minute));
        Assert.Equal(50, Tracks());
        Hear(24 * Hour);
        Assert.Equal((51, 0), (fleet.Count, Tracks()));
        Hear(32 * Day);
        Assert.Equal(1, fleet.Count);

        void Hear(long after) => fleet.Follow(At(200_000_999, Start + after, 50), Start + after);
        int Tracks() => fleet.Vessels.Sum(v => v.Tracks.Count);
    }

    [Fact]
    public void A_number_with_one_position_costs_little_and_goes_within_a_day()
    {
        const int Numbers = 200_000;
        var fleet = NewFleet();
        fleet.Follow(At(200_000_001, Start, 50), Start);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0u; i < 2 * Numbers; i++)
        {
            // Each is heard by two stations.
            var report = At(300_000_000 + (i / 2), Start + i, i / 2 * 1e-4) with { PayloadHash = 1 + i / 2 };
            fleet.Follow(report, Start + i);
        }

        // 1,300 bytes each, and for a month.
        Assert.InRange((GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Numbers, 0, 200);
        Assert.Equal(Numbers + 1, fleet.Count);
        var later = Start + (24 * Hour);
        fleet.Follow(At(200_000_001, later, 50), later);
        Assert.Equal((1, Numbers + 1), (fleet.Count, fleet.SingleFixTracks));
    }

    [Fact]
    public void A_lone_fix_counts_as_a_teleport_when_its_track_is_forgotten()
    {
        var fleet = NewFleet();
        fleet.Follow(At(200_000_001, Start, 0), Start);
        fleet.Follow(At(200_000_999, Start + (24 * Hour), 50), Start + (24 * Hour));
        Assert.Equal(1, fleet.SingleFixTracks);
        fleet.Follow(At(200_000_001, Start + (25 * Hour), 0), Start + (25 * Hour));
        Assert.Equal(1, fleet.SingleFixTracks);
    }

    /// <summary>Forgetting at any time gives the same tracks, by ordinal and by what they replaced and yielded to, as forgetting at the next fix.</summary>
    [Fact]
    public void When_tracks_are_forgotten_shows_in_no_fix() =>
        Gen.Select(Gen.Int[0, 26 * 60], Gen.Int[0, 170], Gen.Int[0, 5], Gen.Bool).Array[1, 60].Sample(
            fixes =>
            {
                Vessel plain = new(1), swept = new(1);
                var (now, plainTeleports, sweptTeleports) = (Start, 0L, 0L);
                foreach (var (minutes, delay, place, forgets) in fixes)
                {
                    now += minutes % 7 == 0 ? minutes * Minute : minutes % 40 * Minute;
                    if (forgets) swept.Forget(now - FinalAfter, now - (31 * Day), ref sweptTeleports);
                    var report = At(1, now - (delay * Minute), place * 3);
                    Assert.Equal(Use(plain, report, ref plainTeleports), Use(swept, report, ref sweptTeleports));
                }

                plain.Forget(now + Day, now, ref plainTeleports);
                swept.Forget(now + Day, now, ref sweptTeleports);
                Assert.Equal(plainTeleports, sweptTeleports);
            },
            iter: Iterations.Of(5000));

    private static (int? Extended, int? Started, int Fixes, long? TookOverAt, long? YieldedAt) Use(Vessel vessel, in Report report, ref long singleFixTracks)
    {
        var track = vessel.Assign(report, 256, FinalAfter, out var started, ref singleFixTracks);
        track?.Extend(report, Rules, Places.OpenSea, []);
        var touched = track ?? started;
        return (track?.Ordinal, started?.Ordinal, touched?.Fixes ?? 0, touched?.TookOverAt, touched?.YieldedAt);
    }

    private static Fleet NewFleet() => new(Rules, FinalAfter, 2 * Minute, Places.OpenSea, new ReportCounts());

    private static Report At(uint mmsi, long time, double latitude) => Report.Empty with { Mmsi = mmsi, Time = time, Latitude = latitude, Longitude = 2 };
}
