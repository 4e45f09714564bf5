using System.Runtime.CompilerServices;
using AisDetector.Core.Nmea.Messages;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Nmea;

/// <summary>Makes a report of a message's bits: the standard's scaling, its "not available" values as <see cref="Report"/> has them.</summary>
internal sealed class MessageReader
{
    /// <summary>Divided, not multiplied by the inverse: the poles and the antimeridian come out exact.</summary>
    private const double TenThousandthMinutesPerDegree = 600_000;

    private const double TenthMinutesPerDegree = 600;

    private readonly StaticCache _statics = new();

    /// <summary>Fills the report; false when the message is not one that the detector uses, or not as long as it must be.</summary>
    public bool TryRead(PayloadBits bits, ref Report report, out RejectReason reason)
    {
        var type = bits.Length >= 6 ? bits.Type : (byte)0;
        report.Type = type;
        if (!IsUsed(type))
        {
            reason = WhyUnused(type);
            return false;
        }

        var (shortest, longest) = LengthsOf(type, bits);
        if (bits.Length < shortest || bits.Length > longest)
        {
            reason = bits.Length < shortest ? RejectReason.TooShort : RejectReason.MalformedSentence;
            return false;
        }

        reason = default;
        switch (type)
        {
            case 5: ReadVoyageData(bits, ref report); break;
            case 18: ReadClassB(bits, ref report); break;
            case 19: ReadExtendedClassB(bits, ref report); break;
            case 24: return TryReadStaticPart(bits, ref report, out reason);
            case 27: ReadLongRange(bits, ref report); break;
            default: ReadClassA(bits, ref report); break;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsUsed(byte type) => type is 1 or 2 or 3 or 5 or 18 or 19 or 24 or 27;

    private static RejectReason WhyUnused(byte type) => type switch
    {
        0 => RejectReason.MalformedSentence,
        4 or 11 => RejectReason.BaseStation,
        9 => RejectReason.SearchAndRescueAircraft,
        21 => RejectReason.AidToNavigation,
        _ => RejectReason.OtherType,
    };

    /// <summary>
    /// The standard's lengths, and what real transponders and receivers make of them: position reports that lack their
    /// last armoured character or carry some more, message 5 of 420 to 426 bits, 24 A with and without spare byte, 24 B
    /// of 162 to 180 bits, 27 of 96 bits or padded to one slot. Other lengths are noise that passed the radio's check.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Shortest, int Longest) LengthsOf(byte type, PayloadBits bits) => type switch
    {
        5 => (420, 432),
        19 => (306, 318),
        24 => bits.Length >= 40 && StaticDataReportPartA.PartNumberOf(bits) == 1 ? (162, 180) : (160, 180),
        27 => bits.Length is >= 160 and <= 174 ? (160, 174) : (94, 102),
        _ => (162, 216),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadClassA(PayloadBits bits, ref Report report)
    {
        var message = new PositionReportClassA(bits);
        report.Mmsi = message.Mmsi;
        report.Class = TransceiverClass.A;
        report.Status = message.NavigationalStatus;
        SetPosition(message.Longitude10000thMinutes, message.Latitude10000thMinutes, ref report);
        SetMotion(message.SpeedTenthsOfKnot, message.CourseTenthsOfDegree, message.TrueHeadingDegrees, ref report);
    }

    private static void ReadClassB(PayloadBits bits, ref Report report)
    {
        var message = new PositionReportClassB(bits);
        report.Mmsi = message.Mmsi;
        report.Class = TransceiverClass.B;
        SetPosition(message.Longitude10000thMinutes, message.Latitude10000thMinutes, ref report);
        SetMotion(message.SpeedTenthsOfKnot, message.CourseTenthsOfDegree, message.TrueHeadingDegrees, ref report);
    }

    private void ReadExtendedClassB(PayloadBits bits, ref Report report)
    {
        var message = new ExtendedPositionReportClassB(bits);
        report.Mmsi = message.Mmsi;
        report.Class = TransceiverClass.B;
        report.Static = _statics.Extended(bits);
        SetPosition(message.Longitude10000thMinutes, message.Latitude10000thMinutes, ref report);
        SetMotion(message.SpeedTenthsOfKnot, message.CourseTenthsOfDegree, message.TrueHeadingDegrees, ref report);
    }

    /// <summary>Class A stations and class B "SO" ones send message 27: it does not tell the class.</summary>
    private static void ReadLongRange(PayloadBits bits, ref Report report)
    {
        var message = new LongRangePositionReport(bits);
        report.Mmsi = message.Mmsi;
        report.Status = message.NavigationalStatus;
        report.Longitude = message.LongitudeTenthsOfMinute / TenthMinutesPerDegree;
        report.Latitude = message.LatitudeTenthsOfMinute / TenthMinutesPerDegree;
        if (message.SpeedKnots != 63) report.SpeedKnots = message.SpeedKnots;
        report.CourseDegrees = message.CourseDegrees;
    }

    private void ReadVoyageData(PayloadBits bits, ref Report report)
    {
        report.Mmsi = bits.Field(8, 30);
        report.Class = TransceiverClass.A;
        report.Static = _statics.VoyageData(bits);
    }

    private bool TryReadStaticPart(PayloadBits bits, ref Report report, out RejectReason reason)
    {
        reason = RejectReason.OtherType;
        var part = StaticDataReportPartA.PartNumberOf(bits);
        if (part > 1) return false;
        report.Mmsi = bits.Field(8, 30);
        report.Class = TransceiverClass.B;
        report.Static = part == 0 ? _statics.PartA(bits) : _statics.PartB(bits);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetPosition(int longitude, int latitude, ref Report report)
    {
        report.Longitude = longitude / TenThousandthMinutesPerDegree;
        report.Latitude = latitude / TenThousandthMinutesPerDegree;
    }

    /// <summary>Course and heading out of range are made "not available" by <see cref="Acceptance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetMotion(ushort speed, ushort course, ushort heading, ref Report report)
    {
        if (speed < 1023) report.SpeedKnots = speed / 10f;
        report.CourseDegrees = course / 10f;
        report.HeadingDegrees = (short)heading;
    }
}
