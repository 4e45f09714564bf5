using System.Globalization;

namespace AisDetector.Benchmarks.Live;

/// <summary>What a live benchmark is to be run with: <c>--name value</c> pairs.</summary>
internal sealed class LiveArguments
{
    private readonly Dictionary<string, string> _given = [];

    public LiveArguments(string[] arguments)
    {
        for (var i = 0; i + 1 < arguments.Length; i += 2) _given[arguments[i]] = arguments[i + 1];
        if (arguments.Length % 2 != 0 || _given.Keys.Except(["--vessels", "--rate", "--speed", "--ticks", "--snapshot-every", "--records", "--seconds"]).Any())
            throw new ArgumentException("live latency|throughput|soak [--vessels N] [--rate RECORDS/s] [--speed X] [--ticks N] [--snapshot-every SPAN] [--records N] [--seconds N]");
        Server = Environment.GetEnvironmentVariable("AISDETECTOR_TEST_KAFKA") is { Length: > 0 } server ? server : throw new ArgumentException("AISDETECTOR_TEST_KAFKA names no broker (HOST:PORT)");
    }

    public string Server { get; }
    public int Vessels => (int)Number("--vessels", 100_000);

    /// <summary>Records a second.</summary>
    public double Rate => Number("--rate", 10_000);

    /// <summary>How much faster than the clock the reports' own time runs.</summary>
    public double Speed => Number("--speed", 20);

    public int Ticks => (int)Number("--ticks", 200);
    public string SnapshotEvery => _given.GetValueOrDefault("--snapshot-every", "25s");
    public int Records => (int)Number("--records", 1_000_000);
    public double Seconds => Number("--seconds", 300);

    private double Number(string name, double usual) => _given.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
}
