using AisDetector.Bench.Fleets;
using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Scenes;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation;

/// <summary>What a recording is made into: where its time begins, where its scenes may lie, and which numbers are taken.</summary>
internal sealed record Surroundings(DateTime Epoch, Func<WaterKind, Dice, Water?>? Places, IReadOnlyCollection<uint> TakenMmsis);

/// <summary>The reports of one seed, in the order in which they reach the input, and the truth about them. Two days.</summary>
internal sealed class MadeRecording
{
    /// <summary>A transfer of which either ship has fewer reports than this cannot be asked of anybody.</summary>
    private const int FewestReports = 4;

    private MadeRecording(List<Reported> reports, List<TruthRow> truth) => (Reports, Truth) = (reports, truth);

    public IReadOnlyList<Reported> Reports { get; }
    public IReadOnlyList<TruthRow> Truth { get; }

    /// <summary>Recordings of different seeds lie on different days, so that they can be laid one after another.</summary>
    public static DateTime EpochOf(ulong seed) => new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc).AddDays(3 * (seed % 1000));

    /// <param name="kinds">Only scenarios of these kinds; null: all.</param>
    public static MadeRecording Make(ulong seed, IReadOnlyCollection<string>? kinds = null, Surroundings? into = null)
    {
        var epoch = into?.Epoch ?? EpochOf(seed);
        var registry = new Registry();
        foreach (var mmsi in into?.TakenMmsis ?? []) registry.Reserve(mmsi);
        var taken = new List<Position>();
        var reports = new List<Reported>();
        var truth = new List<TruthRow>();
        var number = 0;
        foreach (var scenario in Catalogue.All)
        {
            if (kinds is not null && !kinds.Contains(scenario.Kind)) continue;
            for (var i = 0; i < scenario.Cases; i++)
            {
                var scene = Build(scenario, ++number, new Dice(Dice.Seed(seed, scenario.Kind, i)), registry, taken, epoch, into?.Places);
                var from = reports.Count;
                Hear(scene, epoch, reports);
                truth.AddRange(Weigh(scene, reports, from));
            }
        }

        reports.Sort((a, b) => a.Arrival != b.Arrival ? a.Arrival.CompareTo(b.Arrival) : a.Order.CompareTo(b.Order));
        return new MadeRecording(reports, truth);
    }

    /// <summary>These reports together with others, by arrival.</summary>
    public MadeRecording Among(IReadOnlyList<Reported> others)
    {
        List<Reported> all = [.. others, .. Reports.Select(r => r with { Order = r.Order + others.Count })];
        all.Sort((a, b) => a.Arrival != b.Arrival ? a.Arrival.CompareTo(b.Arrival) : a.Order.CompareTo(b.Order));
        return new MadeRecording(all, [.. Truth]);
    }

    internal static Scene Build(Scenario scenario, int number, Dice dice, Registry registry, List<Position> taken, DateTime epoch, Func<WaterKind, Dice, Water?>? places)
    {
        var kind = dice.Pick<WaterKind>(scenario.Waters);
        var water = places?.Invoke(kind, dice) ?? Waters.Take(kind, dice, taken);
        // Tidal streams belong to the coast; far out a current of some tenths of a knot is left.
        var weather = kind is WaterKind.Ocean or WaterKind.Far or WaterKind.Antimeridian ? new Weather(dice, 0.12, 0.25) : new Weather(dice, 0.45, 0.12);
        var scene = new Scene(number, scenario.Kind, water, dice, weather, registry, epoch);
        scenario.Build(scene);
        return scene;
    }

    private static void Hear(Scene scene, DateTime epoch, List<Reported> reports)
    {
        var transmissions = new Transmissions(scene.Water.Position, new DateTimeOffset(epoch).ToUnixTimeSeconds(), reports);
        foreach (var reception in scene.Receptions)
            foreach (var vessel in scene.Vessels) transmissions.Hear(vessel, reception);
    }

    /// <summary>The truth with what depends on reception: vessel-days, whether both were heard about start and end, and whether anybody could know.</summary>
    private static IEnumerable<TruthRow> Weigh(Scene scene, List<Reported> reports, int from)
    {
        var heard = scene.Vessels.Select(v => v.Mmsi).Distinct().ToDictionary(m => m, _ => new List<long>());
        for (var i = from; i < reports.Count; i++)
            if (reports[i].Report.HasPosition) heard[reports[i].Report.Mmsi].Add(reports[i].Report.Time);
        foreach (var times in heard.Values) times.Sort();
        uint[] vessels = [.. heard.Where(h => h.Value.Count > 0).Select(h => h.Key)];
        var days = vessels.Sum(v => (heard[v][^1] - heard[v][0]) / 86_400_000.0);
        foreach (var row in scene.Truths)
        {
            var weighed = row with { Vessels = vessels, VesselDays = days };
            days = 0;
            if (row.Event == "rendezvous" && row is { Start: { } start, End: { } end })
            {
                long begin = Ms(start), close = Ms(end);
                List<long> one = heard[row.Mmsi1], other = heard[row.Mmsi2];
                weighed = weighed with { BothHeard = new[] { one, other }.All(h => IsDense(h, begin) && IsDense(h, close)) };
                if (row.Label == TruthLabel.Positive && new[] { one, other }.Any(h => h.Count(t => t >= begin && t <= close) < FewestReports)) weighed = weighed with { Label = TruthLabel.Optional };
            }

            yield return weighed;
        }
    }

    /// <summary>No pause of over 10 min from 15 min before a moment to 15 min after it.</summary>
    private static bool IsDense(List<long> times, long at)
    {
        const long Around = 900_000, Pause = 600_000;
        var last = at - Around;
        foreach (var time in times)
        {
            if (time < last) continue;
            if (time > at + Around) break;
            if (time - last > Pause) return false;
            last = time;
        }

        return at + Around - last <= Pause;
    }

    private static long Ms(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();
}
