namespace AisDetector.Core.Options;

/// <summary>
/// What people are told about an option of <see cref="RendezvousOptions"/>, beside it. From these come the check of its value and
/// the page <c>aisdetector help settings</c>; the defaults are the option's own.
/// </summary>
/// <param name="meaning">One sentence, with the source of the default.</param>
/// <param name="unit">The unit of a number; nothing for a time span or a yes-or-no.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string meaning, string unit = "") : Attribute
{
    public string Meaning { get; } = meaning;
    public string Unit { get; } = unit;

    /// <summary>The least right value: a number, a span such as 10s, 30m, 12h, 7d, another option, or a sum or difference of two of these.</summary>
    public string? Least { get; init; }

    /// <summary>The greatest right value, said in the same way; null when there is none.</summary>
    public string? Most { get; init; }

    public bool WholeSeconds { get; init; }

    /// <summary>Why the range ends where it does, if that is no matter of course.</summary>
    public string? Because { get; init; }
}
