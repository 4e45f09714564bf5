using AisDetector.App;

namespace AisDetector.Output;

/// <summary>A format that is written, by the name that <c>--output-format</c> takes and the extensions that ask for it.</summary>
internal record OutputFormat(string Name, params string[] Extensions)
{
    /// <summary>
    /// The format of a result: the name that was given goes before the file's extension; a file without an extension gets the
    /// first format of the table, and so does a device or a pipe.
    /// </summary>
    /// <exception cref="UsageFault">The extension is none of the table's.</exception>
    public static T Choose<T>(IReadOnlyList<T> formats, string? name, string? path) where T : OutputFormat
    {
        if (name is not null) return formats.First(f => f.Name == name);
        var extension = path is null ? "" : ExtensionOf(path);
        if (extension.Length == 0) return formats[0];
        return formats.FirstOrDefault(f => f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) ?? throw Unknown(formats, path!, extension);
    }

    /// <summary><c>.csv</c>; empty where there is none. A name that begins with its only dot is hidden, and has none.</summary>
    public static string ExtensionOf(string path) => Path.GetFileName(path).LastIndexOf('.') > 0 ? Path.GetExtension(path) : "";

    /// <summary>a, b or c</summary>
    public static string List(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static UsageFault Unknown<T>(IReadOnlyList<T> formats, string path, string extension) where T : OutputFormat
    {
        var known = formats.SelectMany(f => f.Extensions).ToArray();
        return new UsageFault(
            $"--output {path}: {extension} is no format that is written; {List(known)} is expected{Suggestion.For(extension, known)} (or any name with --output-format {string.Join('|', formats.Select(f => f.Name))})");
    }
}
