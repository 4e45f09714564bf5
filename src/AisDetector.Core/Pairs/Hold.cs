namespace AisDetector.Core.Pairs;

/// <summary>
/// One time side by side: steps alongside, with absences of up to <see cref="ContactTally.SameHold"/> between them, and with the
/// silences that the encounter bridges. A ship that comes alongside twice makes two holds. They never add up to one.
/// </summary>
internal partial struct Hold
{
    /// <summary>Inferred time counts only when each ship has had so many fixes in a row alongside.</summary>
    public const int FixesToTrust = 4;

    /// <summary>First and last step alongside.</summary>
    public long First, Last;

    /// <summary>
    /// Steps between two contacts alongside: both observed; both ships silent between two observed contacts; between reports that lie far apart.
    /// </summary>
    public long Observed, Silent, Inferred;

    private int _fixes1, _fixes2, _mostFixes1, _mostFixes2;

    /// <summary>How still the ships lay to each other.</summary>
    public Steadiness Steadiness;

    private HoldEnds _ends;

    /// <summary>A ship that comes alongside still moves about in its first steps there.</summary>
    private const int ApproachSteps = 5;

    public Hold(long step) => First = Last = step;

    /// <summary>Inferred steps that count.</summary>
    public readonly long TrustedInferred => _mostFixes1 >= FixesToTrust && _mostFixes2 >= FixesToTrust ? Inferred : 0;

    /// <summary>Steps alongside that count towards the minimum.</summary>
    public readonly long Steps => Observed + Silent + TrustedInferred;

    /// <summary>Steps from the first alongside to the last.</summary>
    public readonly long Length => Last - First;

    /// <summary>From when to when the ships lay still to each other.</summary>
    public readonly (long First, long Last) Touching => _ends.Touching(First, Last, Steadiness.MeanMeters);

    /// <summary>Takes a contact alongside.</summary>
    public void Add(in Contact c)
    {
        _ends.Add(First, Last, c);
        Last = c.Step;
        if (c.Step - First >= ApproachSteps) Steadiness.Add(c);
    }

    /// <summary>Counts the fixes in a row alongside, of each ship.</summary>
    public void AddFixes(bool ofFirst, bool ofSecond, bool alongside)
    {
        if (ofFirst) _mostFixes1 = Math.Max(_mostFixes1, _fixes1 = alongside ? _fixes1 + 1 : 0);
        if (ofSecond) _mostFixes2 = Math.Max(_mostFixes2, _fixes2 = alongside ? _fixes2 + 1 : 0);
    }
}

/// <summary>The holds of an encounter that lasted long enough: together they are the rendezvous.</summary>
internal struct LongHolds
{
    private long _length;

    public int Count;

    /// <summary>First step of the first, and last step of the last.</summary>
    public long First, Last;

    /// <summary>Steps of the longest.</summary>
    public long Longest;

    /// <summary>The sum of their lengths, steps.</summary>
    public readonly long Length => _length;

    /// <summary>Takes the next hold that is long enough.</summary>
    public void Take(in Hold hold)
    {
        var (first, last) = hold.Touching;
        _length += last - first;
        if (Count++ == 0) First = first;
        Last = last;
        Longest = Math.Max(Longest, last - first);
    }
}
