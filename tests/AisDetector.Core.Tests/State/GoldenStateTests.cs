using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Core.State;
using AisDetector.Core.Tests.Nmea;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.State;

/// <summary>What an earlier build saved is gone on from. <c>UPDATE_GOLDEN=1</c> writes the files of a new format.</summary>
public class GoldenStateTests
{
    static GoldenStateTests()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") GoldenStates.Write();
    }

    public static TheoryData<int> Versions => [.. Enumerable.Range(StateStream.OldestVersion, StateStream.CurrentVersion - StateStream.OldestVersion + 1)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_detector_goes_on_from_the_state_to_the_alerts_of_the_run_without(int version)
    {
        var reports = CollectionsMarshal.AsSpan(GoldenStates.Reports(version));
        var whole = new List<Alert>();
        var detector = GoldenStates.NewDetector(version);
        detector.Add(reports, whole);
        detector.Finish(whole);
        var rest = new List<Alert>();
        detector = GoldenStates.NewDetector(version);
        var state = new MemoryStream(GoldenStates.Detector(version));
        detector.Restore(state);
        Assert.Equal(state.Length, state.Position);
        Assert.True(detector.OpenEncounters > 1);
        detector.Add(reports[GoldenStates.Given..], rest);
        detector.Finish(rest);
        Assert.NotEmpty(whole);

        // The tables that format 2 did not have are empty: the same meetings are found, with other figures.
        if (version < 3) Assert.Superset(whole.Where(a => a.Kind == AlertKind.Rendezvous).Select(a => a.Id).ToHashSet(), rest.Select(a => a.Id).ToHashSet());
        else Assert.Equal(AlertText.Settled(whole), AlertText.Settled(rest));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_decoder_goes_on_from_the_state_to_the_reports_of_the_run_without(int version)
    {
        var input = Recordings.Bytes(Recordings.Kystverket);
        var whole = Recordings.Decode(input, keepReportsWithoutTime: false).Reports;
        var decoder = new NmeaDecoder();
        decoder.Restore(new MemoryStream(GoldenStates.Decoder(version)));
        var batch = new ReportBatch();
        decoder.Decode(input.AsSpan(GoldenStates.Decoded), batch);
        decoder.Finish(batch);
        Assert.NotEqual(0, batch.Count);
        Assert.Equal(whole.TakeLast(batch.Count).Select(ExpectedReports.Text), batch.Reports.ToArray().Select(r => ExpectedReports.Text(r)));
    }
}
