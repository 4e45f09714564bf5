using System.Text;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Evaluation.Truths;
using AisDetector.Output;

namespace AisDetector.Evaluation.Scoring;

/// <summary>Claims from alerts, as JSON Lines or in memory, and from the CSV of another detector.</summary>
internal static class ClaimFiles
{
    /// <summary>
    /// The last revision of each alert that stands. One of a category that is not shown by default, or with a score below
    /// <paramref name="minScore"/>, is a claim that is not published: it counts at thresholds only where its category is shown.
    /// </summary>
    public static List<Claim> FromAlerts(IEnumerable<Alert> revisions, double minScore) =>
    [
        .. revisions.GroupBy(a => a.Id).Select(g => g.MaxBy(a => a.Revision)!).Where(a => a.Phase != AlertPhase.Retracted).Select(a => new Claim(
            a.Vessels[0].Mmsi, a.Kind == AlertKind.Loitering ? 0 : a.Vessels[1].Mmsi, a.Start, a.End,
            a.Category is { } category ? AlertJson.Word(category) : "", a.Score, IsShown(a), IsShown(a) && a.Score >= minScore, [.. a.PossiblePartners.Select(p => p.Mmsi)])),
    ];

    private static bool IsShown(Alert alert) =>
        alert.Kind == AlertKind.Loitering || alert.Category is RendezvousCategory.Transfer or RendezvousCategory.Transshipment or RendezvousCategory.Bunkering;

    public static List<Claim> ReadAlerts(string path, double minScore)
    {
        if (!File.Exists(path)) throw new UsageFault($"--alerts {path}: there is no such file");
        var alerts = new List<Alert>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0) continue;
            try
            {
                alerts.Add(AlertJson.Deserialize(Encoding.UTF8.GetBytes(line)) ?? throw new JsonException("null"));
            }
            catch (JsonException)
            {
                throw new UsageFault($"--alerts {path}, line {number}: this is no alert; the JSON Lines of replay are expected (--output-format jsonl)");
            }
        }

        return FromAlerts(alerts, minScore);
    }

    /// <summary>mmsi1,mmsi2,start,end[,category][,score]; an empty mmsi2 is a loitering, whose partners may stand in a column partners, with blanks between them.</summary>
    public static List<Claim> ReadPairs(string path, double minScore) =>
    [
        .. PlainTable.Read(path, "mmsi1", "mmsi2", "start", "end").Rows.Select(row =>
        {
            var score = row.Number("score") ?? 1;
            uint one = row.Mmsi("mmsi1"), other = row.Mmsi("mmsi2");
            if (one == 0) throw row.Wrong("mmsi1", "an MMSI");
            return new Claim(one, other, row.Time("start") ?? throw row.Wrong("start", "a time such as 2026-03-01T12:00:00Z (UTC)"), row.Time("end"), row["category"], score, true, score >= minScore,
                [.. row["partners"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => uint.TryParse(p, out var mmsi) ? mmsi : throw row.Wrong("partners", "MMSIs with blanks between them"))]);
        }),
    ];
}
