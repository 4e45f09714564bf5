using System.Globalization;
using System.Text;
using AisDetector.Bench.Fleets;
using AisDetector.Core.Reports;

namespace AisDetector.Evaluation.Files;

/// <summary>Where made recordings are written, a report at a time.</summary>
internal interface IRecordingWriter
{
    void Write(in Report report);

    void Flush();
}

/// <summary>NMEA 0183 sentences with a tag block that has the second of reception: types 1, 5, 18, 24 (both parts) and 27.</summary>
internal sealed class NmeaRecording(Stream to) : IRecordingWriter
{
    private const int FirstPart = 59;

    private readonly Dictionary<uint, StaticData> _said = [];
    private readonly byte[] _payload = new byte[80];
    private readonly byte[] _line = new byte[160];
    private int _group;

    public void Write(in Report report)
    {
        var second = Math.DivRem(report.Time, 1000).Quotient;
        if (!double.IsNaN(report.Latitude)) Position(report, second);
        if (report.Static is not { } said) return;
        // Rows of a CSV repeat it; sentences of their own are for what is news.
        if (report.HasPosition && _said.TryGetValue(report.Mmsi, out var before) && ReferenceEquals(before, said)) return;
        _said[report.Mmsi] = said;
        if (report.Class == TransceiverClass.B) TwoParts(report.Mmsi, said, second);
        else Voyage(report.Mmsi, said, second);
    }

    public void Flush() => to.Flush();

    private void Position(in Report report, long second)
    {
        if (report.Type == 27) LongRange(report, second);
        else if (report.Type is 4 or 9 or 21) NoShip(report, second);
        else if (report.Class == TransceiverClass.B) ClassB(report, second);
        else ClassA(report, second);
    }

    private void ClassA(in Report report, long second)
    {
        var bits = Begin(1, report.Mmsi);
        bits.Put(report.Status, 4);
        bits.Put(128, 8);
        Movement(report, ref bits, second);
        bits.Put(0, 6);
        bits.Put(2u << 14, 19);
        Line(second, "AIVDM,1,1,,A", _payload.AsSpan(0, 28), 0);
    }

    private void ClassB(in Report report, long second)
    {
        var bits = Begin(18, report.Mmsi);
        bits.Put(0, 8);
        Movement(report, ref bits, second);
        bits.Put(0b00_1_0_1_1_1_0_0_1u, 10);
        bits.Put(0b110_0000_0000_0000_0110u, 19);
        Line(second, "AIVDM,1,1,,B", _payload.AsSpan(0, 28), 0);
    }

    /// <summary>Speed, accuracy, place, course, heading, second: the same in types 1 and 18.</summary>
    private static void Movement(in Report report, ref SixBitWriter bits, long second)
    {
        bits.Put(float.IsNaN(report.SpeedKnots) ? 1023 : (uint)Math.Min(1022, Math.Round(report.SpeedKnots * 10)), 10);
        bits.Put(0, 1);
        bits.Put((uint)(int)Math.Round(report.Longitude * 600_000), 28);
        bits.Put((uint)(int)Math.Round(report.Latitude * 600_000), 27);
        bits.Put(float.IsNaN(report.CourseDegrees) ? 3600 : (uint)Math.Round(report.CourseDegrees * 10) % 3600, 12);
        bits.Put(report.HeadingDegrees < 0 ? 511 : (uint)report.HeadingDegrees, 9);
        bits.Put((uint)(second % 60), 6);
    }

    private void LongRange(in Report report, long second)
    {
        var bits = new SixBitWriter(_payload);
        bits.Put(27, 6);
        bits.Put(3, 2);
        bits.Put(report.Mmsi, 30);
        bits.Put(0, 2);
        bits.Put(report.Status, 4);
        bits.Put((uint)(int)Math.Round(report.Longitude * 600), 18);
        bits.Put((uint)(int)Math.Round(report.Latitude * 600), 17);
        bits.Put(float.IsNaN(report.SpeedKnots) ? 63 : (uint)report.SpeedKnots, 6);
        bits.Put(float.IsNaN(report.CourseDegrees) ? 511 : (uint)report.CourseDegrees % 360, 9);
        bits.Put(0, 2);
        Line(second, "AIVDM,1,1,,A", _payload.AsSpan(0, 16), 0);
    }

    /// <summary>A base station (4), an aircraft (9), an aid to navigation (21): what is not said is not available.</summary>
    private void NoShip(in Report report, long second)
    {
        var bits = Begin(report.Type, report.Mmsi);
        uint longitude = (uint)(int)Math.Round(report.Longitude * 600_000), latitude = (uint)(int)Math.Round(report.Latitude * 600_000);
        if (report.Type == 21)
        {
            bits.Put(1, 5);
            Text(ref bits, "LIGHT BUOY", 20);
            bits.Put(0, 1);
            bits.Put(longitude, 28);
            bits.Put(latitude, 27);
            bits.Put(0, 30);
            bits.Put(1, 4);
            bits.Put((uint)(second % 60), 6);
            // Off position, status, RAIM, virtual, assigned, spare.
            bits.Put(0, 13);
            bits.End();
            Line(second, "AIVDM,1,1,,B", _payload.AsSpan(0, 46), 4);
            return;
        }

        if (report.Type == 9)
        {
            bits.Put(60, 12);
            bits.Put(0, 10);
        }
        else
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(second);
            bits.Put((uint)time.Year, 14);
            bits.Put((uint)time.Month, 4);
            bits.Put((uint)time.Day, 5);
            bits.Put((uint)time.Hour, 5);
            bits.Put((uint)time.Minute, 6);
            bits.Put((uint)time.Second, 6);
        }

