namespace AisDetector.Core.Pairs;

/// <summary>Medians over contacts: distances to 1 m, speeds to 0.1 kn. They come from histograms, so that old contacts need not be kept.</summary>
/// <param name="contactMeters">The contact distance: no distance is larger.</param>
internal sealed partial class ContactMedians(double contactMeters)
{
    public const double KnotsPerBin = 0.1;

    private readonly int[] _meters = new int[Math.Max(1001, (int)Math.Ceiling(contactMeters) + 1)];

    /// <summary>Higher speeds count as the last bin: no median that is tested comes near it.</summary>
    private const int SpeedBinCount = 301;
    private readonly int[] _knots1 = new int[SpeedBinCount];
    private readonly int[] _knots2 = new int[SpeedBinCount];
    private int _contacts;

    public int Contacts => _contacts;

    /// <summary>How many contacts are in each bin of <see cref="KnotsPerBin"/>.</summary>
    public ReadOnlySpan<int> SpeedBins1 => _knots1;
    public ReadOnlySpan<int> SpeedBins2 => _knots2;

    public static int SpeedBin(double knots) => Bin(knots / KnotsPerBin, SpeedBinCount);

    public double Meters => Median(_meters, 1);
    public double Knots1 => Median(_knots1, KnotsPerBin);
    public double Knots2 => Median(_knots2, KnotsPerBin);

    public (double Meters, double Knots1, double Knots2) Values => (Meters, Knots1, Knots2);

    public bool AreBelow(double knots) => Knots1 < knots && Knots2 < knots;

    public void Add(in Contact contact)
    {
        _contacts++;
        _meters[Bin(contact.Meters, _meters.Length)]++;
        _knots1[SpeedBin(contact.Knots1)]++;
        _knots2[SpeedBin(contact.Knots2)]++;
    }

    /// <summary>Makes these the medians of an encounter, over its folded contacts and its certain ones.</summary>
    public void SetTo(Encounter encounter)
    {
        if (encounter.FoldedMedians is { } folded)
        {
            folded._meters.CopyTo(_meters, 0);
            folded._knots1.CopyTo(_knots1, 0);
            folded._knots2.CopyTo(_knots2, 0);
            _contacts = folded._contacts;
        }
        else
        {
            Array.Clear(_meters);
            Array.Clear(_knots1);
            Array.Clear(_knots2);
            _contacts = 0;
        }

        foreach (ref readonly var contact in encounter.CertainContacts) Add(contact);
    }

    private static int Bin(double value, int bins) => Math.Clamp((int)Math.Round(value), 0, bins - 1);

    private double Median(int[] bins, double width)
    {
        int low = (_contacts - 1) / 2, high = _contacts / 2, seen = 0, lowBin = -1;
        for (var i = 0; i < bins.Length; i++)
        {
            seen += bins[i];
            if (lowBin < 0 && seen > low) lowBin = i;
            if (seen > high) return (lowBin + i) / 2.0 * width;
        }

        return double.NaN;
    }
}
