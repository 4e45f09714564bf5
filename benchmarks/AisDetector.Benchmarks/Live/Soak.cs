using System.Diagnostics;
using System.Globalization;

namespace AisDetector.Benchmarks.Live;

/// <summary>Memory over time at a steady load, then with input as fast as the broker takes it, for a tenth of the time: it must stay flat, and the lag be seen.</summary>
internal static class Soak
{
    private const int Rows = 12, WarmUpMinutes = 16 * 60, LinesPerWarmUpRecord = 200, OverloadMinutes = 600;

    public static void Run(LiveArguments arguments, TextWriter report)
    {
        var interval = (int)Math.Round(arguments.Vessels * arguments.Speed / arguments.Rate);
        var minutes = WarmUpMinutes + (int)(arguments.Seconds * arguments.Speed / 60);
        var fleet = new LiveFleet(arguments.Vessels, interval, minutes + OverloadMinutes);
        using var topics = new LiveLog(arguments.Server);
        using var detector = new DetectorProcess(topics.Run("--snapshot-every", arguments.SnapshotEvery));
        detector.When("active: reading", TimeSpan.FromMinutes(1));
        void Say(FormattableString text)
        {
            report.WriteLine(text.ToString(CultureInfo.InvariantCulture));
            report.Flush();
        }

        Say($"{arguments.Vessels:N0} vessels, {arguments.Rate:N0} records/s of one sentence, event time at {arguments.Speed}x, a snapshot every {arguments.SnapshotEvery}; {Environment.ProcessorCount} cores with the broker on them");
        foreach (var lines in Enumerable.Range(0, WarmUpMinutes * 60).SelectMany(s => fleet.Second(s)).Chunk(LinesPerWarmUpRecord))
            topics.Write([.. lines.SelectMany(l => (byte[])[.. l, (byte)'\n'])]);
        topics.Flush();
        while (topics.Lag() > 0) Thread.Sleep(100);
        Say($"phase      seconds   event time h   records written   lag, records   resident MB   CPU s");
        var watch = Stopwatch.StartNew();
        long written = 0;
        void Row(string phase, long second) =>
            Say($"{phase,-9} {watch.Elapsed.TotalSeconds,8:0} {second / 3600.0,14:0.0} {written,17:N0} {topics.Lag(),14:N0} {detector.Usage().ResidentMb,13:0} {detector.Usage().CpuSeconds,7:0}");

        // What a ship has done is known for half a day: only then is the detector as full as it gets.
        long eventSecond = WarmUpMinutes * 60;
        Row("loaded", eventSecond);
        watch.Restart();
        for (var row = 1; row <= Rows; row++)
        {
            for (; watch.Elapsed.TotalSeconds < arguments.Seconds * row / Rows; eventSecond++)
            {
                foreach (var record in fleet.Second(eventSecond))
                {
                    while (watch.Elapsed.TotalSeconds * arguments.Rate < written) Thread.Sleep(1);
                    topics.Write(record);
                    written++;
                }
            }

            Row("steady", eventSecond);
        }

        var overload = arguments.Seconds / 10;
        for (var row = 1; row <= Rows / 2; row++)
        {
            for (var until = arguments.Seconds + (overload * row / (Rows / 2)); watch.Elapsed.TotalSeconds < until; eventSecond++)
            {
                foreach (var record in fleet.Second(eventSecond)) topics.Write(record);
                written += fleet.CountOf(eventSecond);
            }

            Row("overload", eventSecond);
        }

        topics.Flush();
        while (topics.Lag() > 0) Thread.Sleep(100);
        Row("caught up", eventSecond);
    }
}
