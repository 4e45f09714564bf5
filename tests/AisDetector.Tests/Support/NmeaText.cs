using System.Globalization;
using System.Text;
using AisDetector.Core.Reports;

namespace AisDetector.Tests.Support;

/// <summary>Reports as the NMEA lines that a receiver with tag blocks would give: type 1 (18 for class B) and type 5.</summary>
internal static class NmeaText
{
    /// <summary>The report's lines, each with its newline; static data takes two sentences.</summary>
    public static string Of(in Report report)
    {
        var bits = report.Static is { } data ? StaticBits(report, data) : PositionBits(report);
        var fill = (6 - (bits.Length % 6)) % 6;
        var payload = Armour(bits.Append('0', fill).ToString());
        var time = report.Time.ToString(CultureInfo.InvariantCulture);
        if (payload.Length <= 60) return Line($"c:{time}", $"!AIVDM,1,1,,A,{payload},{fill}");
        var group = report.Mmsi % 10;
        return Line($"g:1-2-{report.Mmsi % 9999},c:{time}", $"!AIVDM,2,1,{group},A,{payload[..60]},0") + Line($"g:2-2-{report.Mmsi % 9999}", $"!AIVDM,2,2,{group},A,{payload[60..]},{fill}");
    }

    private static StringBuilder PositionBits(in Report report)
    {
        var isClassB = report.Class == TransceiverClass.B;
        var bits = new StringBuilder();
        Add(bits, isClassB ? 18 : 1, 6).Add(0, 2).Add(report.Mmsi, 30);
        if (isClassB) Add(bits, 0, 8);
        else Add(bits, report.Status, 4).Add(-128, 8);
        Add(bits, float.IsNaN(report.SpeedKnots) ? 1023 : (long)MathF.Round(report.SpeedKnots * 10), 10).Add(1, 1);
        Add(bits, (long)Math.Round(report.Longitude * 600_000), 28).Add((long)Math.Round(report.Latitude * 600_000), 27);
        Add(bits, float.IsNaN(report.CourseDegrees) ? 3600 : (long)MathF.Round(report.CourseDegrees * 10) % 3600, 12);
        Add(bits, report.HeadingDegrees < 0 ? 511 : report.HeadingDegrees, 9).Add(report.Time / 1000 % 60, 6);
        return Add(bits, 0, isClassB ? 29 : 25);
    }

    private static StringBuilder StaticBits(in Report report, StaticData data)
    {
        var bits = new StringBuilder();
        Add(bits, 5, 6).Add(0, 2).Add(report.Mmsi, 30).Add(0, 2).Add(data.Imo ?? 0, 30).Add(data.CallSign, 7).Add(data.Name, 20).Add(data.ShipType ?? 0, 8);
        Add(bits, data.ToBowMeters ?? 0, 9).Add(data.ToSternMeters ?? 0, 9).Add(data.ToPortMeters ?? 0, 6).Add(data.ToStarboardMeters ?? 0, 6);
        Add(bits, 1, 4).Add(0, 4).Add(0, 5).Add(24, 5).Add(60, 6);
        return Add(bits, (long)MathF.Round((data.DraughtMeters ?? 0) * 10), 8).Add(data.Destination, 20).Add(0, 2);
    }

    private static StringBuilder Add(this StringBuilder bits, long value, int width)
    {
        for (var bit = width - 1; bit >= 0; bit--) bits.Append((value >> bit & 1) == 1 ? '1' : '0');
        return bits;
    }

    private static StringBuilder Add(this StringBuilder bits, string? text, int characters)
    {
        foreach (var c in (text ?? "").PadRight(characters, '@')) bits.Add(c & 63, 6);
        return bits;
    }

    private static string Armour(string bits)
    {
        var payload = new StringBuilder();
        for (var i = 0; i < bits.Length; i += 6)
        {
            var value = Convert.ToInt32(bits.Substring(i, 6), 2);
            payload.Append((char)(value < 40 ? value + 48 : value + 56));
        }

        return payload.ToString();
    }

    private static string Line(string tag, string sentence) => $@"\{tag}*{Sum(tag):X2}\{sentence}*{Sum(sentence[1..]):X2}" + "\n";

    private static int Sum(string text) => text.Aggregate(0, (sum, c) => sum ^ c);
}
