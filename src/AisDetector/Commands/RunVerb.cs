using System.CommandLine;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Decode;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Commands;

/// <summary><c>run</c>: a Kafka topic in, the alert topic out.</summary>
internal static class RunVerb
{
    public static Command Command(Settings? given = null)
    {
        var settings = given ?? Settings.None;
        var command = new Command("run", "Detects live: reads AIS from a Kafka topic, publishes alerts to another, exactly once.");
        var detection = new DetectionOptions(command);
        var kafka = new RunArguments(command);
        var observation = new ObservationArguments(command);
        command.SetAction(async (parsed, _) =>
        {
            using var interruption = new Interruption();
            using var stderr = QueuedWriter.OnStandardError();
            try
            {
                var options = kafka.Read(parsed, detection.Read(parsed), settings).Validated();
                using var observed = new Observation(observation.Read(parsed, settings), stderr, interruption.Token);
                var events = new RunEvents(observed.Logger);
                foreach (var name in settings.Unknown) events.SettingUnknown(name);
                if (options.Stage == Stage.Decode) await DecodeAsync(options, events, observed, interruption.Token);
                else await DetectAsync(options, events, observed, interruption.Token);
                return ExitCode.Done;
            }
            catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
            {
                // Asked to stop before it was this one's turn: there is nothing to leave behind.
                return ExitCode.Done;
            }
            catch (Exception e)
            {
                return Explain(e, settings, stderr);
            }
        });
        return command;
    }

    private static async Task DetectAsync(RunOptions options, RunEvents events, Observation observed, CancellationToken stop)
    {
        using var telemetry = observed.Show(() => new RunTelemetry(unreadyWhenSilent: options.UnreadyWhenSilent));
        var run = new Standby(options, events, telemetry);
        await run.RunAsync(stop);
    }

    private static async Task DecodeAsync(RunOptions options, RunEvents events, Observation observed, CancellationToken stop)
    {
        using var telemetry = observed.Show(() => new DecodeTelemetry(unreadyWhenSilent: options.UnreadyWhenSilent));
        var stage = new DecodeStage(options, events, telemetry);
        await stage.RunAsync(stop);
    }

    private static int Explain(Exception exception, Settings settings, QueuedWriter stderr)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) stderr.WriteLine(exception.ToString());
        var (message, code) = exception switch
        {
            UsageFault e => (settings.Naming(e.Message), ExitCode.BadArguments),
            Fault e => (e.Message, e.ExitCode),
            _ when MemoryLimit.IsCause(exception) => ($"{MemoryLimit.Message}: give it more (the limit of the machine, of the container, or DOTNET_GCHeapHardLimit)", ExitCode.OperatingFault),
            _ when BrokerError.ReasonOf(exception) is { } reason => ($"kafka: {reason}", ExitCode.OperatingFault),
            _ => ($"internal error, {exception.GetType().Name}: {exception.Message} (AISDETECTOR_TRACE=1 shows where)", ExitCode.OperatingFault),
        };
        stderr.WriteLine($"aisdetector: {FreeText.Printable(message.ReplaceLineEndings(" "))}");
        return code;
    }
}
