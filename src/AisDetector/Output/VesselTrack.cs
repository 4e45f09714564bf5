namespace AisDetector.Output;

/// <summary>A position of one vessel as reported, for drawing.</summary>
internal readonly record struct TrackFix(DateTime Time, double Latitude, double Longitude, double SpeedKnots);

/// <summary>The fixes of one of an alert's vessels around the alert, in time order.</summary>
internal sealed record VesselTrack(uint Mmsi, IReadOnlyList<TrackFix> Fixes);
