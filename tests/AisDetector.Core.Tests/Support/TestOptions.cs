using AisDetector.Core.Options;

namespace AisDetector.Core.Tests.Support;

/// <summary>The profile of a transfer with alerts of every score: what is found is one question, what is shown another.</summary>
internal static class TestOptions
{
    public static RendezvousOptions Transfer { get; } = RendezvousOptions.Transfer with { MinScore = 0 };
}
