using AisDetector.Core.State;

namespace AisDetector.Core.Reports;

/// <summary>A waiting report in the state.</summary>
internal static class ReportState
{
    public static void Persist(StateStream state, ref Report report)
    {
        state.Value(ref report.Time);
        state.Value(ref report.PayloadHash);
        state.Value(ref report.Latitude);
        state.Value(ref report.Longitude);
        StaticDataState.Persist(state, ref report.Static);
        state.Value(ref report.Mmsi);
        state.Value(ref report.SpeedKnots);
        state.Value(ref report.CourseDegrees);
        state.Value(ref report.HeadingDegrees);
        state.Value(ref report.Type);
        state.Value(ref report.Status);
        state.Enum(ref report.Class);
    }
}
