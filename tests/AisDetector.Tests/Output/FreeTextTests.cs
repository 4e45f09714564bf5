using System.Xml;
using AisDetector.Output;
using CsCheck;

namespace AisDetector.Tests.Output;

public class FreeTextTests
{
    [Theory]
    [InlineData("FRIO NORTH", "FRIO NORTH")]
    [InlineData("A\u0007B\u001b[2JC\u009b1m", "AB[2JC1m")]
    [InlineData("A\tB\r\nC\u2028D", "A B  C D")]
    [InlineData("\u202eGNP.EXE\u202c", "GNP.EXE")]
    [InlineData("A\u2066B\u2069\u200f\ufeff", "AB")]
    [InlineData("⛴ 🚢 Ægir 海", "⛴ 🚢 Ægir 海")]
    public void Controls_and_overrides_go_and_letters_stay(string text, string expected) => Assert.Equal(expected, FreeText.Printable(text));

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+1", true)]
    [InlineData("-1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("  =1", true)]
    [InlineData("＝1", true)]
    [InlineData("1=1", false)]
    [InlineData("A-B", false)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    public void A_formula_is_known_by_its_first_character(string text, bool expected) => Assert.Equal(expected, FreeText.IsFormula(text));

    [Fact]
    public void Whatever_it_was_xml_takes_it() => Gen.Char.Array[0, 40].Select(c => new string(c)).Sample(
        text => Assert.Equal(FreeText.ForXml(text), XmlConvert.VerifyXmlChars(FreeText.ForXml(text))), iter: 2_000);

    [Fact]
    public void Of_a_surrogate_pair_both_halves_or_a_replacement_reach_xml() =>
        Assert.Equal("🚢 \ufffd\ufffd", FreeText.ForXml("🚢 \udea2\ud83d\ufffe"));
}
