using System.Diagnostics;
using System.Text;

namespace AisDetector.Tests.Support;

/// <summary>The program as a process of its own, which can be stopped, killed and frozen; never left behind.</summary>
internal sealed class RunningProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProcess(Process process) => _process = process;

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public static RunningProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Start(start);
    }

    /// <summary>With stdout and stderr into a terminal or a pipe of the test's.</summary>
    public static RunningProcess StartInto(string path, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$@\" 1<>\"$0\" 2>&1", path, Program, .. arguments]);
        start.Environment["TERM"] = "xterm";
        return Start(start);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "aisdetector.dll");

    private static RunningProcess Start(ProcessStartInfo start)
    {
        (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
        BuiltProgram.ShortLived(start);
        var running = new RunningProcess(new Process { StartInfo = start });
        running._process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        running._process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        running._process.Start();
        running._process.BeginErrorReadLine();
        running._process.BeginOutputReadLine();
        return running;
    }

    /// <summary>Runs to the end; gives the exit code and what was said.</summary>
    public static async Task<(int Code, string Said)> To(string[] arguments, params (string Name, string Value)[] environment)
    {
        using var running = Start(arguments, environment);
        return (await running.EndAsync(), running.Said);
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="within">What is promised on a machine that is not busy; on one that is, it may take as much longer as everything does there.</param>
    public async Task<int> EndAsync(TimeSpan? within = null)
    {
        var limit = within ?? Patience.Hang;
        if (!await HasEndedAsync(limit) && !(within != null && await HasEndedAsync(limit * (Patience.Slowness() - 1)))) Assert.Fail($"still running after {limit.TotalSeconds} s:\n{Said}");
        return _process.ExitCode;
    }

    private async Task<bool> HasEndedAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience.Hang);
        while (true)
        {
            Task next;
            lock (_said)
            {
                if (_said.ToString().Contains(text, StringComparison.Ordinal)) return;
                next = _heard.Task;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"does not say '{text}':\n{Said}");
            }
        }
    }

    /// <summary>TERM, KILL, STOP or CONT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line == null) return;
        lock (_said)
        {
            _said.AppendLine(line);
            _heard.SetResult();
            _heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
