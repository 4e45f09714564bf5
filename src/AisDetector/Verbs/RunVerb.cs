using System.CommandLine;
using AisDetector.Kafka;

namespace AisDetector.Verbs;

/// <summary><c>run</c>: a Kafka topic in, the alert topic out.</summary>
internal static class RunVerb
{
    public static Command Command()
    {
        var command = new Command("run", "Detects live: reads AIS from a Kafka topic, publishes alerts to another, exactly once.");
        var detection = new DetectionOptions(command);
        var kafka = new RunArguments(command);
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            var log = new RunLog(Console.Error);
            try
            {
                var options = kafka.Read(parsed, detection.Read(parsed)).Validated();
                if (options.Stage == Stage.Decode) await DecodeAsync(options, log, interruption.Token);
                else await DetectAsync(options, log, interruption.Token);
                return ExitCode.Done;
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                // Asked to stop before it was this one's turn: there is nothing to leave behind.
                return ExitCode.Done;
            }
            catch (Exception e)
            {
                return Explain(e);
            }
        });
        return command;
    }

    private static async Task DetectAsync(RunOptions options, RunLog log, CancellationToken stop)
    {
        using var run = new LiveRun(options, log);
        await run.RunAsync(stop);
    }

    private static async Task DecodeAsync(RunOptions options, RunLog log, CancellationToken stop)
    {
        using var stage = new DecodeStage(options, log);
        await stage.RunAsync(stop);
    }

    private static int Explain(Exception exception)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) Console.Error.WriteLine(exception);
        var (message, code) = exception switch
        {
            UsageException e => (e.Message, ExitCode.BadArguments),
            KafkaFault e => (e.Message, e.ExitCode),
            _ when KafkaFault.ReasonOf(exception) is { } reason => ($"kafka: {reason}", ExitCode.OperatingFault),
            _ => ($"internal error, {exception.GetType().Name}: {exception.Message} (AISDETECTOR_TRACE=1 shows where)", ExitCode.OperatingFault),
        };
        Console.Error.WriteLine($"aisdetector: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
