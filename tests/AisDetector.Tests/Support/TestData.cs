namespace AisDetector.Tests.Support;

/// <summary>The recordings under <c>tests/data</c>.</summary>
internal static class TestData
{
    public static string Folder { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Folder, name.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AisDetector.sln"))) return Path.Combine(folder.FullName, "tests", "data");
        }

        throw new DirectoryNotFoundException("AisDetector.sln is in no folder above the tests");
    }
}
