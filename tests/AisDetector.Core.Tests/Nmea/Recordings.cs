using System.Text;
using System.Text.RegularExpressions;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>The recordings under tests/data, and a slow, plain reading of them that shares no code with the decoder.</summary>
internal static partial class Recordings
{
    public const string Kystverket = "kystverket_1000/Ais1000Lines.nm4";
    public const string Noaadata = "noaadata/test.ais";

    public static readonly string Folder = Find();

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>Decodes a whole input in one piece, keeping reports without time.</summary>
    public static (List<Report> Reports, ReportCounts Counts) Decode(ReadOnlySpan<byte> bytes, bool keepReportsWithoutTime = true)
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = keepReportsWithoutTime };
        var batch = new ReportBatch(16);
        decoder.Decode(bytes, batch);
        decoder.Finish(batch);
        return (batch.Reports.ToArray().ToList(), batch.Counts);
    }

    public static (List<Report> Reports, ReportCounts Counts) Decode(string text, bool keepReportsWithoutTime = true)
        => Decode(Encoding.Latin1.GetBytes(text), keepReportsWithoutTime);

    /// <summary>Adds the checksum: <c>!AIVDM,...*hh</c>.</summary>
    public static string Sentence(string body)
    {
        var sum = 0;
        foreach (var c in body.AsSpan(1)) sum ^= c;
        return $"{body}*{sum:X2}";
    }

    /// <summary>A tag block with its checksum: <c>\...*hh\</c>.</summary>
    public static string Tag(string content) => $"\\{Sentence("!" + content)[1..]}\\";

    /// <summary>Payload and fill bits of each whole message, by a regular expression and a dictionary.</summary>
    public static IEnumerable<(string Payload, int FillBits)> Messages(string name)
    {
        var parts = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(PathOf(name), Encoding.Latin1))
        {
            if (line.StartsWith('#')) continue;
            var match = Vdm().Match(line);
            if (!match.Success) continue;
            var (total, number) = (match.Groups["total"].Value, match.Groups["number"].Value);
            var key = match.Groups["key"].Value + total;
            var payload = match.Groups["payload"].Value;
            if (number != "1")
            {
                if (!parts.Remove(key + (int.Parse(number) - 1), out var before)) continue;
                payload = before + payload;
            }

            if (number == total) yield return (payload, int.Parse(match.Groups["fill"].Value));
            else parts[key + number] = payload;
        }
    }

    [GeneratedRegex(@"!..VD[MO],(?<total>\d),(?<number>\d),(?<key>\d*,[AB12]?),(?<payload>[^,]*),(?<fill>\d)\*")]
    private static partial Regex Vdm();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AisDetector.sln"))) folder = folder.Parent;
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "data");
    }
}
