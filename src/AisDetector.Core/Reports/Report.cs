using System.Runtime.CompilerServices;

namespace AisDetector.Core.Reports;

/// <summary>Class of the transponder that sent a report (ITU-R M.1371: class A shipborne, class B shipborne).</summary>
public enum TransceiverClass : byte { Unknown, A, B }

/// <summary>
/// One AIS message as received, in the units of the field: a position, static data, or both (type 19 and most CSV rows
/// carry both). The NMEA decoder and the file readers hand nothing else to the detector. Batches of reports live in
/// reused arrays.
/// </summary>
public struct Report
{
    /// <summary>UTC, milliseconds since the Unix epoch; <see cref="NoTime"/> when the source gave none.</summary>
    public long Time;

    /// <summary>Identifies the transmission's payload so that the same one heard twice can be known; 0 when the source has no payload (CSV, JSON).</summary>
    public ulong PayloadHash;

    /// <summary>Degrees north, -90 to 90; NaN when the report has no position.</summary>
    public double Latitude;

    /// <summary>Degrees east, -180 to 180; NaN when the report has no position.</summary>
    public double Longitude;

    /// <summary>Static and voyage data, or null. Immutable and shared: readers give the same object for equal data of one vessel.</summary>
    public StaticData? Static;

    /// <summary>Nine digits; 0 is never accepted.</summary>
    public uint Mmsi;

    /// <summary>Speed over ground, knots, 0 to 102.2; NaN when not available.</summary>
    public float SpeedKnots;

    /// <summary>Course over ground, degrees from true north, 0 to below 360; NaN when not available.</summary>
    public float CourseDegrees;

    /// <summary>True heading, degrees, 0 to 359; -1 when not available.</summary>
    public short HeadingDegrees;

    /// <summary>Message type 1 to 27; 0 when the source does not say (CSV, JSON).</summary>
    public byte Type;

    /// <summary>Navigational status 0 to 15 (ITU-R M.1371 table 45); 15 when not defined or not available.</summary>
    public byte Status;

    public TransceiverClass Class;

    /// <summary>The time of a report whose source has none: decoded, counted, not used.</summary>
    public const long NoTime = long.MinValue;

    public const byte StatusNotDefined = 15;

    /// <summary>A report of nothing: every field "not available".</summary>
    public static readonly Report Empty = OfNothing();

    /// <summary>Makes every field "not available".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear()
    {
        Time = NoTime;
        PayloadHash = 0;
        Latitude = Longitude = double.NaN;
        Static = null;
        Mmsi = 0;
        SpeedKnots = CourseDegrees = float.NaN;
        HeadingDegrees = -1;
        Type = 0;
        Status = StatusNotDefined;
        Class = TransceiverClass.Unknown;
    }

    private static Report OfNothing()
    {
        var report = new Report();
        report.Clear();
        return report;
    }

    /// <summary>Written so that NaN fails.</summary>
    public readonly bool HasPosition => Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;
}
