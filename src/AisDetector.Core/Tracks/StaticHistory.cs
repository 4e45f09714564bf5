using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>What a static report changed.</summary>
internal enum StaticNews
{
    /// <summary>No answer.</summary>
    None,

    /// <summary>It says what was known, for the first time in an hour. Only what is asked of a span in which nothing had been said changes.</summary>
    Repeated,
    Changed,
}

/// <summary>
/// A vessel's static reports in the order of their own times, whatever order they came in. A question names the newest time that
/// its answer may have. So a delayed report improves a judgement, and its delay changes nothing.
/// </summary>
/// <remarks>
/// Two hulls of one number may alternate with every report for months. So reports that no question can tell apart are not kept.
/// First: in each grid interval (k * grid, (k + 1) * grid], a report is kept only if it has a field that no later report of the
/// interval has. Second, once nothing older can come: of a run of equal reports, each no further from the next than
/// <see cref="MaxSpacingMs"/>, only the two ends are kept. A question that ends on the grid and is over a span of
/// <see cref="MaxSpacingMs"/> or more gets the answer that the whole list would give.
/// </remarks>
internal sealed partial class StaticHistory
{
    /// <summary>Equal reports further apart than this stay two. So a run stands for a report in every hour that it covers, which questions about spans need.</summary>
    private const long MaxSpacingMs = 3_600_000;

    /// <summary>Reports of the name alone: part A of message 24, which comes between the parts B. They have a history of their own, so that equal reports stay neighbours.</summary>
    private readonly History _names = new();
    private readonly History _others = new();

    /// <summary>Runs and single reports that are kept.</summary>
    public int Count => _names.Versions.Count + _others.Versions.Count;

    /// <summary>Counts the changes of what is kept: as long as it is the same, and no report is newer than a question, so is the answer.</summary>
    public int Changes { get; private set; }

    /// <summary>Time of the newest report that is kept (ms); <see cref="long.MinValue"/>: none is.</summary>
    public long Newest => Math.Max(_names.Newest(), _others.Newest());

    /// <summary>Takes a report, and says what it may change.</summary>
    /// <param name="finalMs">Reports older than this (ms) cannot come any more.</param>
    /// <param name="grid">Questions end at multiples of this (ms).</param>
    /// <param name="memoryMs">Evidence about an encounter reaches back so far (ms): what was said before that may be said for the first time.</param>
    public StaticNews Add(long time, StaticData data, long finalMs, long grid, long memoryMs = MaxSpacingMs)
    {
        Changes++;
        return (data is { Imo: null, CallSign: null, ShipType: null, LengthMeters: null, Destination: null, DraughtMeters: null } ? _names : _others)
            .Add(time, data, finalMs, grid, memoryMs);
    }

    /// <summary>Forgets what was last reported before <paramref name="time"/>.</summary>
    public void Forget(long time)
    {
        Changes++;
        _names.Versions.RemoveAll(v => v.Last < time);
        _others.Versions.RemoveAll(v => v.Last < time);
    }

    /// <summary>
    /// The newest value of a field that was reported in [<paramref name="after"/>, <paramref name="until"/>] (ms); default when there is
    /// none. A report of the name alone counts only where no other report gives a name: a run does not say which of the two is newer.
    /// </summary>
    public T? Find<T>(Func<StaticData, T?> field, long after, long until) =>
        Find(field, after, until, out _);

    /// <param name="time">The latest <paramref name="after"/> (ms) that gets the same answer.</param>
    public T? Find<T>(Func<StaticData, T?> field, long after, long until, out long time) =>
        _others.TryFind(field, after, until, out var value, out time) || _names.TryFind(field, after, until, out value, out time) ? value : default;

    /// <summary>
    /// The time (ms) at which the vessel first went back to an identity that it had changed, by its reports after <paramref name="after"/>;
    /// <see cref="long.MaxValue"/>: never. A ship that is renamed does not go back. Two ships of one number take turns.
    /// </summary>
    public long AlternatesSince(long after) => Math.Min(_others.AlternatesSince(after), _names.AlternatesSince(after));

    /// <summary>Equal reports from the first to the last.</summary>
    private readonly record struct Version(long First, long Last, StaticData Data);

    private sealed partial class History
    {
        /// <summary>In order of time, and of fields where times are equal.</summary>
        public readonly List<Version> Versions = [];

        private int _mergeAt = 8;

        public long Newest() => Versions.Count == 0 ? long.MinValue : Versions[^1].First;

