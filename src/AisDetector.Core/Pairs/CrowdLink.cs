namespace AisDetector.Core.Pairs;

/// <summary>What a crowd reads of an encounter. As long as it is the same at each tick, the crowds around it are the same.</summary>
/// <param name="Since">The step at which the ships had been alongside long enough; <see cref="long.MaxValue"/> before.</param>
/// <param name="Stretches">How many stretches alongside there are, and where the last began.</param>
/// <param name="IsSteady">The ships were alongside less than a stretch's bridge ago.</param>
internal readonly record struct CrowdLink(long Since, (int Count, long Start) Stretches, bool IsSteady)
{
    public bool IsLink => Since != long.MaxValue;

    public static CrowdLink None { get; } = new(long.MaxValue, default, false);
}
