using AisDetector.App;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Output;

public class OutputFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_name_is_a_bad_argument(string path) => Assert.Throws<UsageFault>(() => new OutputFile(path));

    [Fact]
    public void A_file_appears_when_it_is_whole_and_nothing_else_stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "old");
        using (var file = new OutputFile(folder.File("a.csv")))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("old", File.ReadAllText(folder.File("a.csv")));
            file.Commit();
        }

        Assert.Equal(["a.csv"], folder.Names());
        Assert.Equal("new", File.ReadAllText(folder.File("a.csv")));
    }

    [Fact]
    public void Without_a_commit_the_old_file_stays_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "old");
        using (var file = new OutputFile(folder.File("a.csv"))) file.Stream.Write("new"u8);
        Assert.Equal(["a.csv"], folder.Names());
        Assert.Equal("old", File.ReadAllText(folder.File("a.csv")));
    }

    [Fact]
    public void What_is_not_whole_is_called_partial()
    {
        using var folder = new TemporaryFolder();
        using (var file = new OutputFile(folder.File("a.csv")))
        {
            file.Stream.Write("half"u8);
            file.KeepPartial();
        }

        Assert.Equal(["a.csv.partial"], folder.Names());
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        using var folder = new TemporaryFolder();
        folder.Write("target", "old");
        File.CreateSymbolicLink(folder.File("link"), folder.File("target"));
        using (var file = new OutputFile(folder.File("link")))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.NotNull(File.ResolveLinkTarget(folder.File("link"), returnFinalTarget: false));
        Assert.Equal("new", File.ReadAllText(folder.File("target")));
    }

    [Fact]
    public void A_folder_or_a_missing_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("is a folder", Assert.Throws<UsageFault>(() => new OutputFile(folder.Path)).Message);
        Assert.Contains("there is no folder", Assert.Throws<UsageFault>(() => new OutputFile(folder.File("none/a.csv"))).Message);
    }

    [Fact]
    public void A_device_is_written_as_it_is()
    {
        using (var file = new OutputFile("/dev/null"))
        {
            file.Stream.Write("x"u8);
            file.Commit();
        }

        Assert.False(File.Exists("/dev/null.partial"));
    }
}
