using AisDetector.Core.Geo;
using AisDetector.Core.Options;

namespace AisDetector.Core.Loitering;

/// <summary>Whether a run lay among others that lay still too: then it waited at roads, as ships do, whatever the charts call the place.</summary>
internal sealed class Company(RendezvousOptions options, SlowRuns runs)
{
    /// <summary>Others within 10 nm count: ships that wait adrift keep some miles apart, and roads and waiting grounds are 10 to 20 nm across.</summary>
    public const double WithinMeters = 10 * 1852;

    /// <summary>Places of two runs are compared when they are this close in time: they are kept an hour apart.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(35);

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly long _sameSteps = (long)(SameTime / options.Step);
    private readonly HashSet<uint> _near = [];

    /// <summary>How many of a run's places had others near them, and too many, of how many.</summary>
    /// <param name="finalStep">Steps before this cannot change any more: what is found there is kept.</param>
    public (int Crowded, int Marks) Of(SlowRun run, long finalStep)
    {
        while (run.MarksFolded < run.Marks.Count && run.Marks[run.MarksFolded].Step + _sameSteps < finalStep)
            if (IsCrowded(run, run.Marks[run.MarksFolded++])) run.MarksInCompany++;
        var crowded = run.MarksInCompany;
        for (var i = run.MarksFolded; i < run.Marks.Count; i++)
            if (IsCrowded(run, run.Marks[i])) crowded++;
        return (crowded, run.Marks.Count);
    }

    private bool IsCrowded(SlowRun run, in Mark mark)
    {
        _near.Clear();
        foreach (var other in runs.All)
        {
            if (other.Vessel == run.Vessel || other.Marks.Count == 0 || other.Start > mark.Step + _sameSteps || other.LastSlow < mark.Step - _sameSteps) continue;
            if (IsNear(other.Marks, mark)) _near.Add(other.Vessel.Mmsi);
        }

        return _near.Count >= options.WaitingShips;
    }

    private bool IsNear(List<Mark> marks, in Mark mark)
    {
        for (var i = FirstFrom(marks, mark.Step - _sameSteps); i < marks.Count && marks[i].Step <= mark.Step + _sameSteps; i++)
        {
            if (Math.Abs(marks[i].Latitude - mark.Latitude) < 0.2
                && Geodesy.DistanceMeters(marks[i].Latitude, marks[i].Longitude, mark.Latitude, mark.Longitude) <= WithinMeters) return true;
        }

        return false;
    }

    private static int FirstFrom(List<Mark> marks, long step)
    {
        int from = 0, to = marks.Count;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (marks[middle].Step < step) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
