using System.CommandLine;
using System.Globalization;
using System.Reflection;
using AisDetector.Core.Rendezvous;

namespace AisDetector.Verbs;

/// <summary><c>--profile</c>, <c>--set</c> and <c>--all</c>: what counts as a rendezvous.</summary>
internal sealed class DetectionOptions
{
    private static readonly PropertyInfo[] Settable =
    [
        .. typeof(RendezvousOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.Name is not (nameof(RendezvousOptions.Profile) or nameof(RendezvousOptions.All))),
    ];

    private readonly Option<string> _profile = new("--profile")
    {
        Description = "transfer (ship-to-ship transfers), or gfw (Global Fishing Watch's published encounter)",
        DefaultValueFactory = _ => "transfer",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides an option of the profile, KEY=VALUE; repeat for more. For example --set ContactDistanceMeters=300 --set MinDuration=45m",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Also what is not taken for a transfer (towage, pilotage, pair trawling, rafts, long company ...)",
    };

    private readonly bool _withAll;

    public DetectionOptions(Command command, bool withAll = true)
    {
        _withAll = withAll;
        _profile.OneOf("transfer", "gfw");
        command.Add(_profile);
        command.Add(_set);
        if (withAll) command.Add(_all);
    }

    public RendezvousOptions Read(ParseResult parsed)
    {
        var profile = parsed.GetRequiredValue(_profile) == "gfw" ? RendezvousOptions.Gfw : RendezvousOptions.Transfer;
        return Override(profile with { All = !_withAll || parsed.GetValue(_all) }, parsed.GetValue(_set) ?? []);
    }

    internal static RendezvousOptions Override(RendezvousOptions profile, IEnumerable<string> settings)
    {
        // A copy of its own: setting an init-only property through reflection must not reach the shared profile.
        var options = profile with { };
        foreach (var setting in settings)
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at < 1) throw new UsageException($"--set {setting}: KEY=VALUE is expected, for example --set ContactDistanceMeters=300");
            string key = setting[..at].Trim(), value = setting[(at + 1)..].Trim();
            var property = Settable.FirstOrDefault(p => p.Name.Equals(key, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"--set {key}: there is no such option{Suggestion.For(key, Settable.Select(p => p.Name))} (the options are {string.Join(", ", Settable.Select(p => p.Name))})");
            property.SetValue(options, Parse(property, value));
        }

        return options.Problem() is { } problem ? throw new UsageException($"--set: {problem}") : options;
    }

    private static object Parse(PropertyInfo property, string value)
    {
        var type = property.PropertyType;
        if (type == typeof(TimeSpan))
            return Spans.TryParse(value, out var span) ? span : throw Wrong("a time span", "90s, 30m, 12h, 2d or 00:30:00");
        if (type == typeof(double))
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number)
                ? number : throw Wrong("a number", "500 or 0.8");
        if (type == typeof(int))
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw Wrong("a whole number", "3");
        if (type == typeof(bool))
            return bool.TryParse(value, out var truth) ? truth : throw Wrong("true or false", "true");
        throw new UsageException($"--set {property.Name}: cannot be set from the command line");

        UsageException Wrong(string what, string example) => new($"--set {property.Name}={value}: {what} is expected, such as {example}");
    }
}