        bits.Put(0, 1);
        bits.Put(longitude, 28);
        bits.Put(latitude, 27);
        if (report.Type == 9) bits.Put(3600, 12);
        // Type 9: second, altitude sensor, terminal, assigned, RAIM, state. Type 4: device, transmission, RAIM, state.
        bits.Put(0, 30);
        bits.Put(0, report.Type == 9 ? 10 : 4);
        Line(second, "AIVDM,1,1,,A", _payload.AsSpan(0, 28), 0);
    }

    private void Voyage(uint mmsi, StaticData said, long second)
    {
        var bits = Begin(5, mmsi);
        bits.Put(0, 2);
        bits.Put(said.Imo ?? 0, 30);
        Text(ref bits, said.CallSign, 7);
        Text(ref bits, said.Name, 20);
        bits.Put(said.ShipType ?? 0, 8);
        Dimensions(ref bits, said);
        bits.Put(1, 4);
        bits.Put((24 << 6) | 60, 20);
        bits.Put((uint)Math.Round((said.DraughtMeters ?? 0) * 10), 8);
        Text(ref bits, said.Destination, 20);
        bits.Put(0, 2);
        bits.End();
        var group = (_group = (_group + 1) % 10).ToString(CultureInfo.InvariantCulture);
        Line(second, $"AIVDM,2,1,{group},A", _payload.AsSpan(0, FirstPart), 0);
        Line(second, $"AIVDM,2,2,{group},A", _payload.AsSpan(FirstPart, 71 - FirstPart), 2);
    }

    private void TwoParts(uint mmsi, StaticData said, long second)
    {
        var name = Begin(24, mmsi);
        name.Put(0, 2);
        Text(ref name, said.Name, 20);
        name.Put(0, 8);
        Line(second, "AIVDM,1,1,,B", _payload.AsSpan(0, 28), 0);
        var rest = Begin(24, mmsi);
        rest.Put(1, 2);
        rest.Put(said.ShipType ?? 0, 8);
        Text(ref rest, "SRT", 3);
        rest.Put(mmsi & 0xFFFFFF, 24);
        Text(ref rest, said.CallSign, 7);
        Dimensions(ref rest, said);
        rest.Put(1, 4);
        rest.Put(0, 2);
        Line(second, "AIVDM,1,1,,B", _payload.AsSpan(0, 28), 0);
    }

    private SixBitWriter Begin(uint type, uint mmsi)
    {
        var bits = new SixBitWriter(_payload);
        bits.Put(type, 6);
        bits.Put(0, 2);
        bits.Put(mmsi, 30);
        return bits;
    }

    private static void Dimensions(ref SixBitWriter bits, StaticData said)
    {
        bool hasLength = said.ToBowMeters is not null || said.ToSternMeters is not null, hasBeam = said.ToPortMeters is not null || said.ToStarboardMeters is not null;
        bits.Put(Math.Min(511u, said.ToBowMeters ?? 0u), 9);
        bits.Put(Math.Min(511u, hasLength ? said.ToSternMeters ?? 0u : said.LengthMeters ?? 0u), 9);
        bits.Put(Math.Min(63u, said.ToPortMeters ?? 0u), 6);
        bits.Put(Math.Min(63u, hasBeam ? said.ToStarboardMeters ?? 0u : said.BeamMeters ?? 0u), 6);
    }

    /// <summary>Six-bit text (ITU-R M.1371-5 table 47), filled up with <c>@</c>; what it cannot say becomes a space.</summary>
    private static void Text(ref SixBitWriter bits, string? text, int characters)
    {
        for (var i = 0; i < characters; i++)
        {
            var c = text is not null && i < text.Length ? char.ToUpperInvariant(text[i]) : '@';
            bits.Put(c is >= '@' and <= '_' ? c - 64u : c is >= ' ' and <= '?' ? c : 32u, 6);
        }
    }

    private void Line(long second, string head, ReadOnlySpan<byte> payload, int fillBits)
    {
        var at = Encoding.ASCII.GetBytes($"c:{second}", _line.AsSpan(1));
        _line[0] = (byte)'\\';
        var sum = Sum(_line.AsSpan(1, at));
        at += 1;
        at += Encoding.ASCII.GetBytes($"*{sum:X2}\\!", _line.AsSpan(at));
        var begin = at;
        at += Encoding.ASCII.GetBytes($"{head},", _line.AsSpan(at));
        payload.CopyTo(_line.AsSpan(at));
        at += payload.Length;
        at += Encoding.ASCII.GetBytes($",{fillBits}", _line.AsSpan(at));
        at += Encoding.ASCII.GetBytes($"*{Sum(_line.AsSpan(begin, at - begin)):X2}\r\n", _line.AsSpan(at));
        to.Write(_line.AsSpan(0, at));
    }

    private static byte Sum(ReadOnlySpan<byte> text)
    {
        byte sum = 0;
        foreach (var c in text) sum ^= c;
        return sum;
    }
}
