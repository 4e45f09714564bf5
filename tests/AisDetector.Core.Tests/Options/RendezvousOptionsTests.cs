using AisDetector.Core.Options;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Options;

/// <summary>Each option at its limits and just beyond; what is beyond is said with its name, its value and what would be right.</summary>
public class RendezvousOptionsTests
{
    private static readonly RendezvousOptions Usual = TestOptions.Transfer;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Tick = TimeSpan.FromTicks(1);

    [Fact]
    public void The_profiles_are_sound()
    {
        Assert.Null(TestOptions.Transfer.Problem());
        Assert.Null(RendezvousOptions.Gfw.Problem());
    }

    public static TheoryData<RendezvousOptions> Sound => new()
    {
        { Usual with { Step = Second * 10 } },
        { Usual with { Step = TimeSpan.FromMinutes(30) } },
        { Usual with { MaxGap = Usual.Step } },
        { Usual with { MaxGap = TimeSpan.FromHours(10) } },
        { Usual with { Horizon = TimeSpan.FromHours(12) } },
        { Usual with { Horizon = TimeSpan.FromHours(1), MaxGap = TimeSpan.FromHours(12) } },
        { Usual with { Horizon = Usual.ReorderWindow } },
        { Usual with { EvidenceMemory = TimeSpan.FromHours(4) } },
        { Usual with { EvidenceMemory = TimeSpan.FromDays(30) } },
        { Usual with { EvidenceWindow = TimeSpan.FromHours(1) } },
        { Usual with { EvidenceWindow = TimeSpan.FromDays(7) } },
        { Usual with { MinPiece = TimeSpan.Zero, MinCompany = TimeSpan.Zero, ObservedWithin = TimeSpan.Zero, ApartTimeToEnd = TimeSpan.Zero, ApartSegmentsToEnd = 0 } },
        { Usual with { AlongsideGapMeters = 0, DriftingBelowKnots = 0, MinAnchorageDistanceKm = 0, CrowdShips = 2 } },
        { Usual with { MergedApart = TimeSpan.FromDays(7) } },
        { Usual with { BridgedUncertainty = TimeSpan.Zero, BridgedSilence = TimeSpan.Zero } },
        { Usual with { DriftingBelowKnots = double.PositiveInfinity, SlowBelowKnots = double.PositiveInfinity } },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void At_its_limit_an_option_is_taken(RendezvousOptions options) => Assert.Null(options.Problem());

    public static TheoryData<string, RendezvousOptions> Unsound => new()
    {
        { "Step is 00:00:09: ", Usual with { Step = Second * 9 } },
        { "Step is 00:30:01: ", Usual with { Step = TimeSpan.FromMinutes(30) + Second } },
        { "Step is 00:00:10.5000000: ", Usual with { Step = Second * 10.5 } },
        { "MaxGap is 00:01:59: ", Usual with { MaxGap = Usual.Step - Second } },
        { "MaxGap is 12:00:01: ", Usual with { MaxGap = TimeSpan.FromHours(12) + Second, Horizon = TimeSpan.FromMinutes(10) } },
        { "MaxGap is 01:00:00.0000001: ", Usual with { MaxGap = Usual.MaxGap + Tick } },
        { "Horizon is 12:00:00.0000001: ", Usual with { Horizon = TimeSpan.FromHours(12) + Tick } },
        { "Horizon is 10675199.02:48:05.4775807: ", Usual with { Horizon = TimeSpan.MaxValue } },
        { "Horizon is 00:01:59: ", Usual with { Horizon = Usual.ReorderWindow - Second } },
        { "EvidenceMemory is -", Usual with { EvidenceMemory = -Tick } },
        { "EvidenceMemory is 03:59:59.9999999: ", Usual with { EvidenceMemory = TimeSpan.FromHours(4) - Tick } },
        { "EvidenceMemory is 30.00:00:00.0000001: ", Usual with { EvidenceMemory = TimeSpan.FromDays(30) + Tick } },
        { "EvidenceWindow is 00:59:59: ", Usual with { EvidenceWindow = TimeSpan.FromHours(1) - Second } },
        { "EvidenceWindow is 7.00:00:01: ", Usual with { EvidenceWindow = TimeSpan.FromDays(7) + Second } },
        { "EvidenceWindow is 06:00:00.0000001: ", Usual with { EvidenceWindow = Usual.EvidenceWindow + Tick } },
        { "MinPiece is -00:00:00.0000001: ", Usual with { MinPiece = -Tick } },
        { "MinCompany is -00:00:00.0000001: ", Usual with { MinCompany = -Tick } },
        { "MergedApart is -00:00:00.0000001: ", Usual with { MergedApart = -Tick } },
        { "MergedApart is 7.00:00:00.0000001: ", Usual with { MergedApart = TimeSpan.FromDays(7) + Tick } },
        { "ObservedWithin is -00:00:00.0000001: ", Usual with { ObservedWithin = -Tick } },
        { "ApartTimeToEnd is -00:00:00.0000001: ", Usual with { ApartTimeToEnd = -Tick } },
        { "ApartSegmentsToEnd is -1: ", Usual with { ApartSegmentsToEnd = -1 } },
        { "ApartStepsToEnd is 0: ", Usual with { ApartStepsToEnd = 0 } },
        { "AlongsideGapMeters is -1: ", Usual with { AlongsideGapMeters = -1 } },
        { "AlongsideGapMeters is NaN: ", Usual with { AlongsideGapMeters = double.NaN } },
        { "DriftingBelowKnots is -1: ", Usual with { DriftingBelowKnots = -1 } },
        { "DriftingBelowKnots is NaN: ", Usual with { DriftingBelowKnots = double.NaN } },
        { "MinAnchorageDistanceKm is NaN: ", Usual with { MinAnchorageDistanceKm = double.NaN } },
        { "SlowBelowKnots is NaN: ", Usual with { SlowBelowKnots = double.NaN } },
        { "UnderWayAlongsideShare is NaN: ", Usual with { UnderWayAlongsideShare = double.NaN } },
        { "ContactDistanceMeters is NaN: ", Usual with { ContactDistanceMeters = double.NaN } },
        { "LeavingDistanceMeters is NaN: ", Usual with { LeavingDistanceMeters = double.NaN } },
        { "CrowdShips is 1: ", Usual with { CrowdShips = 1 } },
        { "BridgedUncertainty is -00:00:00.0000001: ", Usual with { BridgedUncertainty = -Tick } },
        { "BridgedSilence is 12:00:00.0000001: ", Usual with { BridgedSilence = TimeSpan.FromHours(12) + Tick } },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Beyond_its_limit_an_option_is_named_with_its_value_and_what_is_right(string words, RendezvousOptions options)
    {
        Assert.StartsWith(words, options.Problem());
        Assert.Matches("[0-9]", options.Problem()![words.Length..]);
    }

    [Fact]
    public void The_identity_is_the_text_that_earlier_builds_saved_with_their_states()
    {
        foreach (var options in new[] { TestOptions.Transfer, RendezvousOptions.Gfw, TestOptions.Transfer with { All = true, Step = TimeSpan.FromMinutes(3), AlongsideGapMeters = 12.5 } })
            Assert.Equal(options.ToString(), options.Identity());
        Assert.Contains("SlowBelowKnots = 8, BridgedSilence = 12:00:00,", TestOptions.Transfer.Identity(), StringComparison.Ordinal);
    }
}
