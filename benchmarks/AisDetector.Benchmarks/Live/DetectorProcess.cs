using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AisDetector.Benchmarks.Live;

/// <summary><c>run</c> as a process of its own, as it is in earnest; what it says is kept with the moment at which it was said.</summary>
internal sealed partial class DetectorProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<(long At, string Line)> _said = [];

    public DetectorProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "aisdetector.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text) lock (_said) _said.Add((Stopwatch.GetTimestamp(), text));
        };
        _process.Start();
        _process.BeginErrorReadLine();
    }

    public List<(long At, string Line)> Said
    {
        get
        {
            lock (_said) return [.. _said];
        }
    }

    /// <summary>Memory that the process holds, in MB; CPU time in seconds.</summary>
    public (double ResidentMb, double CpuSeconds) Usage()
    {
        _process.Refresh();
        return (_process.WorkingSet64 / 1e6, _process.TotalProcessorTime.TotalSeconds);
    }

    /// <summary>The moment at which it said a line with this in it; waits for it.</summary>
    public long When(string text, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < within)
        {
            foreach (var (at, line) in Said)
                if (line.Contains(text, StringComparison.Ordinal)) return at;
            if (_process.HasExited && watch.Elapsed > TimeSpan.FromSeconds(1)) break;
            Thread.Sleep(5);
        }

        throw new InvalidOperationException($"The detector does not say '{text}':\n{string.Join('\n', Said.Select(s => s.Line))}");
    }

    /// <summary>Its snapshots: where in the log, how large, how long the writing of it took.</summary>
    public IEnumerable<(long Offset, double Megabytes, double Seconds)> Snapshots() =>
        from said in Said
        let match = SnapshotLine().Match(said.Line)
        where match.Success
        select (long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), double.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture));

    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"snapshot at offset (\d+): ([\d.]+) MB in ([\d.]+) s")]
    private static partial Regex SnapshotLine();
}
