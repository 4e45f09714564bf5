namespace AisDetector.Core.Tracks;

/// <summary>
/// The last steps of a track, as long as anything can still change them: what the track did at each step, and where it was when
/// it was slow. These are two rings indexed by step. The second is made only for tracks that are slow outside harbours.
/// </summary>
/// <param name="capacity">A length of a ring: a power of two.</param>
internal sealed partial class StepTrace(int capacity)
{
    private const int SegmentBits = 14;
    public const ushort SegmentMask = (1 << SegmentBits) - 1;

    /// <summary>Kind in the two high bits, segment number in the rest.</summary>
    private readonly ushort[] _kinds = new ushort[capacity];
    private Sample[]? _slow;
    private long _lastSlow = long.MinValue;

    /// <summary>Newest step on record; <see cref="long.MinValue"/> when none is.</summary>
    public long Newest => _newest;

    /// <summary>Oldest step on record; meaningful when <see cref="Newest"/> is a step.</summary>
    public long Oldest => Math.Max(_first, _newest - _kinds.Length + 1);

    private long _newest = long.MinValue;
    private long _first;

    /// <summary>Puts the next sample; steps jumped over are silent.</summary>
    public void Add(in Sample sample)
    {
        if (Newest == long.MinValue) _first = sample.Step;
        else
        {
            for (var s = Math.Max(Newest + 1, sample.Step - _kinds.Length + 1); s < sample.Step; s++) _kinds[Slot(s)] = 0;
        }

        _newest = sample.Step;
        _kinds[Slot(sample.Step)] = (ushort)(((int)sample.Kind << SegmentBits) | (sample.Segment & SegmentMask));
        if (sample.Kind == StepKind.Slow)
        {
            _slow ??= new Sample[_kinds.Length];
            _slow[Slot(sample.Step)] = sample;
            _lastSlow = sample.Step;
        }
        else if (_slow != null && sample.Step - _lastSlow > _kinds.Length)
        {
            _slow = null;
        }
    }

    public StepKind Kind(long step) => OnRecord(step) ? (StepKind)(_kinds[Slot(step)] >> SegmentBits) : StepKind.Silent;

    /// <summary>Number of the segment over a step that is not silent.</summary>
    public int Segment(long step) => _kinds[Slot(step)] & SegmentMask;

    /// <summary>The sample of a step at which <see cref="Kind"/> is slow.</summary>
    public ref readonly Sample Slow(long step) => ref _slow![Slot(step)];

    private bool OnRecord(long step) =>
        Newest != long.MinValue && step <= Newest && step >= _first && step > Newest - _kinds.Length;

    private int Slot(long step) => (int)(step & (_kinds.Length - 1));
}
