using AisDetector.Core.Ais;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracking;

/// <summary>
/// A vessel's static reports as versions by their own time, whatever order they came in. A question names the time that
/// an answer may carry at most, so a late report improves what is judged and never changes it by having been late.
/// </summary>
internal sealed class StaticHistory
{
    /// <summary>Equal reports further apart stay two: a run then has a report in every span of an hour that it covers, which is what questions about spans need.</summary>
    private const long MaxSpacing = 3_600_000;

    /// <summary>Message 24 part A comes between parts B and carries the name alone: a history of its own, so that equal reports stay neighbours.</summary>
    private readonly List<Version> _names = [];
    private readonly List<Version> _others = [];

    /// <summary>Takes a report; true when it may change an answer.</summary>
    /// <param name="final">Reports older than this (ms) cannot come any more: equal neighbours before it become one run.</param>
    public bool Add(long time, StaticData data, long final)
    {
        var versions = data is { Imo: null, CallSign: null, ShipType: null, LengthMeters: null, Destination: null, DraughtMeters: null } ? _names : _others;
        var i = versions.Count;
        while (i > 0 && versions[i - 1].First > time) i--;
        // Among reports of one time the order of their fields decides, not that of arrival.
        while (i > 0 && versions[i - 1].First == time && ReportOrder.Compare(versions[i - 1].Data, data) > 0) i--;
        var news = i == 0 || i < versions.Count || versions[i - 1].Data != data;
        versions.Insert(i, new Version(time, time, data));
        if (versions.Count >= 8) Merge(versions, final);
        return news;
    }

    private static void Merge(List<Version> versions, long final)
    {
        var kept = 0;
        for (var i = 1; i < versions.Count; i++)
        {
            if (versions[i].Last < final && versions[i].First - versions[kept].Last <= MaxSpacing && versions[i].Data == versions[kept].Data)
                versions[kept] = versions[kept] with { Last = versions[i].Last };
            else
                versions[++kept] = versions[i];
        }

        versions.RemoveRange(kept + 1, versions.Count - kept - 1);
    }

    /// <summary>Forgets what was last reported before <paramref name="time"/>.</summary>
    public void Forget(long time)
    {
        _names.RemoveAll(v => v.Last < time);
        _others.RemoveAll(v => v.Last < time);
    }

    /// <summary>The newest known value of a field reported in [<paramref name="after"/>, <paramref name="until"/>] (ms); default when there is none.</summary>
    public T? Find<T>(Func<StaticData, T?> field, long after, long until)
    {
        var (name, nameTime) = Find(_names, field, after, until);
        var (other, otherTime) = Find(_others, field, after, until);
        return nameTime > otherTime ? name : other;
    }

    private static (T?, long) Find<T>(List<Version> versions, Func<StaticData, T?> field, long after, long until)
    {
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            var version = versions[i];
            if (version.First > until) continue;
            if (version.Last < after) break;
            var value = field(version.Data);
            if (value != null) return (value, Math.Min(version.Last, until));
        }

        return (default, long.MinValue);
    }

    public void Persist(StateStream state)
    {
        state.List(_names, Persist);
        state.List(_others, Persist);
    }

    private static void Persist(StateStream state, ref Version version)
    {
        long first = version.First, length = version.Last - version.First;
        StaticData? data = version.Data;
        state.Value(ref first);
        state.Value(ref length);
        StaticDataState.Persist(state, ref data);
        version = new Version(first, first + length, data!);
    }

    /// <summary>Equal reports from the first to the last.</summary>
    private readonly record struct Version(long First, long Last, StaticData Data);
}
