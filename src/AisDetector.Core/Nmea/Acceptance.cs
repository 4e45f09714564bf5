using System.Runtime.CompilerServices;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>
/// Which decoded reports the detector can use: the same rules for NMEA, CSV and JSON. Fields that are out of range become
/// "not available" and their report is kept; only identity, place and time decide.
/// </summary>
public static class Acceptance
{
    /// <summary>Highest speed over ground that is a speed: 1022 tenths of a knot is "102.2 or more", 1023 "not available" (ITU-R M.1371-5 table 48).</summary>
    private const float MaxSpeedKnots = 102.25f;

    /// <summary>
    /// True when the report is of a vessel, somewhere on the globe (messages 5 and 24 have no place to give) and timed.
    /// <see cref="RejectReason.NoTime"/> is given only when nothing else is wrong. Out-of-range speed, course, heading
    /// and status are set to their "not available" values.
    /// </summary>
    public static bool Accepts(ref Report report, out RejectReason reason)
    {
        if (IsNoVessel(report.Mmsi, out reason)) return false;
        if (report.Type is 5 or 24)
        {
            report.Latitude = report.Longitude = double.NaN;
        }
        else
        {
            // Written so that NaN fails.
            if (!(Math.Abs(report.Latitude) <= 90 && Math.Abs(report.Longitude) <= 180))
            {
                report.Latitude = report.Longitude = double.NaN;
                reason = RejectReason.NoPosition;
                return false;
            }

            if (report.Latitude == 0 && report.Longitude == 0)
            {
                reason = RejectReason.NullIsland;
                return false;
            }
        }

        if (!(report.SpeedKnots >= 0 && report.SpeedKnots < MaxSpeedKnots)) report.SpeedKnots = float.NaN;
        if (!(report.CourseDegrees >= 0 && report.CourseDegrees < 360)) report.CourseDegrees = float.NaN;
        if (report.HeadingDegrees is < 0 or > 359) report.HeadingDegrees = -1;
        if (report.Status > Report.StatusNotDefined) report.Status = Report.StatusNotDefined;
        reason = RejectReason.NoTime;
        return report.Time != Report.NoTime;
    }

    /// <summary>ITU-R M.585-9: identities of fewer than nine digits (coast stations and groups begin with 0), aircraft (111) and the freeform 97x devices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNoVessel(uint mmsi, out RejectReason reason)
    {
        var prefix = mmsi / 1_000_000;
        reason = prefix is 970 or 972 or 974 ? RejectReason.DistressBeacon : RejectReason.NotAVessel;
        return prefix is < 100 or 111 or 970 or 972 or 974 or > 999;
    }
}
