namespace AisDetector.Bench.Fleets;

/// <summary>How reports are written. Each call writes whole lines to the beginning of <c>to</c>, which has room for them, and gives their length.</summary>
internal interface IFleetWriter
{
    /// <summary>The longest that one report may be, its lines together.</summary>
    const int LongestReport = 512;

    ReadOnlySpan<byte> Header { get; }

    int Position(in Ship ship, in Fix fix, long second, Span<byte> to);

    /// <summary>Static data; gives 0 and writes nothing where every row has them.</summary>
    int Static(in Ship ship, long second, Span<byte> to, out int lines);
}
