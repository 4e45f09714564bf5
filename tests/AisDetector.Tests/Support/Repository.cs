namespace AisDetector.Tests.Support;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string RealEncounter => File("tests", "data", "gfw_encounter_20150319", "gfw_real_encounter.csv");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "AisDetector.sln"))) return folder.FullName;
        throw new InvalidOperationException("AisDetector.sln is in no folder above the tests");
    }
}
