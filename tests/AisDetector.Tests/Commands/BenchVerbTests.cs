using System.Text.Json;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

public class BenchVerbTests
{
    [Fact]
    public void Bench_needs_no_files_and_gives_each_stage_of_each_fleet_in_units_of_counting_newlines()
    {
        using var folder = new TemporaryFolder();
        var outcome = BuiltProgram.RunIn(folder.Path, "bench", "--fleet", "open-sea", "coast", "--vessels", "50", "--minutes", "40", "--rounds", "1");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        var figures = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        string Text(JsonElement figure, string name) => figure.GetProperty(name).GetString()!;
        Assert.Equal(
            from fleet in (string[])["open-sea", "coast"]
            from format in (string[])["nmea", "csv"]
            from stage in (string[])["count newlines", "decode", "to alerts, one thread", "to alerts, two threads"]
            select (fleet, format, stage),
            figures.Select(f => (Text(f, "fleet"), Text(f, "format"), Text(f, "stage"))));
        Assert.All(figures, f => Assert.True(f.GetProperty("lines").GetInt64() > 5000 && f.GetProperty("linesPerSecond").GetDouble() > 0));
        Assert.All(figures.Where(f => Text(f, "stage") == "count newlines"), f => Assert.Equal(1, f.GetProperty("timesNewlines").GetDouble()));
        Assert.All(figures.Where(f => Text(f, "stage") == "decode"), f => Assert.True(f.GetProperty("timesNewlines").GetDouble() > 1));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Bench_as_a_table_is_for_people()
    {
        var outcome = BuiltProgram.Run("bench", "--fleet", "anchorages", "--vessels", "200", "--minutes", "2", "--rounds", "2", "--output-format", "table");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("│ anchorages", outcome.Output);
        Assert.Contains("to alerts, one thread", outcome.Output);
        Assert.DoesNotContain("NaN", outcome.Output);
    }
}