        public StaticNews Add(long time, StaticData data, long finalMs, long grid, long memoryMs)
        {
            var i = Versions.Count;
            while (i > 0 && Versions[i - 1].First > time) i--;
            // Among reports of one time the order of their fields decides, not that of arrival.
            while (i > 0 && Versions[i - 1].First == time && ReportOrder.Compare(Versions[i - 1].Data, data) > 0) i--;
            var interval = Interval(time, grid);
            var later = StaticFields.None;
            for (var j = i; j < Versions.Count && Interval(Versions[j].First, grid) == interval; j++) later |= FieldsOf(Versions[j].Data);
            var fields = FieldsOf(data);
            if ((fields & ~later) == 0) return StaticNews.None;
            var news = i == 0 || i < Versions.Count || Versions[i - 1].Data != data || time - Versions[i - 1].Last > memoryMs ? StaticNews.Changed
                : time - Versions[i - 1].Last > MaxSpacingMs ? StaticNews.Repeated : StaticNews.None;
            Versions.Insert(i, new Version(time, time, data));
            DropCovered(i, later | fields, interval, grid);
            if (Versions.Count >= _mergeAt)
            {
                Merge(finalMs);
                _mergeAt = Math.Max(8, 2 * Versions.Count);
            }

            return news;
        }

        /// <summary>Of the reports before <paramref name="i"/> in its interval, removes those whose every field is in a later one too.</summary>
        private void DropCovered(int i, StaticFields later, long interval, long grid)
        {
            while (--i >= 0 && Interval(Versions[i].First, grid) == interval)
            {
                var fields = FieldsOf(Versions[i].Data);
                if ((fields & ~later) == 0) Versions.RemoveAt(i);
                later |= fields;
            }
        }

        private void Merge(long finalMs)
        {
            var kept = 0;
            for (var i = 1; i < Versions.Count; i++)
            {
                if (Versions[i].Last < finalMs && Versions[i].First - Versions[kept].Last <= MaxSpacingMs && Versions[i].Data == Versions[kept].Data)
                    Versions[kept] = Versions[kept] with { Last = Versions[i].Last };
                else
                    Versions[++kept] = Versions[i];
            }

            Versions.RemoveRange(kept + 1, Versions.Count - kept - 1);
        }

        /// <summary>Number of the grid interval that ends with or after a time.</summary>
        private static long Interval(long time, long grid) => (time + grid - 1) / grid;

        public bool TryFind<T>(Func<StaticData, T?> field, long after, long until, out T? value, out long time)
        {
            time = long.MaxValue;
            for (var i = Newest(until); i >= 0 && Versions[i].Last >= after; i--)
            {
                time = Math.Min(time, Versions[i].Last);
                if ((value = field(Versions[i].Data)) != null) return true;
            }

            (value, time) = (default, long.MinValue);
            return false;
        }

        public long AlternatesSince(long after)
        {
            if (Versions.Count < 3) return long.MaxValue;
            var since = FieldAlternatesSince(static d => d.Imo, after);
            since = Math.Min(since, FieldAlternatesSince(static d => d.Name, after));
            since = Math.Min(since, FieldAlternatesSince(static d => d.CallSign, after));
            since = Math.Min(since, FieldAlternatesSince(static d => d.ShipType, after));
            return Math.Min(since, FieldAlternatesSince(static d => d.LengthMeters, after));
        }

        private long FieldAlternatesSince<T>(Func<StaticData, T?> field, long after)
        {
            var seen = new HashSet<T>();
            var last = default(T);
            foreach (var version in Versions)
            {
                if (version.Last < after || field(version.Data) is not { } value || value.Equals(last)) continue;
                if (!seen.Add(value)) return version.First;
                last = value;
            }

            return long.MaxValue;
        }

        /// <summary>Index of the newest version that began by a time; -1 when none did.</summary>
        private int Newest(long until)
        {
            int from = 0, to = Versions.Count;
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (Versions[middle].First <= until) from = middle + 1;
                else to = middle;
            }

            return from - 1;
        }
    }

    /// <summary>Which fields a report has.</summary>
    [Flags]
    private enum StaticFields
    {
        None = 0, Imo = 1, Name = 2, CallSign = 4, ShipType = 8, Bow = 16, Stern = 32, Port = 64, Starboard = 128, Length = 256, Beam = 512,
        Draught = 1024, Destination = 2048, Eta = 4096,
    }

    private static StaticFields FieldsOf(StaticData data) =>
        (data.Imo != null ? StaticFields.Imo : 0) | (data.Name != null ? StaticFields.Name : 0) | (data.CallSign != null ? StaticFields.CallSign : 0)
        | (data.ShipType != null ? StaticFields.ShipType : 0) | (data.ToBowMeters != null ? StaticFields.Bow : 0)
        | (data.ToSternMeters != null ? StaticFields.Stern : 0) | (data.ToPortMeters != null ? StaticFields.Port : 0)
        | (data.ToStarboardMeters != null ? StaticFields.Starboard : 0) | (data.LengthMeters != null ? StaticFields.Length : 0)
        | (data.BeamMeters != null ? StaticFields.Beam : 0) | (data.DraughtMeters != null ? StaticFields.Draught : 0)
        | (data.Destination != null ? StaticFields.Destination : 0) | (data.Eta != null ? StaticFields.Eta : 0);
}
