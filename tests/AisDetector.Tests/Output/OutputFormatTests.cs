using AisDetector.App;
using AisDetector.Output;

namespace AisDetector.Tests.Output;

public class OutputFormatTests
{
    private static readonly OutputFormat[] Formats = [new("jsonl", ".jsonl", ".ndjson"), new("csv", ".csv")];

    [Theory]
    [InlineData(null, null, "jsonl")]
    [InlineData(null, "a.csv", "csv")]
    [InlineData(null, "a.CSV", "csv")]
    [InlineData(null, "a.ndjson", "jsonl")]
    [InlineData(null, "a", "jsonl")]
    [InlineData(null, "a.", "jsonl")]
    [InlineData(null, "v1.2/.hidden", "jsonl")]
    [InlineData(null, "/dev/null", "jsonl")]
    [InlineData("csv", "a.jsonl", "csv")]
    [InlineData("csv", "a.xyz", "csv")]
    public void A_given_name_goes_before_the_extension_and_nothing_is_json_lines(string? name, string? path, string expected) =>
        Assert.Equal(expected, OutputFormat.Choose(Formats, name, path).Name);

    [Fact]
    public void An_extension_that_is_not_written_is_refused_in_one_line()
    {
        var message = Assert.Throws<UsageFault>(() => OutputFormat.Choose(Formats, null, "out/a.cvs")).Message;
        Assert.Equal("--output out/a.cvs: .cvs is no format that is written; .jsonl, .ndjson or .csv is expected; did you mean .csv? (or any name with --output-format jsonl|csv)", message);
    }
}
