using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AisDetector.Tests.Support;

/// <summary>What a Prometheus sees of <c>/metrics</c>.</summary>
internal sealed class Scrape
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly List<(string Name, string Labels, double Value)> _samples = [];

    private Scrape(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#') continue;
            var (space, brace) = (line.LastIndexOf(' '), line.IndexOf('{', StringComparison.Ordinal));
            _samples.Add((line[..(brace < 0 ? space : brace)], brace < 0 ? "" : line[(brace + 1)..line.LastIndexOf('}')], double.Parse(line[(space + 1)..], CultureInfo.InvariantCulture)));
        }
    }

    public IEnumerable<string> Names => _samples.Select(s => s.Name).Distinct();

    public static async Task<Scrape> Of(string address) => new((await Get(address, "/metrics")).Body);

    public static async Task<(int Status, string Body)> Get(string address, string path)
    {
        using var response = await Http.GetAsync(new Uri($"http://{address}{path}"), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks until it is so, from before the pages are there.</summary>
    public static async Task<Scrape> UntilAsync(string address, Func<Scrape, bool> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                // The health pages may be there a moment earlier.
                var (status, body) = await Get(address, "/metrics");
                if (status == 200 && new Scrape(body) is var scrape && isSo(scrape)) return scrape;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"not so after {patience.Elapsed.TotalSeconds:0} s");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The sum of a metric's samples, of those that have the label where one is given; null if there are none.</summary>
    public double? Sum(string name, string label = "")
    {
        var found = _samples.Where(s => s.Name == name && s.Labels.Contains(label, StringComparison.Ordinal)).ToList();
        return found.Count == 0 ? null : found.Sum(s => s.Value);
    }

    /// <summary>How many samples a metric has: one for each set of labels.</summary>
    public int Count(string name) => _samples.Count(s => s.Name == name);

    /// <summary>An address of this machine that nobody listens on.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }
}
