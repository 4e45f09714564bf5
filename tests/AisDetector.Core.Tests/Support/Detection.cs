using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Support;

/// <summary>One run of the detector over a whole input; every run is held against <see cref="AlertInvariants"/>.</summary>
internal sealed class Detection
{
    public required IReadOnlyList<Alert> Revisions { get; init; }

    public required ReportCounts Counts { get; init; }

    /// <summary>The answer: each rendezvous' last revision, without what was taken back, by start and then id.</summary>
    public IReadOnlyList<Alert> Alerts =>
    [
        .. Revisions.Where(alert => alert.Kind == AlertKind.Rendezvous)
            .GroupBy(alert => alert.Id).Select(revisions => revisions.Last())
            .Where(alert => alert.Phase != AlertPhase.Retracted)
            .OrderBy(alert => alert.Start).ThenBy(alert => alert.Id, StringComparer.Ordinal),
    ];

    public static Detection Of(List<Report> reports, RendezvousOptions? options = null, Places? places = null, Func<int>? batchSize = null)
    {
        options ??= TestOptions.Transfer;
        var detector = new RendezvousDetector(options, places ?? Places.OpenSea, new AlertSource("test", options.Profile, "1"));
        var revisions = new List<Alert>();
        var rest = CollectionsMarshal.AsSpan(reports);
        while (rest.Length > 0)
        {
            var size = Math.Min(rest.Length, batchSize?.Invoke() ?? ReportBatch.DefaultCapacity);
            detector.Add(rest[..size], revisions);
            rest = rest[size..];
        }

        detector.Finish(revisions);
        Assert.Null(AlertInvariants.Breach(revisions, options));
        return new Detection { Revisions = revisions, Counts = detector.Counts };
    }
}
