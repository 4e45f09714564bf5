namespace AisDetector.Tests;

public class PlaceholderTests
{
    [Fact]
    public void The_program_builds() => Assert.NotNull(typeof(Program).Assembly);
}
