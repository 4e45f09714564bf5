namespace AisDetector.Core.Rendezvous;

/// <summary>What counts as a rendezvous. A profile is a set of these; any value can be overridden.</summary>
public sealed record RendezvousOptions
{
    /// <summary>The profile's name, part of every alert's id.</summary>
    public string Profile { get; init; } = "transfer";

    /// <summary>Also publish the categories that are not transfers, and close company without contact.</summary>
    public bool All { get; init; }

    /// <summary>Ship-to-ship transfer (default).</summary>
    public static RendezvousOptions Transfer { get; } = new();

    /// <summary>Global Fishing Watch's published encounter.</summary>
    public static RendezvousOptions Gfw { get; } = new() { Profile = "gfw" };
}
