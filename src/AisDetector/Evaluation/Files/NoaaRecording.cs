using System.Text;
using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Evaluation.Files;

/// <summary>Rows as NOAA MarineCadastre publishes them: each has the static data that its ship sent last.</summary>
internal sealed class NoaaRecording : IRecordingWriter
{
    private readonly CsvRow _row;
    private readonly Dictionary<uint, StaticData> _said = [];

    public NoaaRecording(Stream to)
    {
        _row = new CsvRow(to);
        foreach (var name in "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass".Split(',')) _row.AddRaw(Encoding.ASCII.GetBytes(name));
        _row.End();
    }

    public void Write(in Report report)
    {
        if (report.Static is { } news) _said[report.Mmsi] = news;
        if (!report.HasPosition) return;
        var said = _said.GetValueOrDefault(report.Mmsi);
        _row.Add(report.Mmsi);
        _row.AddRaw(Encoding.ASCII.GetBytes(DateTimeOffset.FromUnixTimeMilliseconds(report.Time).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
        _row.Add(report.Latitude, 5).Add(report.Longitude, 5).Add(report.SpeedKnots, 1).Add(report.CourseDegrees, 1);
        _row.Add(report.HeadingDegrees < 0 ? 511 : report.HeadingDegrees);
        _row.Add(said?.Name).Add(said?.Imo is { } imo ? $"IMO{imo}" : null).Add(said?.CallSign).Add(said?.ShipType).Add(report.Status);
        _row.Add(said?.LengthMeters).Add(said?.BeamMeters).Add(said?.DraughtMeters).Add(said?.ShipType);
        _row.AddRaw(report.Class == TransceiverClass.B ? "B"u8 : "A"u8);
        _row.End();
    }

    public void Flush() => _row.Flush();
}
