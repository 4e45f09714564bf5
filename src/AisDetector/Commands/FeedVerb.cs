using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Feed;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Commands;

/// <summary><c>feed</c>: a recording or a live NMEA stream into the Kafka topic.</summary>
internal static class FeedVerb
{
    private static readonly Argument<string> Source = new("SOURCE")
    {
        Description = "A file (NMEA, or what replay reads, which is fed sorted by time as JSON; plain, .gz, .zst or .zip), - for stdin, tcp://host:port, or udp://[bind]:port",
    };

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(30);

    public static Command Create(Settings? settings = null) => Create(null, settings);

    /// <param name="listener">Takes what is told to the operator, a line at a time, instead of stderr.</param>
    internal static Command Create(Action<string>? listener, Settings? given = null)
    {
        var settings = given ?? Settings.None;
        var command = new Command("feed", "Feeds a recording at a speed of your choice, or a live NMEA stream, into the Kafka topic that run reads.") { Source };
        var options = new Options(command, settings);
        var observation = new ObservationArguments(command);
        command.SetAction(async (parsed, token) =>
        {
            using var interruption = new Interruption();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token, token);
            using var stderr = QueuedWriter.OnStandardError();
            var say = listener ?? (line => stderr.WriteLine($"aisdetector: {FreeText.Printable(line)}"));
            try
            {
                var observationOptions = observation.Read(parsed, settings);
                using var observed = new Observation(observationOptions, stderr, either.Token);
                using var telemetry = observed.Show(() => new FeedTelemetry());
                var logger = observationOptions.EventFormat == EventFormat.Line ? new PlainLines(say) : observed.Logger;
                foreach (var unknown in settings.Unknown) new RunEvents(logger).SettingUnknown(unknown);
                return await RunAsync(parsed.GetRequiredValue(Source), options, parsed, new FeedEvents(logger), telemetry, either.Token);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                // Asked to stop before anything was taken.
                return ExitCode.Done;
            }
            catch (Exception fault)
            {
                var (message, exitCode) = Explain(fault);
                say(settings.Naming(message).ReplaceLineEndings(" "));
                return exitCode;
            }
        });
        return command;
    }

    private static (string Message, int ExitCode) Explain(Exception fault) => fault switch
    {
        Fault e => (e.Message, e.ExitCode),
        IOException or UnauthorizedAccessException => (fault.Message, ExitCode.OperatingFault),
        _ => ($"internal error, {fault.GetType().Name}: {fault.Message}", ExitCode.OperatingFault),
    };

    private static async Task<int> RunAsync(string name, Options given, ParseResult parsed, FeedEvents events, FeedTelemetry telemetry, CancellationToken stop)
    {
        var options = given.Read(parsed);
        await using var source = FeedSource.Open(name, TimeProvider.System, events);
        if (!source.IsRecording && given.HasSpeed(parsed)) throw new Fault($"--speed is for recordings; {name} has its own pace", ExitCode.BadArguments);

        // A recording is played as it was; what is piped in has somebody else to keep its time.
        options = options with { Speed = given.Speed(parsed) ?? (source is { IsRecording: true, Name: not "stdin" } ? 1 : double.PositiveInfinity) };
        using var topic = await TopicWriter.OpenAsync(options, events, stop);
        TellBeginning(source, options, topic.Partitions, events);
        Supervisor.Ready($"feeding {source.Name}");
        using var giveUp = new CancellationTokenSource();
        await using var stopping = stop.Register(() =>
        {
            Supervisor.Stopping();
            giveUp.CancelAfter(options.FlushWithin);
        });
        var job = new FeedJob(source, topic, options, TimeProvider.System);
        telemetry.Begin(job, source);
        await using var telling = Telling(source, telemetry, events);
        var startedAt = TimeProvider.System.GetTimestamp();
        try
        {
            await job.RunAsync(stop, giveUp.Token);
            topic.Flush(giveUp.Token);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            throw new Fault($"stopped while {options.Topic} took no more: not all was delivered", ExitCode.OperatingFault);
        }

        events.Summarize(job.Counts, options.Topic, TimeProvider.System.GetElapsedTime(startedAt));
        foreach (var damage in source.Damages) events.SourceDamaged(damage);
        return source.Damages.Count > 0 && !stop.IsCancellationRequested ? ExitCode.DamagedInput : ExitCode.Done;
    }

    /// <summary>How far a recording is, now and then, where no terminal shows it; of a stream, that nothing comes any more.</summary>
    private static Timer Telling(FeedSource source, FeedTelemetry telemetry, FeedEvents events)
    {
        var (progress, silence) = (telemetry.StatusLine(), new SilenceWatch(events.SilenceEnded, events.SilenceBegan, $"lines of {source.Name}"));
        return new Timer(
            _ =>
            {
                if (!source.IsRecording) silence.Look(telemetry.Silence);
                else if (!StatusLine.IsPossible) events.Progress(progress());
            },
            null, TellEvery, TellEvery);
    }

    private static void TellBeginning(FeedSource source, FeedOptions options, int partitions, FeedEvents events)
    {
        var counted = new Counted(partitions, "partition", "partitions, by MMSI");
        var pace = double.IsPositiveInfinity(options.Speed) ? "as fast as the broker takes it" : $"at {options.Speed}x (--speed max: as fast as the broker takes it)";
        if (source.IsRecording) events.RecordingBegun(source.Name, options.Topic, counted, pace);
        else events.StreamBegun(source.Name, options.Topic, counted);
    }

    private sealed class Options
    {
        private const int Automatic = 0;

        private readonly Option<string> _bootstrapServer = new("--bootstrap-server") { Description = "The Kafka broker to begin with", HelpName = "HOST:PORT", Required = true };
        private readonly Option<string> _topic = new("--topic") { Description = "The topic", HelpName = "NAME", DefaultValueFactory = _ => Topics.Raw.Name };
        private readonly Option<double> _speed = new("--speed")
        {
            Description = "How fast a recording is played by its lines' own times: 1x (default for a file), 60x, …, or max, as fast as the broker takes it (default for stdin)",
            HelpName = "1x…60x…max",
            CustomParser = ParseSpeed,
        };

        private readonly Option<int> _batch = new("--batch")
        {
            Description = "Most lines of a record, or auto: as many as there are at once (default). Parts of a message stay together",
            HelpName = "LINES",
            CustomParser = ParseBatch,
        };

        private readonly Option<string[]> _config = new("--config") { Description = "A setting of librdkafka; may be repeated. Secrets belong into --config-file", HelpName = "KEY=VALUE" };
        private readonly Option<string?> _configFile = new("--config-file") { Description = "A file of such settings, one a line", HelpName = "FILE" };
        private readonly Option<bool> _createTopics = new("--create-topics") { Description = "Create the topic if it is missing" };
        private readonly Option<int> _partitions = new("--partitions") { Description = "Partitions of a topic that is created; one is the detector's log", HelpName = "COUNT", DefaultValueFactory = _ => 1 };

        private readonly Option<double> _connectWithin = new("--connect-within") { Description = "Seconds to look for the broker", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

        private readonly Settings _settings;

        public Options(Command command, Settings settings)
        {
            _settings = settings;
            _partitions.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 10_000) result.AddError("--partitions: a number from 1 to 10000 is expected");
            });
            foreach (var option in (Option[])[_bootstrapServer, _topic, _speed, _batch, _config, _configFile, _createTopics, _partitions, _connectWithin]) command.Add(option);
        }

        public bool HasSpeed(ParseResult parsed) => parsed.GetResult(_speed) is not null;

        public double? Speed(ParseResult parsed) => HasSpeed(parsed) ? parsed.GetValue(_speed) : null;

        public FeedOptions Read(ParseResult parsed) => new()
        {
            Topic = parsed.GetRequiredValue(_topic),
            Kafka = Settings(parsed),
            CreateTopics = parsed.GetValue(_createTopics),
            Partitions = parsed.GetRequiredValue(_partitions),
            ConnectWithin = TimeSpan.FromSeconds(Math.Clamp(parsed.GetRequiredValue(_connectWithin), 0.1, 3600)),
            LinesPerRecord = parsed.GetValue(_batch) is var lines and not Automatic ? lines : null,
        };

        private Dictionary<string, string> Settings(ParseResult parsed)
        {
            var settings = KafkaSettings.Parse(parsed.GetValue(_configFile), parsed.GetValue(_config) ?? [], _settings.Kafka);
            settings["bootstrap.servers"] = parsed.GetRequiredValue(_bootstrapServer);
            return settings;
        }

        private static double ParseSpeed(ArgumentResult result)
        {
            var text = result.Tokens[0].Value;
            if (text == "max") return double.PositiveInfinity;
            if (double.TryParse(text.TrimEnd('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0) return speed;
            result.AddError($"--speed {text}: 1x, 60x or max, for example, is expected");
            return default;
        }

        private static int ParseBatch(ArgumentResult result)
        {
            var text = result.Tokens[0].Value;
            if (text == "auto") return Automatic;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) && lines > 0) return lines;
            result.AddError($"--batch {text}: a number of lines, or auto, is expected");
            return default;
        }
    }
}
