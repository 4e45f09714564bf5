using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// The two guarantees that are the specification: what is published depends on the reports, not on the order (G1) or the
/// delay (G2) in which they came. Each run is also held against <see cref="AlertInvariants"/>, as every <see cref="Detection"/> is.
/// </summary>
public sealed class GuaranteeTests
{
    private const int WindowMs = 120_000;
    private static readonly Gen<(int Seed, int Meetings)> Fleets = Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 3]);

    [Theory]
    [InlineData("transfer", 4000)]
    [InlineData("gfw", 1000)]
    [InlineData("all", 1000)]
    [InlineData("loitering", 2000)]
    public void G1_any_order_within_the_window_and_any_batch_size_give_the_same_bytes(string profile, int iterations) =>
        Hold(profile, iterations, (scenario, options, seed) =>
        {
            var random = new Random(seed);
            var reports = WithEchoes(scenario.Reports(), random);
            var expected = Detection.Of(reports, options, scenario.Places);
            var shuffled = reports.Select(r => (Arrival: r.Time + random.Next(WindowMs - 100), Report: r)).OrderBy(r => r.Arrival).Select(r => r.Report).ToList();
            var largest = 1 << random.Next(10);
            var actual = Detection.Of(shuffled, options, scenario.Places, batchSize: () => random.Next(1, largest + 1));
            Same(AlertText.Of(expected.Revisions), AlertText.Of(actual.Revisions));
            Assert.Equal(expected.Counts.TotalRejected, actual.Counts.TotalRejected);
            return expected;
        });

    [Theory]
    [InlineData("transfer", 1000)]
    [InlineData("gfw", 500)]
    [InlineData("loitering", 300)]
    public void G1_batches_of_one_give_the_same_bytes(string profile, int iterations) =>
        Hold(profile, iterations, (scenario, options, _) =>
        {
            var reports = scenario.Reports();
            var expected = Detection.Of(reports, options, scenario.Places);
            Same(AlertText.Of(expected.Revisions), AlertText.Of(Detection.Of(reports, options, scenario.Places, batchSize: () => 1).Revisions));
            return expected;
        });

    [Theory]
    [InlineData("transfer", 1500)]
    [InlineData("gfw", 500)]
    public void G1_time_moved_by_whole_steps_moves_the_alerts_and_nothing_else(string profile, int iterations) =>
        Hold(profile, iterations, (scenario, options, seed) =>
        {
            // What was heard of others is counted by half hours, which a loitering asks for.
            var random = new Random(seed);
            var minutes = profile switch { "gfw" => 10.0, _ when random.Next(2) == 0 => 30.0, _ => 2.0 };
            var by = TimeSpan.FromMinutes(random.Next(-200_000, 200_000) * minutes);
            if (minutes < 10) options = options with { MinLoitering = TimeSpan.Zero };
            var reports = scenario.Reports();
            var expected = Detection.Of(reports, options, scenario.Places);
            var moved = Detection.Of([.. reports.Select(r => r with { Time = r.Time + (long)by.TotalMilliseconds })], options, scenario.Places);
            Same(Moved(expected.Revisions, by), Moved(moved.Revisions, TimeSpan.Zero));
            for (var i = 0; i < expected.Revisions.Count; i++)
            {
                Assert.Equal(expected.Revisions[i].Latitude, moved.Revisions[i].Latitude);
                Assert.Equal(expected.Revisions[i].Longitude, moved.Revisions[i].Longitude);
            }

            return expected;
        });

    [Theory]
    [InlineData("transfer", 1500)]
    [InlineData("gfw", 500)]
    public void G1_longitude_moved_on_an_empty_sea_moves_the_alerts_and_nothing_else(string profile, int iterations) =>
        Hold(profile, iterations, (scenario, options, seed) =>
        {
            // What was heard of others is counted by square degrees, which a loitering asks for.
            var random = new Random(seed);
            var whole = random.Next(2) == 0;
            var degreesEast = whole ? random.Next(-180, 180) : random.Next(-180_000, 180_000) / 1000.0;
            if (!whole) options = options with { MinLoitering = TimeSpan.Zero };
            var reports = scenario.Reports();
            var expected = Detection.Of(reports, options);
            var moved = Detection.Of([.. reports.Select(r => r with { Longitude = r.HasPosition ? Sphere.WrapLongitude(r.Longitude + degreesEast) : double.NaN })], options);
            Same(Moved(expected.Revisions, TimeSpan.Zero), Moved(moved.Revisions, TimeSpan.Zero));
            for (var i = 0; i < expected.Revisions.Count; i++)
            {
                var off = Sphere.WrapLongitude(moved.Revisions[i].Longitude - expected.Revisions[i].Longitude - degreesEast);
                Assert.True(Math.Abs(off) < 3e-5, $"longitude is off by {off}");

                // Still ships lie on the standard's grid of 1/600,000 degree, where rounding to five digits is often a tie.
                Assert.Equal(expected.Revisions[i].Latitude, moved.Revisions[i].Latitude, 1.1e-5);
            }

            return expected;
        });

    [Theory]
    [InlineData("transfer", 4000)]
    [InlineData("gfw", 1000)]
    [InlineData("all", 1000)]
    [InlineData("loitering", 3000)]
    public void G2_delays_of_up_to_175_minutes_leave_the_settled_alerts_as_they_are(string profile, int iterations) =>
        Hold(profile, iterations, (scenario, options, seed) =>
        {
            var reports = scenario.Reports();
            var expected = Detection.Of(reports, options, scenario.Places);
            var delayed = Detection.Of(Delayed(reports, new Random(seed)), options, scenario.Places);
            Assert.Equal(0, delayed.Counts.Rejected(RejectReason.Late));
            AllFinal(expected);
            AllFinal(delayed);
            Same(AlertText.Settled(expected.Revisions), AlertText.Settled(delayed.Revisions));
            return expected;
        });

    [Theory]
    [InlineData(27)]
    [InlineData(0)]
    public void What_is_shown_changes_no_figure_of_the_last_state(double hoursAfter) =>
        Hold("transfer", 1000, (scenario, options, _) =>
        {
            var reports = scenario.Reports(hoursAfter);
            var shown = Detection.Of(reports, options, scenario.Places);
            var all = Detection.Of(reports, options with { All = true }, scenario.Places);
            Agree(shown, all);
            Agree(all, shown);
            return shown;

            void Agree(Detection one, Detection other)
            {
                var lives = other.Revisions.GroupBy(alert => alert.Id).ToDictionary(life => life.Key, life => life.ToArray());
                foreach (var alert in one.Alerts.Where(alert => Categories.IsPublished(alert.Category!.Value)))
                {
                    // What was taken back twice, or after eight revisions, stays so until it settles; how many there were depends on what is shown.
                    var life = lives[alert.Id];
                    var stays = hoursAfter == 0 && life[^1].Phase == AlertPhase.Retracted && (life.Length >= 8 || life.Count(a => a.Phase == AlertPhase.Retracted) == 2);
                    if (!stays) Assert.Equal(State(alert), State(life[^1]));
                }
            }

            static string State(Alert alert) => AlertText.Settled(alert with
            {
                // What was taken back and counts again when its encounter has ended returns as updated.
                Phase = alert is { Phase: AlertPhase.Updated, End: not null } ? AlertPhase.Closed : alert.Phase == AlertPhase.Opened ? AlertPhase.Updated : alert.Phase,
            });
        });

    /// <summary>The same numbers meet again a day or two later: between the acts the fleet forgets their tracks.</summary>
    [Fact]
    public void G1_and_G2_hold_over_silences_after_which_tracks_are_forgotten() =>
        Hold("transfer", 600, (scenario, options, seed) =>
        {
            var random = new Random(seed);
            var later = random.Next(12 * 60, 50 * 60) * 60_000L;
            List<Report> reports =
            [
                .. scenario.Reports().Concat(RandomFleet.Of(random.Next(), 2).Reports().Select(r => r with { Time = r.Time + later, PayloadHash = r.PayloadHash + 1 }))
                    .OrderBy(r => r.Time),
            ];
            var expected = Detection.Of(reports, options, scenario.Places);
            var shuffled = reports.Select(r => (Arrival: r.Time + random.Next(WindowMs - 100), Report: r)).OrderBy(r => r.Arrival).Select(r => r.Report).ToList();
            Same(AlertText.Of(expected.Revisions), AlertText.Of(Detection.Of(shuffled, options, scenario.Places).Revisions));
            var delayed = Detection.Of(Delayed(reports, random), options, scenario.Places);
            Same(AlertText.Settled(expected.Revisions), AlertText.Settled(delayed.Revisions));
            return expected;
        });

    [Fact]
    public void G2_dimensions_that_come_back_into_memory_late_are_used_as_if_in_time()
    {
        // A sent its dimensions 15 days before the meeting, out of memory by then, and sends them again half an hour into it.
        const int meets = 15 * 24 * 60;
        var scenario = new Scenario();
        var a = scenario.Vessel(538000002).BeginsAt(meets).Drifts(300);
        scenario.Vessel(636000001).Hull(240, 44).BeginsAt(meets).StartsAt(scenario.Off(200, 12_000)).Approaches(a, meets + 60, 60).StaysBeside(a, 180, 60).Sails(200, 12, 60);
        var hull = new StaticData { ToBowMeters = 120, ToSternMeters = 120, ToPortMeters = 22, ToStarboardMeters = 22, LengthMeters = 240, BeamMeters = 44 };
        Report Sent(double minute) => Report.Empty with { Mmsi = a.Mmsi, Time = scenario.Milliseconds(minute), Type = 5, Static = hull, PayloadHash = (ulong)minute + 1 };
        scenario.Also(0, Sent(0));
        List<Report> With(double arrives)
        {
            var reports = scenario.Reports();
            reports.Insert(reports.FindIndex(r => r.Time > scenario.Milliseconds(arrives)), Sent(meets + 90));
            return reports;
        }

        var expected = Detection.Of(With(meets + 90));
        var alert = Assert.Single(expected.Alerts);
        Assert.NotNull(alert.MinHullGapMeters);
        Assert.True(alert.AlongsideFraction > 0.9, AlertText.Of(alert));
        Same(AlertText.Settled(expected.Revisions), AlertText.Settled(Detection.Of(With(meets + 90 + 170)).Revisions));
    }

    private static void Hold(string profile, int iterations, Func<Scenario, RendezvousOptions, int, Detection> property)
    {
        var options = profile switch
        {
            "gfw" => RendezvousOptions.Gfw,
            "all" => TestOptions.Transfer with { All = true },
            _ => TestOptions.Transfer,
        };
        var (cases, withAlerts) = (0, 0);
        Fleets.Sample(
            (seed, meetings) =>
            {
                var detection = property(profile == "loitering" ? RandomLoitering.Of(seed) : RandomFleet.Of(seed, meetings), options, seed);
                Interlocked.Increment(ref cases);
                if (profile == "loitering" ? detection.Revisions.Any(a => a.Kind == AlertKind.Loitering) : detection.Alerts.Count > 0) Interlocked.Increment(ref withAlerts);
            },
            iter: Iterations.Of(iterations));

        // A property of nothing holds always: there must be encounters.
        var least = profile == "gfw" ? 0.15 : 0.3;
        Assert.True(withAlerts > cases * least, $"only {withAlerts} of {cases} fleets had alerts");
    }

    private static void AllFinal(Detection detection) =>
        Assert.All(
            detection.Revisions.GroupBy(a => a.Id),
            life => Assert.True(life.Last().Phase is AlertPhase.Settled or AlertPhase.Retracted, AlertText.Of(life)));

    private static string Moved(IEnumerable<Alert> revisions, TimeSpan by) => string.Join('\n', revisions.Select(a => AlertText.Moved(a, by)));

    private static void Same(string expected, string actual)
    {
        if (expected == actual) return;
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i));
        Assert.Fail($"line {line} of {a.Length} and {b.Length}\nexpected {a.ElementAtOrDefault(line)}\nactual   {b.ElementAtOrDefault(line)}");
    }

    /// <summary>Some transmissions heard by a second station up to 20 s later.</summary>
    private static List<Report> WithEchoes(List<Report> reports, Random random)
    {
        var echoes = reports.Where(r => r.PayloadHash != 0 && random.Next(10) == 0).Select(r => r with { Time = r.Time + random.Next(20_000) });
        return [.. reports.Concat(echoes).OrderBy(r => r.Time).ThenBy(r => r.Mmsi)];
    }

    /// <summary>
    /// Each ship's reports later by up to 175 min, in their order: some ships not at all, some always by as much, some in
    /// satellite passes, some report by report. The ship at the other end of the world keeps its time.
    /// </summary>
    private static List<Report> Delayed(List<Report> reports, Random random)
    {
        const int limit = 175 * 60_000;
        var arriving = new List<(long Arrival, Report Report)>();
        foreach (var ship in reports.GroupBy(r => r.Mmsi))
        {
            var kind = ship.Key == Scenario.BystanderMmsi ? 0 : random.Next(4);
            var constant = random.Next(limit);
            var pass = (long)random.Next(20, 175) * 60_000;
            var last = long.MinValue;
            foreach (var report in ship.OrderBy(r => r.Time))
            {
                var arrival = kind switch
                {
                    0 => report.Time,
                    1 => report.Time + constant,
                    2 => ((report.Time / pass) + 1) * pass,
                    _ => report.Time + (random.Next(3) == 0 ? random.Next(limit) : 0),
                };
                last = Math.Max(last, arrival);
                arriving.Add((last, report));
            }
        }

        return [.. arriving.OrderBy(r => r.Arrival).Select(r => r.Report)];
    }
}
