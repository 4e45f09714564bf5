using System.Diagnostics;
using AisDetector.Output.Page;
using AngleSharp.Html.Parser;
using static AisDetector.Tests.Output.ReportPages;

namespace AisDetector.Tests.Output;

/// <summary>The page's script in a real browser, where there is one.</summary>
public sealed class ReportScriptTests : IDisposable
{
    private static readonly string? Browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aisdetector-page-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_link_to_an_alert_opens_its_group_and_unpacks_its_figures()
    {
        Assert.SkipWhen(Browser is null, "no chromium on the PATH");
        const int Last = PageContent.PlainMax + 4;
        var file = Path.Combine(_folder.FullName, "page.html");
        var alerts = Enumerable.Range(0, Last).Select(i => At(10, 20, i, score: (i + 1.0) / (Last + 1))).ToArray();
        await File.WriteAllTextAsync(file, Page(alerts), TestContext.Current.CancellationToken);

        var document = new HtmlParser().ParseDocument(await Dom($"file://{file}#a{Last}"));
        Assert.Equal($"All {Last} alerts, in 1 rows.", document.QuerySelector("#shown")!.TextContent);
        Assert.Equal("true", document.QuerySelector("#g0 button.opener")!.GetAttribute("aria-expanded"));
        var detail = document.QuerySelector($"#r{Last} + tr.detail")!;
        Assert.Equal(3, detail.QuerySelectorAll("svg[role=img]").Length);
        Assert.Null(detail.QuerySelector("template.pack"));
        Assert.Equal(5, document.QuerySelectorAll("th button").Length);
    }

    private async Task<string> Dom(string address)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(3));
        using var process = Process.Start(new ProcessStartInfo(Browser!,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.FullName}/profile", "--virtual-time-budget=20000", "--dump-dom", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            var dom = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            await errors;
            return dom;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
