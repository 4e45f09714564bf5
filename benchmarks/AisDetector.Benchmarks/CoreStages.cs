using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Time;
using AisDetector.Core.Tracks;

namespace AisDetector.Benchmarks;

/// <summary>The detector's stages put together up to a point, as <see cref="Core.RendezvousDetector"/> puts them. The one place here that knows the core's insides.</summary>
internal sealed class CoreStages
{
    private readonly RendezvousOptions _options;
    private readonly long _stepMs;
    private readonly ReorderBuffer _buffer;
    private readonly Fleet _fleet;
    private readonly PairJoin _pairs;
    private long _passed = long.MinValue;

    public CoreStages(RendezvousOptions options, Places places)
    {
        var counts = new ReportCounts();
        (_options, _stepMs) = (options, RendezvousOptions.Ms(options.Step));
        _buffer = new ReorderBuffer(options.ReorderWindow, options.Horizon, counts);
        var rules = new SamplingRules(
            _stepMs, RendezvousOptions.Ms(options.MaxGap), RendezvousOptions.Ms(options.ObservedWithin),
            RendezvousOptions.Ms(options.BridgedSilence) + options.FinalAfter, RendezvousOptions.Ms(options.EvidenceMemory),
            options.SlowBelowKnots, options.InHarbours);
        _fleet = new Fleet(rules, options.FinalAfter, options.QuestionGrid, places, counts);
        _pairs = new PairJoin(options);
    }

    public long Ordered { get; private set; }
    public long Samples { get; private set; }
    public long Contacts => _pairs.Contacts;

    public void Order(in Report report)
    {
        _buffer.Arrive(report);
        while (_buffer.TryNext()) Ordered++;
    }

    public void Track(in Report report)
    {
        _buffer.Arrive(report);
        while (_buffer.TryNext()) Samples += _fleet.Follow(_buffer.Next, _buffer.Due).Samples.Length;
    }

    public void Join(in Report report)
    {
        _buffer.Arrive(report);
        while (_buffer.TryNext())
        {
            var due = _buffer.Due;
            var final = (due - _options.FinalAfter) / _stepMs;
            if (final > _passed) _pairs.Pass(_passed = final);
            _pairs.Meet(_fleet.Follow(_buffer.Next, due));
        }
    }
}
