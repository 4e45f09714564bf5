using System.Numerics;
using System.Runtime.InteropServices;

namespace AisDetector.Formats.Fields;

/// <summary>A 64-bit hash of field bytes, sixteen at a time: to know text again without keeping it. Never saved.</summary>
internal static class FieldHash
{
    public const ulong Seed = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong hash = Seed)
    {
        hash ^= (ulong)bytes.Length * 0xC2B2AE3D27D4EB4F;
        for (; bytes.Length >= 16; bytes = bytes[16..]) hash = Mix(hash, MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[8..]));
        var last = 0UL;
        if (bytes.Length >= 8)
        {
            last = MemoryMarshal.Read<ulong>(bytes);
            bytes = bytes[8..];
        }

        var fewer = 0UL;
        foreach (var c in bytes) fewer = fewer << 8 | c;
        return Mix(hash, last, fewer);
    }

    /// <summary>The two halves of a 128-bit product, as in wyhash; the low one by a product of its own, because BigMul hands it over through memory.</summary>
    private static ulong Mix(ulong hash, ulong first, ulong second)
    {
        var (x, y) = (hash ^ first ^ 0x8EBC6AF09C88C6E3, second ^ 0xA0761D6478BD642F);
        return BitOperations.RotateLeft(Math.BigMul(x, y, out _) ^ unchecked(x * y), 23) + hash * 0x589965CC75374CC3;
    }
}

/// <summary>Meanings of words by their bytes, so that each is looked up once, not in every row.</summary>
internal sealed class WordCache<T>
{
    /// <summary>Columns of words have some dozen; noise must not fill the memory.</summary>
    private const int MaxWords = 4096;

    private readonly Dictionary<ulong, T> _meanings = [];
    private ulong _lastHash;
    private T? _last;

    public delegate T Meaning(ReadOnlySpan<byte> text);

    public T Find(ReadOnlySpan<byte> text, Meaning meaning)
    {
        var hash = FieldHash.Of(text);
        if (hash == _lastHash) return _last!;
        if (!_meanings.TryGetValue(hash, out var found))
        {
            if (_meanings.Count >= MaxWords) _meanings.Clear();
            _meanings[hash] = found = meaning(text);
        }

        _lastHash = hash;
        return _last = found;
    }
}
