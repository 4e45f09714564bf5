using System.Security.Cryptography;
using System.Text;

namespace AisDetector.Core.Alerts;

/// <summary>
/// The same rendezvous has the same id in every run. The id is the SHA-256 of kind, profile, MMSIs in order and the time of the first
/// contact, which never moves. Its first 130 bits are written in Crockford's base 32.
/// </summary>
public static class AlertId
{
    private const int Length = 26;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(AlertKind kind, string profile, ReadOnlySpan<uint> mmsis, long firstContactMs)
    {
        var text = new StringBuilder(Words.Of(kind)).Append('|').Append(profile);
        foreach (var mmsi in mmsis) text.Append('|').Append(mmsi);
        text.Append('|').Append(firstContactMs);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        Span<char> id = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            var bit = 5 * i;
            var window = (hash[bit / 8] << 8) | hash[bit / 8 + 1];
            id[i] = Alphabet[(window >> (11 - bit % 8)) & 31];
        }

        return new string(id);
    }
}
