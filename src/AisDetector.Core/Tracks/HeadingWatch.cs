using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>
/// Watches for a heading that is stuck: a gyro that is not connected sends one value for ever. The ship's own course shows it, or a ship
/// that lies beside it and swings (<see cref="ShowsStuck"/>).
/// </summary>
internal struct HeadingWatch()
{
    /// <summary>
    /// From this speed on a ship goes where it points, within this leeway. After so many fixes in a row with the same heading and a course
    /// farther from it, the course contradicts the heading.
    /// </summary>
    private const double SteersKnots = 4, MaxLeewayDegrees = 60;
    private const int Contradictions = 3;

    /// <summary>A ship that turned by this has swung.</summary>
    private const double SwingDegrees = 20;

    /// <summary>A heading that was the same for so long, while the other ship swung, may be stuck. A gyro's last digit moves within minutes.</summary>
    private const int StillMinutes = 60;

    /// <summary>What a ship turns as it comes alongside, and as it leaves, is no swing.</summary>
    private const int ApproachMinutes = 30, DepartureMinutes = 20;

    public short Degrees = -1, SteadyDegrees = -1;

    /// <summary>Since when (ms) the heading has been the very same, and since when within a swing of what it was then.</summary>
    public long Since, SteadySince;
    public int Contradicted;

    /// <summary>For so many minutes, at most 255, the heading has been the very same.</summary>
    public readonly byte StillFor(long time) => Minutes(Degrees, Since, time);

    /// <summary>For so many minutes, at most 255, the ship has not swung.</summary>
    public readonly byte SteadyFor(long time) => Minutes(SteadyDegrees, SteadySince, time);

    public readonly bool IsContradicted => Contradicted >= Contradictions;

    /// <summary>Takes the heading of the next fix.</summary>
    public void Take(in Report report)
    {
        if (report.HeadingDegrees < 0) return;
        if (report.HeadingDegrees != Degrees) (Degrees, Since, Contradicted) = (report.HeadingDegrees, report.Time, 0);
        if (SteadyDegrees < 0 || Between(SteadyDegrees, report.HeadingDegrees) > SwingDegrees) (SteadyDegrees, SteadySince) = (report.HeadingDegrees, report.Time);
        // Not-a-number compares false: without course and speed nothing contradicts.
        if (!(report.SpeedKnots >= SteersKnots) || float.IsNaN(report.CourseDegrees)) return;
        Contradicted = Between(report.CourseDegrees, report.HeadingDegrees) > MaxLeewayDegrees ? Contradicted + 1 : 0;
    }

    /// <summary>Whether one ship's heading stood still while the other, beside it, swung.</summary>
    /// <param name="together">For how long they have been in contact.</param>
    public static bool ShowsStuck(in Sample a, in Sample b, TimeSpan together) => StoodWhileSwung(a, b, together) || StoodWhileSwung(b, a, together);

    private static bool StoodWhileSwung(in Sample still, in Sample other, TimeSpan together) =>
        still.HeadingDegrees >= 0 && other.HeadingDegrees >= 0 && still.HeadingStillMinutes >= StillMinutes
        && other.HeadingSteadyMinutes >= DepartureMinutes && other.HeadingSteadyMinutes < Math.Min(still.HeadingStillMinutes, together.TotalMinutes - ApproachMinutes);

    private static byte Minutes(short degrees, long since, long time) => degrees < 0 ? (byte)0 : (byte)Math.Clamp((time - since) / 60_000, 0, 255);

    private static double Between(double a, double b)
    {
        var difference = Math.Abs(a - b) % 360;
        return Math.Min(difference, 360 - difference);
    }
}
