using System.Text;
using System.Text.RegularExpressions;
using AisDetector.App;
using AisDetector.Formats;
using AisDetector.Formats.Containers;

namespace AisDetector.Replay;

/// <summary>Files that the command line's paths name: files, folders with all below them, globs (<c>*</c>, <c>?</c>, <c>**</c>), <c>-</c>.</summary>
internal static class Paths
{
    /// <summary>Hidden files (.DS_Store, editors' copies) are nobody's data.</summary>
    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };

    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0) throw new InputFault("no input named: give files, folders, globs or -", ExitCode.BadArguments);
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in ExpandOne(path))
            {
                if (seen.Add(file == ByteSource.StandardInput ? file : Path.GetFullPath(file))) files.Add(file);
            }
        }

        return files;
    }

    /// <summary>Standard input or a named pipe, opened; null for a file, which can be opened as often as wanted.</summary>
    public static Stream? OpenPipe(string path)
    {
        if (path == ByteSource.StandardInput) return Console.OpenStandardInput();
        try
        {
            // A pipe has no length; an empty file neither, but it can seek.
            if (!File.Exists(path) || new FileInfo(path) is { Length: > 0, LinkTarget: null }) return null;
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            if (!file.CanSeek) return file;
            file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said by whoever reads it.
        }

        return null;
    }

    private static List<string> ExpandOne(string path)
    {
        try
        {
            if (path == ByteSource.StandardInput || File.Exists(path)) return [path];
            if (Directory.Exists(path))
            {
                var inside = FilesBelow(path);
                return inside.Count > 0 ? inside : throw new InputFault($"{path}: the folder has no files", ExitCode.NoUsableInput);
            }

            if (path.AsSpan().ContainsAny('*', '?'))
            {
                var matches = Glob(path);
                return matches.Count > 0 ? matches : throw new InputFault($"{path}: no file matches", ExitCode.NoUsableInput);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputFault($"{path}: {e.Message.ReplaceLineEndings(" ")}", ExitCode.NoUsableInput);
        }

        throw new InputFault($"{path}: no such file or folder", ExitCode.NoUsableInput);
    }

    private static List<string> Glob(string pattern)
    {
        var wild = pattern.AsSpan().IndexOfAny('*', '?');
        var slash = pattern.AsSpan(0, wild).LastIndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var root = slash < 0 ? "." : slash == 0 ? pattern[..1] : pattern[..slash];
        if (!Directory.Exists(root)) return [];
        var regex = new Regex(ToRegex(pattern[(slash + 1)..]), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        var rest = pattern[(slash + 1)..];
        var all = rest.Contains('/') || rest.Contains("**", StringComparison.Ordinal) ? FilesBelow(root) : FilesIn(root);
        return
        [
            .. all.Where(file => regex.IsMatch(Path.GetRelativePath(root, file).Replace('\\', '/')))
                .Select(file => slash < 0 ? Path.GetRelativePath(root, file) : file),
        ];
    }

    private static string ToRegex(string glob)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            var c = glob[i];
            if (c == '*' && i + 1 < glob.Length && glob[i + 1] == '*')
            {
                var folders = i + 2 < glob.Length && glob[i + 2] == '/';
                regex.Append(folders ? "(?:.*/)?" : ".*");
                i += folders ? 2 : 1;
            }
            else
            {
                regex.Append(c switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(c.ToString()) });
            }
        }

        return regex.Append('$').ToString();
    }

    private static List<string> FilesBelow(string folder)
    {
        var files = new List<string>();
        AddBelow(folder, files, new HashSet<string>(StringComparer.Ordinal));
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <param name="seen">Folders by their true paths: links may lead in a circle.</param>
    private static void AddBelow(string folder, List<string> files, HashSet<string> seen)
    {
        var target = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder);
        if (!seen.Add(Path.TrimEndingDirectorySeparator(target))) return;
        files.AddRange(Directory.EnumerateFiles(folder, "*", Visible));
        foreach (var below in Directory.EnumerateDirectories(folder, "*", Visible)) AddBelow(below, files, seen);
    }

    private static List<string> FilesIn(string folder) => [.. Directory.EnumerateFiles(folder, "*", Visible).Order(StringComparer.Ordinal)];
}
