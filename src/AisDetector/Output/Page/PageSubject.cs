using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;

namespace AisDetector.Output.Page;

/// <summary>All that the report page shows.</summary>
internal sealed record PageSubject(
    string Input, RendezvousOptions Options, Traffic Traffic, IReadOnlyList<Alert> Alerts, TrackCollector? Tracks, Places Places)
{
    /// <summary>False when the run was interrupted.</summary>
    public bool Whole { get; init; } = true;

    public IReadOnlyList<VesselTrack> TracksOf(Alert alert) => Tracks?.TracksOf(alert) ?? [];
}
