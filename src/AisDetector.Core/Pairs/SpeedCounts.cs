namespace AisDetector.Core.Pairs;

/// <summary>
/// How many contacts were slower than each limit that a rule has for a median speed. A median is below a limit when more than half of
/// the speeds are, so these counts tell whether it may have crossed one, and no median is needed. Speeds are those of the bins of
/// <see cref="ContactMedians"/>.
/// </summary>
internal struct SpeedCounts
{
    /// <summary>The limits of trawling, 1.5 and 6 kn: the first bin that is not below the one, and the first that is above the other.</summary>
    private const int TrawlingBin = 15, AboveTrawlingBin = 61;

    private int _contacts;
    private Slower _first, _second;

    /// <param name="driftingKnots">The limit of drifting.</param>
    public void Add(in Contact contact, double driftingKnots)
    {
        _contacts++;
        _first.Add(ContactMedians.SpeedBin(contact.Knots1), driftingKnots, 1);
        _second.Add(ContactMedians.SpeedBin(contact.Knots2), driftingKnots, 1);
    }

    /// <summary>Counts the speeds that medians hold.</summary>
    public void Add(ContactMedians medians, double driftingKnots)
    {
        _contacts += medians.Contacts;
        for (var bin = 0; bin < medians.SpeedBins1.Length; bin++)
        {
            _first.Add(bin, driftingKnots, medians.SpeedBins1[bin]);
            _second.Add(bin, driftingKnots, medians.SpeedBins2[bin]);
        }
    }

    /// <summary>On which sides of the limits both medians are, as one number; null when a median lies between two speeds on different sides.</summary>
    public readonly int? Sides => _first.Sides(_contacts) is { } first && _second.Sides(_contacts) is { } second ? (first << 3) | second : null;

    /// <summary>Contacts of one ship that were slower than the limits.</summary>
    private struct Slower
    {
        private int _drifting, _trawling, _aboveTrawling;

        public void Add(int bin, double driftingKnots, int contacts)
        {
            if (bin * ContactMedians.KnotsPerBin < driftingKnots) _drifting += contacts;
            if (bin < TrawlingBin) _trawling += contacts;
            if (bin < AboveTrawlingBin) _aboveTrawling += contacts;
        }

        public readonly int? Sides(int contacts) =>
            IsBelow(_drifting, contacts) is { } a && IsBelow(_trawling, contacts) is { } b && IsBelow(_aboveTrawling, contacts) is { } c
                ? (a ? 4 : 0) | (b ? 2 : 0) | (c ? 1 : 0) : null;

        private static bool? IsBelow(int slower, int contacts) => slower > contacts / 2 ? true : slower <= (contacts - 1) / 2 ? false : null;
    }
}
