using AisDetector.Core.Geo;
using CsCheck;

namespace AisDetector.Core.Tests.Geo;

public class MidTableTests
{
    [Theory]
    [InlineData(441910000, "KR", "South Korea")]
    [InlineData(563418000, "SG", "Singapore")]
    [InlineData(219000429, "DK", "Denmark")]
    [InlineData(265522730, "SE", "Sweden")]
    [InlineData(231000000, "FO", "Faroe Islands")]
    [InlineData(303123456, "US", "United States")]
    [InlineData(368219290, "US", "United States")]
    [InlineData(351000000, "PA", "Panama")]
    [InlineData(374000000, "PA", "Panama")]
    [InlineData(636012345, "LR", "Liberia")]
    [InlineData(538001234, "MH", "Marshall Islands")]
    [InlineData(416000001, "TW", "Taiwan")]
    [InlineData(477000001, "HK", "Hong Kong")]
    [InlineData(273000001, "RU", "Russia")]
    [InlineData(619000001, "CI", "Côte d'Ivoire")]
    [InlineData(775999999, "VE", "Venezuela")]
    public void A_ship_flies_the_flag_of_its_first_three_digits(uint mmsi, string flag, string name) =>
        Assert.Equal(new Country(flag, name), MidTable.CountryOf(mmsi));

    [Theory]
    [InlineData(982190001, "DK")]
    [InlineData(983661234, "US")]
    [InlineData(823212345, "GB")]
    public void A_craft_of_a_parent_ship_and_a_hand_held_radio_have_it_further_in(uint mmsi, string flag) =>
        Assert.Equal(flag, MidTable.FlagOf(mmsi));

    [Theory]
    [InlineData(0)]
    [InlineData(2190000)]
    [InlineData(21900000)]
    [InlineData(111219501)]
    [InlineData(970123456)]
    [InlineData(972123456)]
    [InlineData(974123456)]
    [InlineData(992191234)]
    [InlineData(200123456)]
    [InlineData(789123456)]
    [InlineData(4294967295)]
    public void Stations_groups_beacons_and_digits_never_allotted_have_none(uint mmsi) => Assert.Null(MidTable.FlagOf(mmsi));

    [Fact]
    public void Every_flag_is_two_capital_letters_with_one_name()
    {
        var countries = Enumerable.Range(200, 600).Select(mid => MidTable.CountryOf((uint)mid * 1_000_000)).OfType<Country>().ToList();
        Assert.Equal(292, countries.Count);
        Assert.All(countries, c => Assert.Matches("^[A-Z]{2}$", c.Alpha2));
        Assert.All(countries.GroupBy(c => c.Alpha2), g => Assert.Single(g.Distinct()));
        Assert.All(countries.GroupBy(c => c.Name), g => Assert.Single(g.Distinct()));
    }

    [Fact]
    public void No_number_makes_it_throw() => Gen.UInt.Sample(mmsi => MidTable.FlagOf(mmsi) is null or { Length: 2 });
}
