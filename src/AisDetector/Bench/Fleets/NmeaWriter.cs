using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace AisDetector.Bench.Fleets;

/// <summary>
/// NMEA 0183 sentences as a network of shore stations gives them: a tag block with the station and the second of reception, then the sentence.
/// Types 1 and 5 for class A, 18 and 24 (both parts) for class B.
/// </summary>
internal struct NmeaWriter : IFleetWriter
{
    /// <summary>Characters of the payload in the first of two sentences (IEC 61162-1 allows 82 characters a sentence).</summary>
    private const int FirstPart = 59;

    /// <summary>Where the head of a sentence of several has its sequential identifier.</summary>
    private const int GroupAt = 11;

    private const byte NotAvailableRate = 128;

    private readonly byte[] _tag = "s:2573000,c:0000000000"u8.ToArray();
    private long _second = -1;
    private byte _tagSum;

    public NmeaWriter()
    {
    }

    public readonly ReadOnlySpan<byte> Header => [];

    public int Position(in Ship ship, in Fix fix, long second, Span<byte> to)
    {
        Span<byte> payload = stackalloc byte[28];
        var bits = new SixBitWriter(payload);
        bits.Put(ship.IsClassB ? 18u : 1u, 6);
        bits.Put(0, 2);
        bits.Put(ship.Mmsi, 30);
        if (ship.IsClassB) bits.Put(0, 8);
        else bits.Put(((uint)fix.Status << 8) | NotAvailableRate, 12);
        bits.Put((uint)Math.Min(1022, Math.Round(fix.Knots * 10)), 10);
        bits.Put(1, 1);
        bits.Put((uint)(int)Math.Round(fix.Longitude * 600_000), 28);
        bits.Put((uint)(int)Math.Round(fix.Latitude * 600_000), 27);
        bits.Put((uint)Math.Round(fix.CourseDegrees * 10) % 3600, 12);
        bits.Put((uint)fix.HeadingDegrees, 9);
        bits.Put((uint)(second % 60), 6);
        // Class B: carrier sense, no display, DSC, whole band, message 22, and the fixed communication state of such a unit. Class A: the number of its slot.
        bits.Put(ship.IsClassB ? 0b00_1_0_1_1_1_0_0_1u : 0, ship.IsClassB ? 10 : 6);
        bits.Put(ship.IsClassB ? 0b110_0000_0000_0000_0110u : (2u << 14) | ((uint)ship.Number % 2250), 19);
        return Line(ship, second, "!AIVDM,1,1,,A,"u8, payload, 0, to);
    }

    public int Static(in Ship ship, long second, Span<byte> to, out int lines)
    {
        lines = 2;
        return ship.IsClassB ? TwoParts(ship, second, to) : Voyage(ship, second, to);
    }

    /// <summary>Type 5: two sentences of one message.</summary>
    private int Voyage(in Ship ship, long second, Span<byte> to)
    {
        Span<byte> payload = stackalloc byte[71];
        var bits = new SixBitWriter(payload);
        bits.Put(5, 6);
        bits.Put(0, 2);
        bits.Put(ship.Mmsi, 30);
        bits.Put(0, 2);
        bits.Put(ship.Imo, 30);
        bits.Text(ShipWords.CallSign(ship.Number, stackalloc byte[7]), 7);
        bits.Text(ShipWords.Name(ship.Number, stackalloc byte[20]), 20);
        bits.Put(ship.ShipType, 8);
        Dimensions(ship, ref bits);
        bits.Put(1, 4);
        // No time of arrival.
        bits.Put((24 << 6) | 60, 20);
        bits.Put(ship.DraughtTenths, 8);
        bits.Text("ROTTERDAM"u8, 20);
        bits.Put(0, 2);
        bits.End();
        // The sequential identifier: 0 to 9, another for each message on the channel.
        var group = ship.Number % 10;
        var length = Line(ship, second, "!AIVDM,2,1,0,A,"u8, payload[..FirstPart], 0, to, group);
        return length + Line(ship, second, "!AIVDM,2,2,0,A,"u8, payload[FirstPart..], 2, to[length..], group);
    }

