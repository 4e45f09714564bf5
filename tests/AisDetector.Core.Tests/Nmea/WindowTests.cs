using System.Numerics;
using AisDetector.Core.Nmea;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class WindowTests
{
    private static readonly Gen<(byte[] Bytes, int From)> AnyPlace = Gen.Select(Gen.Byte[0, 9].Array[Window.Bytes + 70], Gen.Int[0, 70]);

    [Fact]
    public void A_mask_has_a_bit_for_each_place_of_the_character()
        => AnyPlace.Sample((bytes, from) =>
        {
            var mask = new Window(bytes.AsSpan(from)).Mask(3);
            for (var i = 0; i < Window.Bytes; i++)
                if ((bytes[from + i] == 3) != ((mask >> i & 1) != 0)) return false;
            return Window.First(mask) == (mask == 0 ? Window.Bytes : BitOperations.TrailingZeroCount(mask));
        }, iter: Iterations.Of(5_000));

    [Fact]
    public void The_exclusive_or_is_that_of_the_first_bytes_however_many()
        => AnyPlace.Sample((bytes, from) =>
        {
            var window = new Window(bytes.AsSpan(from));
            for (var count = 0; count <= Window.Bytes; count++)
                if (window.Xor(count) != ChecksumTests.Plain(bytes.AsSpan(from, count))) return false;
            return true;
        }, iter: Iterations.Of(2_000));

    [Fact]
    public void Below_a_place_are_the_bits_before_it()
    {
        for (var place = 0; place < Window.Bytes; place++)
            Assert.Equal(place, BitOperations.PopCount(Window.Below(ulong.MaxValue, place)));
    }

    [Fact]
    public void Fewer_than_64_bytes_are_no_window() => Assert.Throws<ArgumentOutOfRangeException>(() => new Window(new byte[Window.Bytes - 1]));
}
