using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AisDetector.Core.Options;
using AisDetector.Core.Tests.Nmea;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// Every revision of a thousand generated fleets as one digest a fleet (<c>tests/data/digest/fleets.txt</c>): who only moves code
/// changes none. Who changes a rule renews the file (<c>UPDATE_GOLDEN=1</c>) and says which alerts changed and why.
/// </summary>
public sealed class AlertDigestTests
{
    private const int Fleets = 1000;

    private static readonly string[] Profiles = ["transfer", "all", "gfw"];

    private static string Path => Recordings.PathOf("digest/fleets.txt");

    [Fact]
    public void Generated_fleets_give_the_revisions_that_they_gave_before()
    {
        var updates = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";
        var count = updates ? Fleets : (int)Math.Min(Fleets, Iterations.Of(100));
        var lines = new string[count];
        Parallel.For(0, count, i => lines[i] = Line(i + 1));
        if (updates) File.WriteAllLines(Path, lines);
        Assert.Equal(File.ReadLines(Path).Take(count), lines);
    }

    /// <summary>The seed; for each profile the number of revisions and the first digits of their digest.</summary>
    private static string Line(int seed)
    {
        // Every third fleet is one whose input ends while ships are together.
        var scenario = RandomFleet.Of(seed, 1 + (seed % 3));
        var reports = scenario.Reports(hoursAfter: seed % 3 == 0 ? 0 : 27);
        var digests = Profiles.Select(profile =>
        {
            var options = profile switch { "gfw" => RendezvousOptions.Gfw, "all" => TestOptions.Transfer with { All = true }, _ => TestOptions.Transfer };
            var revisions = Detection.Of(reports, options, scenario.Places).Revisions;
            return $"{profile} {revisions.Count} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(AlertText.Of(revisions))))[..16]}";
        });
        return string.Create(CultureInfo.InvariantCulture, $"{seed} {string.Join(' ', digests)}");
    }
}
