namespace AisDetector.Output;

/// <summary>A number with its noun: words in the text, a number for machines.</summary>
internal readonly record struct Counted(long Value, string One, string? Many = null)
{
    public override string ToString() => Wording.Count(Value, One, Many);
}
