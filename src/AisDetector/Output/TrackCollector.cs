using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;

namespace AisDetector.Output;

/// <summary>
/// Collects what the alerts' vessels reported around them, from a second pass over the same input: an alert carries no
/// tracks. Memory is bounded by the alerts (<see cref="FixesMax"/> for each vessel of each), not by the input.
/// </summary>
internal sealed class TrackCollector
{
    /// <summary>How long before the start and after the end a track is shown.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(3);

    /// <summary>Fixes kept of one vessel for one alert; a denser track is thinned evenly.</summary>
    internal const int FixesMax = 6000;

    private readonly Dictionary<uint, List<Collected>> _byMmsi = [];
    private readonly Dictionary<string, List<Collected>> _byAlert = [];

    /// <param name="alerts">Last revisions.</param>
    /// <param name="edge">The newest time in the input: where an alert that is still open ends.</param>
    public TrackCollector(IEnumerable<Alert> alerts, DateTime edge)
    {
        foreach (var alert in alerts)
        {
            var end = alert.End ?? (edge > alert.Start ? edge : alert.Start);
            foreach (var vessel in alert.Vessels)
            {
                var collected = new Collected(alert, vessel.Mmsi, end);
                Of(_byMmsi, vessel.Mmsi).Add(collected);
                Of(_byAlert, alert.Id).Add(collected);
                if (From is null || alert.Start - Margin < From) From = alert.Start - Margin;
                if (To is null || end + Margin > To) To = end + Margin;
            }
        }
    }

    /// <summary>The part of the input that matters; null when there is no alert.</summary>
    public DateTime? From { get; }
    public DateTime? To { get; }

    public void Add(ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly var report in reports)
        {
            if (!report.HasPosition || report.Time == Report.NoTime || !_byMmsi.TryGetValue(report.Mmsi, out var wanted)) continue;
            foreach (var collected in wanted) collected.Take(report);
        }
    }

    /// <summary>The tracks of an alert's vessels, in the alert's order.</summary>
    public IReadOnlyList<VesselTrack> TracksOf(Alert alert) =>
        _byAlert.TryGetValue(alert.Id, out var collected) ? [.. collected.Select(c => c.Track())] : [];

    private static List<Collected> Of<TKey>(Dictionary<TKey, List<Collected>> lists, TKey key) where TKey : notnull =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    private sealed class Collected(Alert alert, uint mmsi, DateTime end)
    {
        private readonly long _startMs = Ms(alert.Start), _endMs = Ms(end), _marginMs = Ms(DateTime.UnixEpoch + Margin);
        private List<TrackFix> _fixes = [];

        /// <summary>Thinning: one fix each so many milliseconds.</summary>
        private long _spacingMs;

        public void Take(in Report report)
        {
            var outside = Math.Max(0, Math.Max(_startMs - report.Time, report.Time - _endMs));
            if (outside > _marginMs || !CanBeThere(report, outside)) return;
            _fixes.Add(new TrackFix(DateTime.UnixEpoch.AddMilliseconds(report.Time), report.Latitude, report.Longitude, report.SpeedKnots));
            if (_fixes.Count < 2 * FixesMax) return;
            _fixes = [.. Ordered()];
            while (_fixes.Count > FixesMax)
            {
                _spacingMs = Math.Max(1000, _spacingMs * 2);
                _fixes = Thinned(_fixes, _spacingMs);
            }
        }

        public VesselTrack Track()
        {
            var fixes = Ordered().ToList();
            return new VesselTrack(mmsi, fixes.Count > FixesMax ? Thinned(fixes, Math.Max(1000, _spacingMs * 2)) : fixes);
        }

        /// <summary>
        /// One MMSI may be used by two ships: what cannot have been at the meeting (60 kn outside it, 8 kn within it, and 20 km
        /// to spare) is another's.
        /// </summary>
        private bool CanBeThere(in Report report, long outsideMs)
        {
            var hours = outsideMs / 3.6e6;
            var reachMeters = 20_000 + 1852 * (60 * hours + 8 * Math.Min(24, (_endMs - _startMs) / 3.6e6));
            return Geodesy.DistanceMeters(alert.Latitude, alert.Longitude, report.Latitude, report.Longitude) <= reachMeters;
        }

        /// <summary>In time order whatever the order of arrival; of equal times the first that came.</summary>
        private IEnumerable<TrackFix> Ordered() => _fixes.OrderBy(f => f.Time).DistinctBy(f => f.Time);

        private static List<TrackFix> Thinned(List<TrackFix> fixes, long spacingMs)
        {
            var kept = new List<TrackFix>(fixes.Count / 2);
            foreach (var fix in fixes)
                if (kept.Count == 0 || (fix.Time - kept[^1].Time).TotalMilliseconds >= spacingMs) kept.Add(fix);
            return kept;
        }

        private static long Ms(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
    }
}
