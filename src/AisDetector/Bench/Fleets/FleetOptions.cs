namespace AisDetector.Bench.Fleets;

/// <summary>What a made fleet looks like.</summary>
internal enum FleetForm
{
    /// <summary>Ships on the world's sea lanes; a pair that drifts side by side for every thousand.</summary>
    OpenSea,

    /// <summary>Half of the ships lie side by side at quays, most of which the shipped chart does not know; the others sail and fish off the same coasts.</summary>
    Coast,

    /// <summary>An eighth of the ships swing in anchorages so crowded that a tenth of the fleet has 20 others within 500 m; an eighth in roomier ones; the others sail.</summary>
    Anchorages,

    /// <summary>Some days of one sea: meetings, a fishing fleet, marinas, rafts of laid-up boats, an anchorage, quays and through traffic; thinned as archives are.</summary>
    Days,

    /// <summary>All ships lie within 500 m of one point: more than any sea holds, to see how the time grows.</summary>
    Crowd,
}

/// <summary>The forms as they are named on command lines.</summary>
internal static class FleetFormWords
{
    public static (string Word, FleetForm Form)[] All { get; } =
        [("open-sea", FleetForm.OpenSea), ("coast", FleetForm.Coast), ("anchorages", FleetForm.Anchorages), ("days", FleetForm.Days), ("crowd", FleetForm.Crowd)];

    public static FleetForm Parse(string word) => All.First(f => f.Word == word).Form;
}

/// <summary>A fleet to make. The same options give the same bytes.</summary>
/// <param name="Vessels">1 to 2,000,000.</param>
/// <param name="Minutes">Of event time, from <see cref="Start"/>.</param>
internal sealed record FleetOptions(FleetForm Form, int Vessels, int Minutes, ulong Seed)
{
    public const int MaxVessels = 2_000_000;

    /// <summary>2026-01-01T00:00:00Z, in seconds since the Unix epoch.</summary>
    public long Start { get; init; } = 1_767_225_600;

    /// <summary>The share of the transmissions that is received, over 0 and up to 1. Each is lost or kept by itself.</summary>
    public double Reception { get; init; } = Form == FleetForm.Days ? 0.6 : 1;

    /// <summary>Positions of a vessel that come sooner after its last are left out, as archives thin them (NOAA: one a minute); and static data sooner than ten times that. 0: none.</summary>
    public int ThinToSeconds { get; init; } = Form == FleetForm.Days ? 180 : 0;

    public long End => Start + ((long)Minutes * 60);
}
