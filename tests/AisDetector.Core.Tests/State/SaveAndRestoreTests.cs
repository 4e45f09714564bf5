using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Nmea;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.State;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.State;

public class SaveAndRestoreTests
{
    [Theory]
    [InlineData("transfer", 600)]
    [InlineData("gfw", 200)]
    [InlineData("loitering", 600)]
    public void A_run_saved_and_restored_at_any_point_equals_the_run_without(string profile, int iterations)
    {
        var options = profile == "gfw" ? RendezvousOptions.Gfw : TestOptions.Transfer with { All = true };
        var (cases, withAlerts) = (0, 0);
        Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 3], Gen.Double[0, 1].Array[1, 3]).Sample(
            (seed, meetings, cuts) =>
            {
                var reports = (profile == "loitering" ? RandomLoitering.Of(seed) : RandomFleet.Of(seed, meetings)).Reports();
                if (seed % 2 == 0) reports = [.. reports.Select(r => (Arrival: r.Time + r.Mmsi % 5 * 2_000_000, r)).OrderBy(r => r.Arrival).Select(r => r.r)];
                var expected = Detection.Of(reports, options).Revisions;
                var actual = Interrupted(reports, options, [.. cuts.Select(c => (int)(c * reports.Count)).Order()]);
                Assert.Equal(AlertText.Of(expected), AlertText.Of(actual));
                Interlocked.Increment(ref cases);
                if (expected.Count > 0) Interlocked.Increment(ref withAlerts);
            },
            iter: Iterations.Of(iterations));
        Assert.True(withAlerts > cases * 0.2, $"only {withAlerts} of {cases} fleets had alerts");
    }

    [Fact]
    public void A_state_saved_with_other_options_is_refused()
    {
        var state = new MemoryStream();
        New(TestOptions.Transfer).Save(state);
        state.Position = 0;
        Assert.Throws<InvalidDataException>(() => New(RendezvousOptions.Gfw).Restore(state));
    }

    [Fact]
    public void An_option_that_differs_is_named()
    {
        var state = new MemoryStream();
        New(TestOptions.Transfer).Save(state);
        state.Position = 0;
        var refusal = Assert.Throws<InvalidDataException>(() => New(TestOptions.Transfer with { MinDuration = TimeSpan.FromMinutes(45) }).Restore(state));
        Assert.Contains("MinDuration was 00:30:00 and is 00:45:00", refusal.Message);
    }

    [Fact]
    public void An_option_that_the_saving_build_did_not_have_must_be_as_the_profile_sets_it()
    {
        var saved = RendezvousOptions.Gfw.ToString().Replace(", CrowdShips = 5", "");
        Assert.DoesNotContain("CrowdShips", saved);
        Assert.Null(RendezvousOptions.Gfw.DifferenceFrom(saved));
        Assert.Contains("CrowdShips is 6", (RendezvousOptions.Gfw with { CrowdShips = 6 }).DifferenceFrom(saved));
        Assert.Null(RendezvousOptions.Gfw.DifferenceFrom(saved.Replace(" }", ", Gone = 7 }")));
    }

    [Theory]
    [InlineData(StateStream.OldestVersion - 1)]
    [InlineData(StateStream.CurrentVersion + 1)]
    public void A_format_that_this_build_does_not_read_is_named_with_those_that_it_does(int version) => Assert.Contains(
        $"format {version}; this build reads formats {StateStream.OldestVersion} to {StateStream.CurrentVersion}", Refusal($"AisDetector state {version}; x"));

    [Theory]
    [InlineData("NmeaDecoder state 1")]
    [InlineData("AisDetector state ")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_state_of_a_detector_is_refused(string? header) => Assert.Matches("no state of AisDetector|damaged", Refusal(header));

    private static string Refusal(string? header)
    {
        var state = new MemoryStream();
        StateStream.Into(state).Value(ref header);
        state.Position = 0;
        return Assert.Throws<InvalidDataException>(() => New(TestOptions.Transfer).Restore(state)).Message;
    }

    [Fact]
    public void A_damaged_state_is_refused_whatever_the_damage()
    {
        var whole = GoldenStates.Detector(StateStream.CurrentVersion);
        Gen.Int[0, whole.Length - 1].Sample(
            cut => Assert.Throws<InvalidDataException>(() => New(TestOptions.Transfer).Restore(new MemoryStream(whole[..cut]))), iter: 500);
    }

    /// <summary>Flipped bytes may read as another sound state; anything but that is one exception, and costs no memory to speak of.</summary>
    [Fact]
    public void Flipped_bytes_are_refused_or_read_and_nothing_else()
    {
        var (refused, most) = (0, 0L);
        Gen.Select(Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 8], Gen.Bool, Gen.Bool).Sample(
            (flips, decoder, old) =>
            {
                var version = old ? StateStream.OldestVersion : StateStream.CurrentVersion;
                var state = decoder ? GoldenStates.Decoder(version) : GoldenStates.Detector(version);
                foreach (var (at, value) in flips) state[at % state.Length] = value;
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    if (decoder) new NmeaDecoder().Restore(new MemoryStream(state));
                    else New(TestOptions.Transfer).Restore(new MemoryStream(state));
                }
                catch (InvalidDataException)
                {
                    refused++;
                }

                most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            },
            iter: Iterations.Of(4000), threads: 1);
        Assert.True(refused > 100, $"{refused} refused");
        Assert.True(most < 100 << 20, $"{most >> 20} MB");
    }

    private static RendezvousDetector New(RendezvousOptions options) => new(options, Places.OpenSea, new AlertSource("test", options.Profile, "1"));

    private static List<Alert> Interrupted(List<Report> reports, RendezvousOptions options, int[] cuts)
    {
        var detector = New(options);
        var revisions = new List<Alert>();
        var from = 0;
        foreach (var cut in cuts)
        {
            detector.Add(CollectionsMarshal.AsSpan(reports)[from..cut], revisions);
            var state = new MemoryStream();
            detector.Save(state);
            state.Position = 0;
            detector = New(options);
            detector.Restore(state);
            Assert.Equal(state.Length, state.Position);
            from = cut;
        }

        detector.Add(CollectionsMarshal.AsSpan(reports)[from..], revisions);
        detector.Finish(revisions);
        return revisions;
    }
}
