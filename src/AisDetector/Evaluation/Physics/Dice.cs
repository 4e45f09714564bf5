using AisDetector.Bench.Fleets;

namespace AisDetector.Evaluation.Physics;

/// <summary>The chance of one scene: the same seed gives the same scene, whatever the other scenes draw.</summary>
internal sealed class Dice(ulong seed)
{
    private FleetRandom _random = new(seed);

    /// <summary>From 0 up to 1, which it never is.</summary>
    public double Share() => _random.Share();

    public double Between(double from, double to) => _random.Between(from, to);

    /// <summary>Both ends included.</summary>
    public int Whole(int from, int to) => _random.Whole(from, to);

    public bool Chance(double share) => _random.Share() < share;

    /// <summary>About normal, with mean 0 and standard deviation 1.</summary>
    public double Normal() => _random.Normal();

    /// <summary>-1 or 1.</summary>
    public int Side() => Chance(0.5) ? 1 : -1;

    public double Bearing() => Between(0, 360);

    public T Pick<T>(params ReadOnlySpan<T> among) => among[_random.Below(among.Length)];

    public ulong Next() => _random.Next();

    /// <summary>A seed from several numbers, so that neighbours have nothing in common.</summary>
    public static ulong Seed(ulong seed, string word, int number)
    {
        // FNV-1a, then the mixing of SplitMix64: string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL;
        foreach (var c in word) hash = (hash ^ c) * 1099511628211UL;
        return new FleetRandom(hash ^ (seed * 0x9E3779B97F4A7C15) ^ ((ulong)number << 40)).Next();
    }
}
