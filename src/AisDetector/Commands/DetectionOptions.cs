using System.CommandLine;
using System.Globalization;
using AisDetector.App;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;

namespace AisDetector.Commands;

/// <summary><c>--profile</c>, <c>--set</c>, <c>--zones</c> and <c>--all</c>: what counts as a rendezvous, or as loitering.</summary>
internal sealed class DetectionOptions
{
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "transfer (ship-to-ship transfers), or gfw (Global Fishing Watch's published encounter)",
        DefaultValueFactory = _ => "transfer",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides an option of the profile, KEY=VALUE; repeat for more, for example --set ContactDistanceMeters=300 --set MinDuration=45m; all keys: " + SettingsPage.Command,
        HelpName = "KEY=VALUE",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Also what is not taken for a transfer (towage, pilotage, pair trawling, rafts, long company ...)",
    };

    private readonly Option<double?> _minScore = new("--min-score")
    {
        Description = "Alerts open at this score, from 0 to 1; 0.5 unless --set or the profile says otherwise",
        HelpName = "SCORE",
    };

    private readonly Option<string?> _zones = new("--zones")
    {
        Description = "Areas of your own: GeoJSON polygons with name, source, validFrom, validTo, risk. Alerts name the zones that they lie in; risk lets loitering count at any distance from the shore",
        HelpName = "FILE",
    };

    private readonly bool _withAll;

    public DetectionOptions(Command command, bool withAll = true)
    {
        _withAll = withAll;
        _profile.OneOf("transfer", "gfw");
        command.Add(_profile);
        command.Add(_set);
        command.Add(_minScore);
        command.Add(_zones);
        if (withAll) command.Add(_all);
    }

    public RendezvousOptions Read(ParseResult parsed)
    {
        var profile = parsed.GetRequiredValue(_profile) == "gfw" ? RendezvousOptions.Gfw : RendezvousOptions.Transfer;
        if (parsed.GetValue(_minScore) is { } score)
        {
            if (score is not (>= 0 and <= 1)) throw new UsageFault(string.Create(CultureInfo.InvariantCulture, $"--min-score {score}: a number from 0 to 1 is expected"));
            profile = profile with { MinScore = score };
        }

        var zones = parsed.GetValue(_zones) is { } file ? ZoneFile.Read(file) : Zones.None;
        return Override(profile with { All = !_withAll || parsed.GetValue(_all), Zones = zones }, parsed.GetValue(_set) ?? []);
    }

    internal static RendezvousOptions Override(RendezvousOptions profile, IEnumerable<string> settings)
    {
        // A copy of its own: setting an init-only property must not reach the shared profile.
        var options = profile with { };
        foreach (var text in settings)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw Wrong($" {text}: KEY=VALUE is expected, for example --set ContactDistanceMeters=300");
            string key = text[..at].Trim(), value = text[(at + 1)..].Trim();
            var names = RendezvousSetting.All.Select(s => s.Name);
            var setting = RendezvousSetting.All.FirstOrDefault(s => s.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
                ?? throw Wrong($" {key}: there is no such option{Suggestion.For(key, names)} (the options are {string.Join(", ", names)})");
            setting.Set(options, Parse(setting, value));
        }

        return options.Problem() is { } problem ? throw Wrong($": {problem}") : options;
    }

    private static object Parse(RendezvousSetting setting, string value)
    {
        if (setting.Type == typeof(TimeSpan)) return Spans.TryParse(value, out var span) ? span : throw Not("a time span", "90s, 30m, 12h, 2d or 00:30:00");
        if (setting.Type == typeof(int))
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw Not("a whole number", "3");
        if (setting.Type == typeof(bool)) return bool.TryParse(value, out var truth) ? truth : throw Not("true or false", "true");
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
            ? number : throw Not("a number", "500 or 0.8");

        UsageFault Not(string what, string example) => Wrong($" {setting.Name}={value}: {what} is expected, such as {example}");
    }

    private static UsageFault Wrong(string what) => new($"--set{what}; see {SettingsPage.Command}");
}
