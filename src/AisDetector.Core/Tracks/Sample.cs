namespace AisDetector.Core.Tracks;

/// <summary>What a track does at a step.</summary>
internal enum StepKind : byte
{
    /// <summary>No segment spans the step.</summary>
    Silent,
    /// <summary>Slow and outside harbours: may make a contact.</summary>
    Slow,
    UnderWay,
    InHarbour,
}

/// <summary>Where a track is at a step: interpolated on the segment that spans it.</summary>
internal partial struct Sample
{
    /// <summary>Step number: event time in ms over the step length.</summary>
    public long Step;
    public double Latitude;
    public double Longitude;

    /// <summary>From the sample one step earlier, or the segment's.</summary>
    public float SpeedKnots;

    /// <summary>Heading of the nearer fix within 10 min, degrees; -1 when it has none, or one that its course contradicts.</summary>
    public short HeadingDegrees;

    /// <summary>Steps for which the ship has not moved at all, GPS noise aside.</summary>
    public ushort MotionlessSteps;

    /// <summary>Low 14 bits of the segment's number in its track.</summary>
    public ushort Segment;

    /// <summary>Length of the segment in minutes, rounded up.</summary>
    public byte SegmentMinutes;
    public StepKind Kind;

    /// <summary>Minutes for which the heading has been the very same, and for which the ship has not swung; 255: or more.</summary>
    public byte HeadingStillMinutes, HeadingSteadyMinutes;
    public SampleFlags Flags;
}

[Flags]
internal enum SampleFlags : byte
{
    None = 0,

    /// <summary>A real fix lies within 10 min.</summary>
    Observed = 1,

    /// <summary>A fix lies in the step that ends here.</summary>
    AtFix = 2,

    /// <summary>The segment rests on a type 27 report (a grid of 0.1 minute).</summary>
    Coarse = 4,

    /// <summary>In an anchorage.</summary>
    Anchorage = 8,

    /// <summary>Of a contact: the heading of one of the two ships may be stuck.</summary>
    HeadingStuck = 16,

    /// <summary>The segment rests on a position that is frozen (<see cref="PositionWatch"/>).</summary>
    Frozen = 32,

    /// <summary>The ship lay here already: since it was first heard, or for hours (<see cref="StayWatch"/>).</summary>
    LayThere = 64,
}
