using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>
/// Watches for a position that is frozen: a receiver that has lost its satellites, or a made-up track, sends the very same place again
/// and again. A real fix at sea scatters by metres.
/// </summary>
internal struct PositionWatch()
{
    /// <summary>So many fixes in a row at the very same place, over so long, are no fixes.</summary>
    private const int FrozenFixes = 6;
    private const long FrozenMs = 15 * 60_000;

    public double Latitude = double.NaN, Longitude = double.NaN;
    public long Since;
    public int Fixes;

    /// <summary>Takes the place of the next fix, and says whether it is frozen.</summary>
    public bool Take(in Report report)
    {
        if (report.Latitude != Latitude || report.Longitude != Longitude) (Latitude, Longitude, Since, Fixes) = (report.Latitude, report.Longitude, report.Time, 0);
        return ++Fixes >= FrozenFixes && report.Time - Since >= FrozenMs && !(IsRounded(report.Latitude) && IsRounded(report.Longitude));
    }

    /// <summary>To 0.0001 degrees, 11 m, or less: a source that gives no more digits shows no scatter.</summary>
    private static bool IsRounded(double degrees) => Math.Abs(degrees * 1e4 - Math.Round(degrees * 1e4)) < 1e-6;
}
