using AisDetector.Core.Nmea;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class SixBitTests
{
    /// <summary>Characters of the alphabet, of any length and at any place; now and then with one that is not of it.</summary>
    private static readonly Gen<(byte[] Text, int From)> AnyPayload =
        Gen.Select(Gen.OneOf(Gen.Byte[0x30, 0x57], Gen.Byte[0x60, 0x77]).Array[0, 200], Gen.Int[0, 40], Gen.Int[0, 400], Gen.Byte, (text, from, at, stranger) =>
        {
            if (at < text.Length) text[at] = stranger;
            return ((byte[])[.. new byte[from], .. text], from);
        });

    [Fact]
    public void Vectors_and_words_pack_the_same_bits()
        => AnyPayload.Sample((bytes, from) =>
        {
            var text = bytes.AsSpan(from);
            var plain = Dirty(text.Length);
            var isPlain = SixBit.TryPack(text, plain);
            if (text.Length < SixBitVectors.Fewest) return true;
            var vectors = Dirty(text.Length);
            var isVectors = SixBitVectors.TryPack(text, vectors);
            return isPlain == isVectors && (!isPlain || plain.AsSpan().SequenceEqual(vectors));
        }, iter: Iterations.Of(20_000));

    [Fact]
    public void A_payload_is_good_when_all_its_characters_are_of_the_alphabet()
        => AnyPayload.Sample((bytes, from) =>
        {
            var text = bytes.AsSpan(from);
            var isGood = true;
            foreach (var c in text) isGood &= c is >= 0x30 and <= 0x57 or >= 0x60 and <= 0x77;
            return SixBit.TryUnarmour(text, Dirty(text.Length), out _) == isGood;
        }, iter: Iterations.Of(20_000));

    /// <summary>Reports of recordings that are being worked on carry it.</summary>
    [Theory]
    [InlineData("13u?etPv2;0n:dDPwUM1U1Cb069D", 0x71FC8FE85A22EACB)]
    [InlineData("0", 0x38F94C439AC36242)]
    public void The_hash_of_a_payload_stays_what_it_was(string payload, ulong hash)
    {
        Assert.True(SixBit.TryUnarmour(System.Text.Encoding.ASCII.GetBytes(payload), Dirty(payload.Length), out var actual));
        Assert.Equal(hash, actual);
    }

    /// <summary>A buffer that was used before: what must be 0 has to be written.</summary>
    private static byte[] Dirty(int characters)
    {
        var buffer = new byte[SixBit.BytesFor(characters)];
        Array.Fill(buffer, (byte)0xFF);
        return buffer;
    }
}
