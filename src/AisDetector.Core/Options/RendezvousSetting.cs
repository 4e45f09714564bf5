using System.Globalization;
using System.Reflection;

namespace AisDetector.Core.Options;

/// <summary>An option of a profile that can be overridden, as people see it.</summary>
public sealed class RendezvousSetting
{
    private readonly PropertyInfo _property;
    private readonly SettingAttribute _about;

    private RendezvousSetting(PropertyInfo property, SettingAttribute about) => (_property, _about) = (property, about);

    /// <summary>All of them, in the order of <see cref="RendezvousOptions"/>.</summary>
    public static IReadOnlyList<RendezvousSetting> All { get; } =
    [
        .. from property in typeof(RendezvousOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let about = property.GetCustomAttribute<SettingAttribute>()
           where about != null
           select new RendezvousSetting(property, about),
    ];

    public string Name => _property.Name;

    /// <summary>One sentence.</summary>
    public string Meaning => _about.Meaning;

    /// <summary>The unit of a number; empty for a time span or a yes-or-no.</summary>
    public string Unit => _about.Unit;

    /// <summary>TimeSpan, double, int or bool.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The values that are right, in words; other options are named.</summary>
    public string Range => Words(name => name);

    public object Value(RendezvousOptions options) => _property.GetValue(options)!;

    /// <summary>Changes <paramref name="options"/>, which must be a copy of the caller's own.</summary>
    /// <param name="options">What is changed.</param>
    /// <param name="value">A value of <see cref="Type"/>; its range is not looked at: <see cref="RendezvousOptions.Problem"/> does that.</param>
    public void Set(RendezvousOptions options, object value) => _property.SetValue(options, value);

    /// <summary>What is wrong with this option, with its name, its value and what would be right; null when nothing is.</summary>
    internal string? Problem(RendezvousOptions options)
    {
        if (_about.Least == null) return null;
        var value = Value(options);
        var number = Number(value);
        // Written so that NaN is wrong.
        if (number >= Limit(_about.Least, options) && (_about.Most == null || number <= Limit(_about.Most, options)) && !(_about.WholeSeconds && number % TimeSpan.TicksPerSecond != 0)) return null;
        var because = _about.Because == null ? "" : $", {_about.Because}";
        return string.Create(CultureInfo.InvariantCulture, $"{Name} is {value}: {Words(name => $"{name} ({Named(name)!.Value(options)})")}{because}");
    }

    private string Words(Func<string, string> name)
    {
        if (_about.Least == null) return "true or false";
        string Limit(string text) => string.Join(' ', text.Split(' ').Select(term => Named(term) == null ? term : name(term)));
        var words = _about.Most == null ? $"{Limit(_about.Least)} or more" : $"{Limit(_about.Least)} to {Limit(_about.Most)}";
        return _about.WholeSeconds ? $"{words}, whole seconds" : words;
    }

    /// <summary>The value of a limit's words, a span in ticks.</summary>
    private static double Limit(string text, RendezvousOptions options)
    {
        var terms = text.Split(' ');
        var first = Term(terms[0], options);
        if (terms.Length == 1) return first;
        var second = Term(terms[2], options);
        return terms[1] == "+" ? first + second : first - second;
    }

    private static double Term(string term, RendezvousOptions options)
    {
        if (Named(term) is { } other) return Number(other.Value(options));
        var ticks = term[^1] switch { 's' => TimeSpan.TicksPerSecond, 'm' => TimeSpan.TicksPerMinute, 'h' => TimeSpan.TicksPerHour, 'd' => TimeSpan.TicksPerDay, _ => 0 };
        return ticks == 0 ? double.Parse(term, CultureInfo.InvariantCulture) : ticks * double.Parse(term[..^1], CultureInfo.InvariantCulture);
    }

    private static RendezvousSetting? Named(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>A span in ticks, which a double holds exactly for up to 28 years.</summary>
    private static double Number(object value) => value is TimeSpan span ? span.Ticks : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
