namespace AisDetector.Tests.Support;

/// <summary>Who listens to a meter by its name hears all of that name in the process: such tests run one after another.</summary>
internal static class Meters
{
    public const string Collection = "meters";
}
