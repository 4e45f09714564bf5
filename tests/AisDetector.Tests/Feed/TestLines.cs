using System.Text;

namespace AisDetector.Tests.Feed;

/// <summary>Sentences and recordings for the feed.</summary>
internal static class TestLines
{
    /// <summary>A folder or file below <c>tests/data</c>.</summary>
    public static string Data(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AisDetector.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        return Path.Combine(folder, "tests/data", path);
    }

    /// <summary>A position report of type 1 (168 bits) with this sender; the rest of it is zeros and a serial number.</summary>
    public static string Position(uint mmsi, int serial = 0, long? seconds = null)
    {
        var payload = Armour([(6, 1), (2, 0), (30, mmsi), (100, 0), (30, (uint)serial)]);
        return Dated(Sentence($"AIVDM,1,1,,A,{payload},0"), seconds);
    }

    /// <summary>Static data of type 5 (424 bits) in two sentences.</summary>
    public static (string First, string Second) Static(uint mmsi, int id, long? seconds = null)
    {
        var payload = Armour([(6, 5), (2, 0), (30, mmsi), (386, 0)]);
        return (Dated(Sentence($"AIVDM,2,1,{id},A,{payload[..59]},0"), seconds), Dated(Sentence($"AIVDM,2,2,{id},A,{payload[59..]},2"), seconds));
    }

    public static string Sentence(string body, char start = '!') => $"{start}{body}*{Xor(body):X2}";

    private static string Dated(string sentence, long? seconds) => seconds is null ? sentence : $"\\c:{seconds}*{Xor($"c:{seconds}"):X2}\\{sentence}";

    private static int Xor(string text) => Encoding.ASCII.GetBytes(text).Aggregate(0, (sum, c) => sum ^ c);

    private static string Armour((int Bits, uint Value)[] fields)
    {
        var bits = new List<bool>();
        foreach (var (width, value) in fields)
            for (var i = width - 1; i >= 0; i--) bits.Add(i < 32 && (value >> i & 1) != 0);
        while (bits.Count % 6 != 0) bits.Add(false);
        return string.Concat(bits.Chunk(6).Select(six => six.Aggregate(0, (v, b) => v << 1 | (b ? 1 : 0))).Select(v => (char)(v < 40 ? v + 48 : v + 56)));
    }
}
