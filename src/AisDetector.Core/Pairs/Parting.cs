using AisDetector.Core.Options;

namespace AisDetector.Core.Pairs;

/// <summary>
/// Apart steps in a row. Two ships have parted when there are enough such steps, and these rest on enough segments of each ship (a
/// single bad fix makes two) or last long enough.
/// </summary>
internal sealed partial class Parting(RendezvousOptions options)
{
    private int _steps;
    private long _first;
    private SegmentCount _segments1 = new(), _segments2 = new();

    public bool HasBegun => _steps > 0;

    /// <summary>The first of the apart steps in a row that were seen last.</summary>
    public long First => _first;

    /// <param name="segment1">Number of the first ship's segment at the step; null when it has none.</param>
    /// <param name="segment2">Of the second's.</param>
    public void Note(long step, int? segment1, int? segment2)
    {
        if (_steps++ == 0) (_first, _segments1, _segments2) = (step, new SegmentCount(), new SegmentCount());
        if (segment1 is { } one) _segments1.Note(one);
        if (segment2 is { } two) _segments2.Note(two);
    }

    public bool IsConfirmedAt(long step) =>
        _steps >= options.ApartStepsToEnd
        && ((_segments1.Count >= options.ApartSegmentsToEnd && _segments2.Count >= options.ApartSegmentsToEnd)
            || (step - _first) * options.Step >= options.ApartTimeToEnd);

    /// <summary>The ships are within the leaving distance again.</summary>
    public void Forget() => _steps = 0;

    /// <summary>Distinct segments among steps taken in order.</summary>
    private partial struct SegmentCount()
    {
        private int _last = -1;
        private int _count;

        public readonly int Count => _count;

        public void Note(int segment)
        {
            if (segment == _last) return;
            _last = segment;
            _count++;
        }
    }
}
