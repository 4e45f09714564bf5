namespace AisDetector.Core.Assessment;

/// <summary>The contract's words for enum values: camelCase.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
