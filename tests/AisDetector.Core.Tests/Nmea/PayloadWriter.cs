using System.Text;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Writes a message field by field and armours it: the standard read the other way round.</summary>
internal sealed class PayloadWriter
{
    private readonly StringBuilder _bits = new();

    public static PayloadWriter Message(int type, uint mmsi) => new PayloadWriter().Add(type, 6).Add(0, 2).Add(mmsi, 30);

    public PayloadWriter Add(long value, int width)
    {
        for (var bit = width - 1; bit >= 0; bit--) _bits.Append((value >> bit & 1) == 1 ? '1' : '0');
        return this;
    }

    public PayloadWriter Add(string text, int characters)
    {
        foreach (var c in text.PadRight(characters, '@')) Add(c & 63, 6);
        return this;
    }

    public PayloadWriter Cut(int bits)
    {
        _bits.Length = bits;
        return this;
    }

    public string Sentence()
    {
        var fill = (6 - _bits.Length % 6) % 6;
        var bits = _bits + new string('0', fill);
        var payload = new StringBuilder();
        for (var i = 0; i < bits.Length; i += 6)
        {
            var value = Convert.ToInt32(bits.Substring(i, 6), 2);
            payload.Append((char)(value < 40 ? value + 48 : value + 56));
        }

        return Recordings.Sentence($"!AIVDM,1,1,,A,{payload},{fill}");
    }

    public byte[] Bytes()
    {
        var bits = _bits.ToString().PadRight((_bits.Length + 7) / 8 * 8 + 64, '0');
        return Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
    }
}
