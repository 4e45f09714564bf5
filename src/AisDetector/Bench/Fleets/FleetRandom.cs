namespace AisDetector.Bench.Fleets;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): eight bytes of state, so that every ship has its own, whatever the others do.</summary>
internal struct FleetRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to 1, which it never is.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double from, double to) => from + ((to - from) * Share());

    /// <summary>From 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)((Next() >> 32) * (ulong)count >> 32);

    /// <summary>Both ends included.</summary>
    public int Whole(int from, int to) => from + Below(to - from + 1);

    /// <summary>About normal, with mean 0 and standard deviation 1: four even 16-bit numbers, each of variance 1/12, added.</summary>
    public double Normal()
    {
        var z = Next();
        var sum = (z & 0xFFFF) + ((z >> 16) & 0xFFFF) + ((z >> 32) & 0xFFFF) + (z >> 48);
        return ((sum / 65536.0) - 2) * 1.7320508075688772;
    }
}
