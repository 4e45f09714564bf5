namespace AisDetector.Benchmarks.Live;

/// <summary><c>live latency|throughput|soak</c>: what needs a broker, the one that AISDETECTOR_TEST_KAFKA names. Tables of text on stdout.</summary>
internal static class LiveBenchmarks
{
    public static int Run(string[] arguments)
    {
        try
        {
            var given = new LiveArguments([.. arguments.Skip(1)]);
            switch (arguments.FirstOrDefault())
            {
                case "latency":
                    using (var run = new LoadedRun(given, Console.Out)) run.Run();
                    return 0;
                case "throughput":
                    Throughput.Run(given, Console.Out);
                    return 0;
                case "soak":
                    Soak.Run(given, Console.Out);
                    return 0;
                default:
                    throw new ArgumentException("live latency|throughput|soak is expected");
            }
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }
}
