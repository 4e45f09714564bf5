using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>
/// All that is known of an MMSI that has sent one position and nothing else. Millions of made-up numbers must not cost what as many ships do: this is 40 bytes, a
/// vessel with a track over 1,000.
/// </summary>
internal readonly record struct LoneFix(long Time, double Latitude, double Longitude, ulong PayloadHash, short HeadingDegrees, TransceiverClass Class, bool Coarse)
{
    public static LoneFix Of(in Report report) =>
        new(report.Time, report.Latitude, report.Longitude, report.PayloadHash, report.HeadingDegrees, report.Class, report.Type == 27);

    /// <summary>The report, as far as tracks use it: of the types they tell 27 from the others.</summary>
    public Report Report(uint mmsi) => Reports.Report.Empty with
    {
        Mmsi = mmsi, Time = Time, Latitude = Latitude, Longitude = Longitude, PayloadHash = PayloadHash, HeadingDegrees = HeadingDegrees, Class = Class, Type = Coarse ? (byte)27 : (byte)1,
    };
}
