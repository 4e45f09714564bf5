using System.Globalization;
using AisDetector.App;
using AisDetector.Core.Options;

namespace AisDetector.Commands;

/// <summary>The page on <c>--set</c>: every key with its default in both profiles, its range and its meaning.</summary>
internal static class SettingsPage
{
    public const string Topic = "settings", Command = $"aisdetector help {Topic}";

    /// <summary>What fits a terminal.</summary>
    private const int Width = 100;

    private const string Head = """
        What counts as a rendezvous: the keys of --set KEY=VALUE, for replay, explain and run. --profile transfer or
        --profile gfw chooses the defaults; --set overrides one of them and may be repeated:

          aisdetector replay ais.csv --profile gfw --set ContactDistanceMeters=300 --set MinDuration=45m

        A time is 90s, 30m, 12h, 2d, 14d16h or 00:30:00. Upper and lower case are the same.

        """;

    public static void Write(TextWriter writer)
    {
        writer.WriteLine(Head);
        writer.WriteLine(Row("KEY", "transfer", "gfw", "unit", "range"));
        foreach (var setting in RendezvousSetting.All)
        {
            writer.WriteLine(Row(setting.Name, Value(setting, RendezvousOptions.Transfer), Value(setting, RendezvousOptions.Gfw), Unit(setting), setting.Range));
            foreach (var line in Lines(setting.Meaning, Width - 4)) writer.WriteLine($"    {line}");
        }
    }

    /// <summary>A value as <c>--set</c> takes it.</summary>
    internal static string Value(RendezvousSetting setting, RendezvousOptions options) => setting.Value(options) switch
    {
        TimeSpan span => Spans.Text(span),
        bool truth => truth ? "true" : "false",
        var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
    };

    private static string Unit(RendezvousSetting setting) => setting.Type == typeof(TimeSpan) ? "time" : setting.Type == typeof(bool) ? "yes/no" : setting.Unit;

    private static string Row(string key, string transfer, string gfw, string unit, string range) => $"{key,-23} {transfer,-9} {gfw,-9} {unit,-9} {range}";

    private static IEnumerable<string> Lines(string text, int width)
    {
        while (text.Length > width)
        {
            var end = text.LastIndexOf(' ', width);
            yield return text[..end];
            text = text[(end + 1)..];
        }

        yield return text;
    }
}
