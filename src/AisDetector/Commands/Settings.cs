using System.CommandLine;
using System.Text.RegularExpressions;
using AisDetector.App;
using Microsoft.Extensions.Configuration;

namespace AisDetector.Commands;

/// <summary>
/// The options of <c>run</c> and <c>feed</c> from appsettings.json (beside the program, then in the working folder) and from
/// the environment. They become arguments in front of those that were typed, so that an option is checked in one place
/// wherever it comes from; what is complained about then has the name that the operator wrote.
/// </summary>
/// <remarks>
/// <c>--snapshot-every</c> is <c>SnapshotEvery</c> in the section <c>Run</c> of the file, and AISDETECTOR_SNAPSHOT_EVERY or
/// AISDETECTOR_RUN__SNAPSHOT_EVERY in the environment. The section <c>Kafka</c> holds settings of librdkafka, <c>Logging</c> levels.
/// </remarks>
internal sealed partial class Settings
{
    private const string FileName = "appsettings.json", Prefix = "AISDETECTOR_";

    /// <summary>Variables with a meaning of their own.</summary>
    private static readonly string[] Others = ["KAFKA_", "TEST_", "TRACE", "LOGGING:"];

    private readonly List<Source> _sources = [];
    private readonly Dictionary<string, string> _origins = [];
    private readonly List<string> _unknown = [];
    private readonly Dictionary<string, string> _kafka = [];

    private Settings(IConfiguration? logging) => Logging = logging;

    /// <summary>Nothing but the command line.</summary>
    public static Settings None { get; } = new((IConfiguration?)null);

    /// <summary>Levels of the log.</summary>
    public IConfiguration? Logging { get; private init; }

    /// <summary>Settings of librdkafka from the files, under those that come otherwise.</summary>
    public IReadOnlyDictionary<string, string> Kafka => _kafka;

    /// <summary>Variables that begin like ours and are none: likely misspelt.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <exception cref="UsageFault">A file is no JSON.</exception>
    public static Settings Load(string programFolder, string workingFolder)
    {
        var all = new ConfigurationBuilder();
        var sources = new List<Source>();
        foreach (var folder in new[] { programFolder, workingFolder }.Select(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f))).Distinct())
        {
            var file = Path.Combine(folder, FileName);
            if (!File.Exists(file)) continue;
            try
            {
                sources.Add(new Source(file, new ConfigurationBuilder().AddJsonStream(new MemoryStream(File.ReadAllBytes(file))).Build()));
            }
            catch (Exception e) when (e is FormatException or InvalidDataException or System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
            {
                throw new UsageFault($"{file}: {e.InnerException?.Message ?? e.Message}");
            }
        }

        sources.Add(new Source(null, new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build()));
        foreach (var source in sources) all.AddConfiguration(source.Values);
        var settings = new Settings(all.Build().GetSection("Logging"));
        settings._sources.AddRange(sources);
        foreach (var (file, values) in sources)
            if (file != null)
                foreach (var setting in values.GetSection("Kafka").AsEnumerable(makePathsRelative: true))
                    if (setting.Value is { } value) settings._kafka[setting.Key] = value;
        return settings;
    }

    /// <summary>The arguments with those in front that the files and the environment give and nobody typed.</summary>
    /// <exception cref="UsageFault">A file's section has a key that is no option.</exception>
    public string[] With(string[] arguments, ParseResult typed)
    {
        var command = typed.CommandResult.Command;
        var found = new List<(Option Option, string Value, string Origin)>();
        foreach (var source in _sources)
        {
            // What is said for this verb goes before what is said for all.
            foreach (var (path, value) in source.Values.AsEnumerable().Where(s => s.Value != null).OrderBy(s => IsOf(command, s.Key)).ThenBy(s => s.Key, StringComparer.Ordinal))
            {
                var key = IsOf(command, path) ? path[(command.Name.Length + 1)..] : path;
                var colon = key.IndexOf(':', StringComparison.Ordinal);
                var name = colon < 0 ? key : key[..colon];
                if (command.Options.FirstOrDefault(o => Plain(o.Name) == Plain(name)) is not { } option)
                {
                    Refuse(source, path, command, typed.RootCommandResult.Command);
                    continue;
                }

                if (option.ValueType == typeof(bool) && !bool.TryParse(value, out _)) throw new UsageFault($"{source.NameOf(path)} {value}: true or false is expected");

                // "Set": { "MinDuration": "45m" } and "Set": [ "MinDuration=45m" ] are the same.
                var part = colon < 0 ? null : key[(colon + 1)..];
                found.Add((option, part == null || int.TryParse(part, out _) ? value! : $"{part}={value}", source.NameOf(path)));
            }
        }

        var added = new List<string>();
        foreach (var ofOption in found.GroupBy(f => f.Option))
        {
            var isTyped = typed.GetResult(ofOption.Key) is { Implicit: false };
            var takesMany = ofOption.Key.Arity.MaximumNumberOfValues > 1;
            if (isTyped && !takesMany) continue;
            if (!isTyped) _origins[ofOption.Key.Name] = ofOption.Last().Origin;
            foreach (var (option, value, _) in takesMany ? ofOption : ofOption.TakeLast(1)) added.Add($"{option.Name}={value}");
        }

        var verb = Array.IndexOf(arguments, command.Name) + 1;
        return [.. arguments[..verb], .. added, .. arguments[verb..]];
    }

    /// <summary>A complaint about <c>--option</c> with the name under which the option was set.</summary>
    public string Naming(string message) => OptionName().Replace(message, found => _origins.GetValueOrDefault(found.Value, found.Value));

    /// <summary>Where else a required option can be set.</summary>
    public string Elsewhere(Command command, string option) =>
        this == None ? "" : $" (or {Prefix}{option[2..].Replace('-', '_').ToUpperInvariant()}, or {Pascal(option)} in the section {Pascal(command.Name)} of {FileName})";

    private void Refuse(Source source, string path, Command command, Command root)
    {
        if (source.File != null)
        {
            if (!IsOf(command, path)) return;
            throw new UsageFault(
                $"{source.NameOf(path)}: there is no such setting; the settings of {command.Name} are {string.Join(", ", command.Options.Where(o => !o.Hidden && o.Name != "--help").Select(o => Pascal(o.Name)))}");
        }

        var isKnown = Others.Any(o => path.StartsWith(o, StringComparison.OrdinalIgnoreCase))
            || root.Subcommands.Any(c => IsOf(c, path) ? c != command : c.Options.Any(o => Plain(o.Name) == Plain(path.Split(':')[0])));
        if (!isKnown) _unknown.Add(source.NameOf(path));
    }

    private static bool IsOf(Command command, string path) => path.StartsWith(command.Name + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for <c>--snapshot-every</c>, <c>SnapshotEvery</c> and <c>SNAPSHOT_EVERY</c>.</summary>
    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Pascal(string option) => string.Concat(option.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    [GeneratedRegex("--[a-z][a-z-]*[a-z]")]
    private static partial Regex OptionName();

    /// <param name="File">Null: the environment.</param>
    private sealed record Source(string? File, IConfigurationRoot Values)
    {
        public string NameOf(string path) => File == null ? Prefix + path.Replace(":", "__", StringComparison.Ordinal) : $"{path} ({File})";
    }
}
