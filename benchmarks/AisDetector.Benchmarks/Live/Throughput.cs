using System.Diagnostics;
using System.Globalization;

namespace AisDetector.Benchmarks.Live;

/// <summary>A topic of records of one sentence each, to alerts; beside it a loop that only consumes the same topic.</summary>
internal static class Throughput
{
    private const int Rounds = 3, Minutes = 400;

    public static void Run(LiveArguments arguments, TextWriter report)
    {
        var fleet = new LiveFleet(vessels: 20_000, interval: 180, minutes: 60);
        using var topics = new LiveLog(arguments.Server);
        foreach (var record in Enumerable.Range(0, Minutes * 60).SelectMany(s => fleet.Second(s)).Take(arguments.Records)) topics.Write(record);
        topics.Flush();
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{arguments.Records:N0} records of one sentence each, 20,000 vessels every 3 min, {Environment.ProcessorCount} cores with the broker on them; seconds"));
        report.WriteLine("round   bare Consume   run, from taking over to its end   of it CPU   records/s   ratio");
        for (var round = 1; round <= Rounds; round++)
        {
            var bare = Consume(topics, arguments.Records);
            using var detector = new DetectorProcess([.. topics.Run("--stop-at-end").Select(a => a == topics.Group ? $"{a}-{round}" : a)]);
            var from = detector.When("active: reading", TimeSpan.FromMinutes(1));
            var until = detector.When("used the log", TimeSpan.FromMinutes(10));
            var cpu = detector.Usage().CpuSeconds;
            detector.WaitForExit();
            var seconds = Stopwatch.GetElapsedTime(from, until).TotalSeconds;
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,5} {bare,14:0.00} {seconds,34:0.00} {cpu,11:0.00} {arguments.Records / seconds,11:N0} {seconds / bare,7:0.0}"));
        }

        report.Flush();
    }

    private static double Consume(LiveLog topics, int records)
    {
        using var reader = topics.Reader(topics.Raw);
        while (reader.Consume(TimeSpan.FromSeconds(10)) is null) Thread.Yield();
        var watch = Stopwatch.StartNew();
        var count = 1;
        long bytes = 0;
        while (count < records)
        {
            var result = reader.Consume(TimeSpan.FromSeconds(10)) ?? throw new InvalidOperationException("The topic ends too early.");
            if (result.IsPartitionEOF) continue;
            bytes += result.Message.Value.Length;
            count++;
        }

        reader.Close();
        return bytes > 0 ? watch.Elapsed.TotalSeconds : double.NaN;
    }
}
