using AisDetector.App;
using AisDetector.Commands;
using AisDetector.Core.Options;

namespace AisDetector.Tests.Commands;

public class DetectionOptionsTests
{
    [Fact]
    public void Every_kind_of_value_can_be_set()
    {
        var options = DetectionOptions.Override(
            RendezvousOptions.Transfer,
            ["ContactDistanceMeters=300", "minduration=45m", "MaxGap = 02:00:00", "ApartStepsToEnd=2", "NeedsAlongside=false", "SlowBelowKnots=6.5"]);
        Assert.Equal(300, options.ContactDistanceMeters);
        Assert.Equal(TimeSpan.FromMinutes(45), options.MinDuration);
        Assert.Equal(TimeSpan.FromHours(2), options.MaxGap);
        Assert.Equal(2, options.ApartStepsToEnd);
        Assert.False(options.NeedsAlongside);
        Assert.Equal(6.5, options.SlowBelowKnots);
    }

    [Fact]
    public void The_profile_itself_is_not_touched()
    {
        DetectionOptions.Override(RendezvousOptions.Transfer, ["ContactDistanceMeters=300"]);
        Assert.Equal(500, RendezvousOptions.Transfer.ContactDistanceMeters);
    }

    [Theory]
    [InlineData("ContactDistanceMeters", "KEY=VALUE is expected")]
    [InlineData("=5", "KEY=VALUE is expected")]
    [InlineData("ContactDistance=300", "did you mean ContactDistanceMeters?")]
    [InlineData("Colour=red", "the options are Step, MaxGap, ContactDistanceMeters")]
    [InlineData("Profile=gfw", "there is no such option")]
    [InlineData("ContactDistanceMeters=abc", "ContactDistanceMeters=abc: a number is expected, such as 500")]
    [InlineData("ContactDistanceMeters=NaN", "a number is expected")]
    [InlineData("MinDuration=30", "MinDuration=30: a time span is expected, such as 90s, 30m")]
    [InlineData("MinDuration=-5m", "a time span is expected")]
    [InlineData("ApartStepsToEnd=2.5", "a whole number is expected")]
    [InlineData("NeedsAlongside=maybe", "true or false is expected")]
    [InlineData("ContactDistanceMeters=5", "ContactDistanceMeters is 5: 10 to 20000")]
    public void A_wrong_setting_names_the_option_the_value_and_what_would_be_right(string setting, string words) =>
        Assert.Contains(words, Assert.Throws<UsageFault>(() => DetectionOptions.Override(RendezvousOptions.Transfer, [setting])).Message);
}
