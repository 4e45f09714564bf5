using System.Buffers.Text;

namespace AisDetector.Bench.Fleets;

/// <summary>A made ship's name and call sign, from its number.</summary>
internal static class ShipWords
{
    private static readonly byte[][] s_names = [.. new[] { "NORDIC", "OCEAN", "STAR", "PACIFIC", "MARIA", "ATLANTIC", "GOLDEN", "SEA", "EVER", "BALTIC", "ISLAND", "SILVER" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static ReadOnlySpan<byte> Name(int number, Span<byte> to)
    {
        var first = s_names[number % s_names.Length];
        first.CopyTo(to);
        to[first.Length] = (byte)' ';
        Utf8Formatter.TryFormat(number, to[(first.Length + 1)..], out var digits);
        return to[..(first.Length + 1 + digits)];
    }

    /// <summary>Four letters that count, then two digits.</summary>
    public static ReadOnlySpan<byte> CallSign(int number, Span<byte> to)
    {
        var rest = number;
        for (var i = 3; i >= 0; i--, rest /= 26) to[i] = (byte)('A' + (rest % 26));
        to[4] = (byte)('0' + (number / 7 % 10));
        to[5] = (byte)('0' + (number % 10));
        return to[..6];
    }
}