    /// <summary>Type 24, part A and part B.</summary>
    private int TwoParts(in Ship ship, long second, Span<byte> to)
    {
        Span<byte> payload = stackalloc byte[28];
        var name = new SixBitWriter(payload);
        name.Put(24, 6);
        name.Put(0, 2);
        name.Put(ship.Mmsi, 30);
        name.Put(0, 2);
        name.Text(ShipWords.Name(ship.Number, stackalloc byte[20]), 20);
        name.Put(0, 8);
        var length = Line(ship, second, "!AIVDM,1,1,,B,"u8, payload, 0, to);
        var rest = new SixBitWriter(payload);
        rest.Put(24, 6);
        rest.Put(0, 2);
        rest.Put(ship.Mmsi, 30);
        rest.Put(1, 2);
        rest.Put(ship.ShipType, 8);
        rest.Text("SRT"u8, 3);
        rest.Put((uint)ship.Number & 0xFFFFFF, 24);
        rest.Text(ShipWords.CallSign(ship.Number, stackalloc byte[7]), 7);
        Dimensions(ship, ref rest);
        rest.Put(1, 4);
        rest.Put(0, 2);
        return length + Line(ship, second, "!AIVDM,1,1,,B,"u8, payload, 0, to[length..]);
    }

    private static void Dimensions(in Ship ship, ref SixBitWriter bits)
    {
        bits.Put(ship.ToBow, 9);
        bits.Put(ship.ToStern, 9);
        bits.Put(ship.ToPort, 6);
        bits.Put(ship.ToStarboard, 6);
    }

    private int Line(in Ship ship, long second, ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload, int fillBits, Span<byte> to, int group = 0)
    {
        if (second != _second) Stamp(second);
        var at = 0;
        to[at++] = (byte)'\\';
        _tag.CopyTo(to[at..]);
        // The station: one of ten, and with it the checksum.
        var station = ship.Number / 16 % 10;
        to[at + 8] = (byte)('0' + station);
        at += _tag.Length;
        at = Sum((byte)(_tagSum ^ '0' ^ ('0' + station)), to, at);
        to[at++] = (byte)'\\';
        var begin = at;
        head.CopyTo(to[at..]);
        if (group > 0) to[at + GroupAt] = (byte)('0' + group);
        at += head.Length;
        payload.CopyTo(to[at..]);
        at += payload.Length;
        to[at++] = (byte)',';
        to[at++] = (byte)('0' + fillBits);
        at = Sum(Checksum(to[(begin + 1)..at]), to, at);
        to[at++] = (byte)'\r';
        to[at++] = (byte)'\n';
        return at;
    }

    private void Stamp(long second)
    {
        _second = second;
        Utf8Formatter.TryFormat(second, _tag.AsSpan(12), out _);
        _tagSum = Checksum(_tag);
    }

    /// <summary>All bytes XORed: by eights, then the eight.</summary>
    private static byte Checksum(ReadOnlySpan<byte> text)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        ulong sum = 0;
        foreach (var word in words) sum ^= word;
        foreach (var c in text[(words.Length * 8)..]) sum ^= c;
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ (sum >> 8));
    }

    private static int Sum(byte sum, Span<byte> to, int at)
    {
        to[at] = (byte)'*';
        to[at + 1] = "0123456789ABCDEF"u8[sum >> 4];
        to[at + 2] = "0123456789ABCDEF"u8[sum & 15];
        return at + 3;
    }
}

/// <summary>Puts fields into the characters of a payload, most significant bit first (IEC 61162-1, six-bit binary field).</summary>
internal ref struct SixBitWriter(Span<byte> payload)
{
    private readonly Span<byte> _payload = payload;
    private ulong _bits;
    private int _held, _at;

    /// <summary>The low bits of a value, 1 to 32.</summary>
    public void Put(uint value, int width)
    {
        _bits = (_bits << width) | (value & (ulong.MaxValue >> (64 - width)));
        for (_held += width; _held >= 6; _held -= 6)
        {
            var six = (byte)((_bits >> (_held - 6)) & 63);
            _payload[_at++] = (byte)(six < 40 ? six + 48 : six + 56);
        }
    }

    /// <summary>Six-bit text of a fixed length, filled up with <c>@</c>.</summary>
    public void Text(scoped ReadOnlySpan<byte> text, int characters)
    {
        for (var i = 0; i < characters; i++) Put(i < text.Length ? text[i] & 63u : 0, 6);
    }

    /// <summary>Fills the last character up with zeros.</summary>
    public void End()
    {
        if (_held > 0) Put(0, 6 - _held);
    }
}
