using System.Diagnostics;
using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Live;
using AisDetector.Records;

namespace AisDetector.Benchmarks.Live;

/// <summary>Which record of the log makes which revision due, found by detecting on the same log beforehand.</summary>
internal sealed class AlertPlan
{
    private readonly LogDetector _detector = new(RendezvousOptions.Transfer, ShippedPlaces.Load(), new AlertSource("benchmark", "transfer", "0"));
    private readonly List<Publication> _outputs = [];
    private long _offset;

    /// <summary>Offset of the record that makes it due, by <c>id/revision</c>.</summary>
    public Dictionary<string, long> DueAt { get; } = [];

    /// <summary>How large the state is, and how long it holds the detector up to be serialized.</summary>
    public (double Megabytes, double Seconds) Save()
    {
        var watch = Stopwatch.StartNew();
        var stream = new ChunkedStream();
        _detector.Save(stream);
        return (stream.Length / 1e6, watch.Elapsed.TotalSeconds);
    }

    public void Add(byte[] value)
    {
        _detector.Add(new LogRecord(_offset, null, value), isPublished: false, _outputs);
        foreach (var output in _outputs)
            if (output.Alert is { } alert) DueAt.Add($"{alert.Id}/{alert.Revision}", _offset);
        _outputs.Clear();
        _offset++;
    }
}
