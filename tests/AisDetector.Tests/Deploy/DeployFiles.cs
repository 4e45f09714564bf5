using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AisDetector.Tests.Deploy;

/// <summary>The files of deploy/, read.</summary>
internal static class DeployFiles
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Folder { get; } = Support.Repository.File("deploy");

    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public static IEnumerable<string> Named(string pattern) => Directory.EnumerateFiles(Folder, pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order();

    public static List<object> Documents(string file) => Yaml.Parse(Text(file));

    /// <summary>What stands at a path of names; null where there is nothing.</summary>
    public static object? Find(object node, string path)
    {
        object? at = node;
        foreach (var name in path.Split('.')) at = at is Dictionary<string, object> map ? map.GetValueOrDefault(name) : null;
        return at;
    }

    /// <summary>The containers of a pod, those that run before the others included.</summary>
    public static IEnumerable<object> Containers(object pod) => [.. Find(pod, "initContainers") as List<object> ?? [], .. (List<object>)Find(pod, "containers")!];

    /// <summary>Of the first pod in a file.</summary>
    public static object Container(string file) => ((List<object>)Find(Documents(file)[0], "spec.template.spec.containers")!)[0];

    public static string[] Words(object list) => [.. ((List<object>)list).Cast<string>()];

    /// <summary>The values of a unit's setting, in their order.</summary>
    public static string[] Setting(string unit, string name) => [.. Regex.Matches(Text(unit), $"(?m)^{name}=(.*)$").Select(m => m.Groups[1].Value)];

    /// <summary>The names in a file of <c>NAME=VALUE</c> lines, and their values.</summary>
    public static Dictionary<string, string> Variables(string file) =>
        Regex.Matches(Text(file), @"(?m)^(\w[\w.]*)=(.*)$").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    public static async Task<(int ExitCode, string Output, string Said)> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        var (output, said) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await said);
    }

    /// <summary>Where a command is on the path; skips the test where it is not.</summary>
    public static string Tool(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{name} is not installed");
        return found!;
    }
}
