using AisDetector.Core;
using AisDetector.Core.Reports;

namespace AisDetector.Live;

/// <summary>Numbers of the detector at one moment.</summary>
/// <param name="NextOffset">The next record of the log to be used.</param>
/// <param name="Records">Used since this instance took over.</param>
/// <param name="OpenAlerts">Published, and neither ended nor retracted; those of a restored state are among them.</param>
/// <param name="Watermark">In ms since the Unix epoch; <see cref="Report.NoTime"/> before the first report.</param>
internal sealed record Figures(long NextOffset, long Records, int Vessels, int OpenEncounters, int OpenAlerts, long Watermark);

/// <summary>On the detector's thread, between two batches: reads its counters, and hands on what has been added.</summary>
internal sealed class DetectorCounts
{
    private static readonly RejectReason[] Reasons = Enum.GetValues<RejectReason>();
    private static readonly KeyValuePair<string, object?>[] TypeTags = [.. Enumerable.Range(0, ReportCounts.Types).Select(t => new KeyValuePair<string, object?>("ais.message.type", t == ReportCounts.Types - 1 ? "unknown" : $"{t}"))];

    private readonly RunTelemetry _telemetry;
    private readonly LogDetector _logDetector;
    private readonly RendezvousDetector _detector;
    private readonly ReportCounts _decoded;
    private readonly long[] _reports = new long[ReportCounts.Types];
    private readonly long[] _rejects = new long[Reasons.Length];
    private long _samples, _contacts, _cut, _single, _leftOut, _records;

    /// <summary>Begins with what the detector has counted so far: a restored one brings the counts of the instance before.</summary>
    public DetectorCounts(RunTelemetry telemetry, LogDetector logDetector)
    {
        (_telemetry, _logDetector, _detector, _decoded) = (telemetry, logDetector, logDetector.Detector, logDetector.Decoded);
        for (var i = 0; i < Reasons.Length; i++)
        {
            _rejects[i] = Rejected(i);
            telemetry.NotUsed(Reasons[i], 0);
        }

        for (var i = 0; i < _reports.Length; i++) _reports[i] = _decoded.Accepted((byte)i);
        (_samples, _contacts, _cut) = (_detector.Samples, _detector.Contacts, _detector.PairsCut);
        _single = _detector.SingleFixTracks;
        _leftOut = logDetector.DeadLettersLeftOut;
        Publish();
    }

    /// <summary>A batch of records has been used.</summary>
    /// <param name="reread">Of these, records whose outputs had been published before.</param>
    public void Used(int records, long bytes, int reread)
    {
        if (records > 0) _telemetry.Came();
        _records += records;
        _telemetry.Records.Add(records);
        _telemetry.Bytes.Add(bytes);
        if (reread > 0) _telemetry.Reread.Add(reread);
        for (var i = 0; i < _reports.Length; i++)
            if (Added(ref _reports[i], _decoded.Accepted((byte)i)) is > 0 and var reports) _telemetry.Reports.Add(reports, TypeTags[i]);
        for (var i = 0; i < _rejects.Length; i++)
            if (Added(ref _rejects[i], Rejected(i)) is > 0 and var rejects) _telemetry.NotUsed(Reasons[i], rejects);
        _telemetry.Samples.Add(Added(ref _samples, _detector.Samples));
        _telemetry.Contacts.Add(Added(ref _contacts, _detector.Contacts));
        _telemetry.PairsCut.Add(Added(ref _cut, _detector.PairsCut));
        _telemetry.SingleFixTracks.Add(Added(ref _single, _detector.SingleFixTracks));
        _telemetry.DeadLettersLeftOut.Add(Added(ref _leftOut, _logDetector.DeadLettersLeftOut));
        Publish();
    }

    private void Publish() =>
        _telemetry.Figures = new Figures(_logDetector.NextOffset, _records, _detector.Vessels, _detector.OpenEncounters, _logDetector.OpenAlerts, _detector.Watermark);

    private long Rejected(int reason) => _decoded.Rejected(Reasons[reason]) + _detector.Counts.Rejected(Reasons[reason]);

    private static long Added(ref long last, long now)
    {
        var added = now - last;
        last = now;
        return added;
    }
}
