using AisDetector.Output;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Output;

public class AlertColumnsTests
{
    [Fact]
    public void Values_are_of_the_type_that_the_column_names() => Alerts.Any.Sample(
        alert =>
        {
            foreach (var column in AlertColumns.All)
            {
                var value = column.Of(alert.Rounded());
                if (value is null) Assert.False(column.Always, column.Name);
                else Assert.Equal(column.Type, value.GetType());
            }
        },
        iter: 300);

    [Fact]
    public void Names_are_unique_and_new_ones_come_last()
    {
        var names = AlertColumns.All.Select(c => c.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(["id", "revision", "kind", "category", "phase", "start", "end"], names[..7]);
        Assert.Equal(["reasons", "flags", "possiblePartners", "input", "profile", "version", "reasonTexts"], names[^7..]);
    }
}
