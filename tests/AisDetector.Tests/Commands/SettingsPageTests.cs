using System.Reflection;
using System.Text.RegularExpressions;
using AisDetector.App;
using AisDetector.Commands;
using AisDetector.Core.Options;

namespace AisDetector.Tests.Commands;

/// <summary>The page on --set: all options are on it, with the defaults and ranges that are in force.</summary>
public partial class SettingsPageTests
{
    private static readonly string[] Lines = Write();

    [Fact]
    public void Every_option_of_a_profile_is_on_it_and_has_a_meaning()
    {
        var options = typeof(RendezvousOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name);
        // These two are options of their own: --profile and --all.
        string[] others = [nameof(RendezvousOptions.Profile), nameof(RendezvousOptions.All), nameof(RendezvousOptions.Zones)];
        Assert.Equal(options.Except(others), Rows().Select(r => r.Key));
        Assert.All(RendezvousSetting.All, s => Assert.InRange(s.Meaning.Length, 20, 200));
    }

    [Fact]
    public void Its_defaults_set_one_by_one_make_each_profile_out_of_the_other()
    {
        var (transfer, gfw) = (RendezvousOptions.Transfer, RendezvousOptions.Gfw);
        Assert.Equal(gfw, DetectionOptions.Override(transfer, Rows().Select(r => $"{r.Key}={r.Gfw}")) with { Profile = gfw.Profile });
        Assert.Equal(transfer, DetectionOptions.Override(gfw, Rows().Select(r => $"{r.Key}={r.Transfer}")) with { Profile = transfer.Profile });
    }

    [Fact]
    public void Its_ranges_are_those_that_are_checked()
    {
        var least = Rows().Where(r => char.IsDigit(r.Range[0])).ToArray();
        Assert.True(least.Length >= 15);
        foreach (var row in least)
        {
            var (lower, upper) = (Plain().Match(row.Range).Value, Upper().Match(row.Range).Groups[1].Value);
            Assert.DoesNotContain(row.Key, Refusal($"{row.Key}={lower}"));
            if (upper != "") Assert.DoesNotContain($"{row.Key} is", Refusal($"{row.Key}={upper}"));
            if (upper != "") Assert.Contains($"{row.Key} is", Refusal($"{row.Key}={More(upper)}"));
        }
    }

    [Fact]
    public void It_fits_a_terminal() => Assert.All(Lines, line => Assert.InRange(line.Length, 0, 110));

    /// <summary>What is said of a setting; nothing when it is taken.</summary>
    private static string Refusal(string setting)
    {
        try
        {
            DetectionOptions.Override(RendezvousOptions.Transfer, [setting]);
            return "";
        }
        catch (UsageFault e)
        {
            return e.Message;
        }
    }

    private static string More(string value) => char.IsDigit(value[^1]) ? $"{value}1" : $"{value}1s";

    private static IEnumerable<(string Key, string Transfer, string Gfw, string Range)> Rows() =>
        from line in Lines.SkipWhile(l => !l.StartsWith("KEY", StringComparison.Ordinal)).Skip(1)
        where line.Length > 0 && line[0] != ' '
        select Row().Match(line) into row
        select (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value);

    private static string[] Write()
    {
        using var text = new StringWriter();
        SettingsPage.Write(text);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    [GeneratedRegex(@"^(\w+) +(\S+) +(\S+) +\S+ +(\S.*)$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^[0-9.]+[smhd]?")]
    private static partial Regex Plain();

    [GeneratedRegex(@" to ([0-9.]+[smhd]?)(?:,|$)")]
    private static partial Regex Upper();
}
