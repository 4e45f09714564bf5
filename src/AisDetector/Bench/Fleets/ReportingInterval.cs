namespace AisDetector.Bench.Fleets;

/// <summary>How often a station sends, in milliseconds: ITU-R M.1371-5, annex 1, tables 1 and 2.</summary>
internal static class ReportingInterval
{
    /// <summary>Static data of either class: 6 min.</summary>
    public const int StaticMilliseconds = 360_000;

    public const int LongestMilliseconds = StaticMilliseconds;

    /// <summary>Class A (table 1). A ship at anchor or moored that moves at over 3 knots reports as one under way.</summary>
    public static int ClassA(double knots, bool isAnchoredOrMoored, bool isChangingCourse) => knots switch
    {
        <= 3 when isAnchoredOrMoored => 180_000,
        <= 14 => isChangingCourse ? 3_333 : 10_000,
        <= 23 => isChangingCourse ? 2_000 : 6_000,
        _ => 2_000,
    };

    /// <summary>Class B, carrier sense (table 2).</summary>
    public static int ClassB(double knots) => knots <= 2 ? 180_000 : 30_000;
}
