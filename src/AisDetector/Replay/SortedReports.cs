using System.Numerics;
using AisDetector.Core.Reports;

namespace AisDetector.Replay;

/// <summary>
/// Reports as columns, to be sorted by time; equal times keep their order. 53 bytes a report, 61 with payload hashes (NMEA), and the static data of each vessel once.
/// </summary>
internal sealed class SortedReports(long memoryBytes)
{
    private const int ChunkBits = 16;
    private const int ChunkSize = 1 << ChunkBits;
    private const int BytesEach = 53;

    private sealed class Chunk
    {
        public readonly long[] Time = new long[ChunkSize];
        public readonly double[] Latitude = new double[ChunkSize];
        public readonly double[] Longitude = new double[ChunkSize];
        public readonly uint[] Mmsi = new uint[ChunkSize];
        public readonly float[] Speed = new float[ChunkSize];
        public readonly float[] Course = new float[ChunkSize];
        public readonly short[] Heading = new short[ChunkSize];
        public readonly byte[] Type = new byte[ChunkSize];
        public readonly byte[] Status = new byte[ChunkSize];
        public readonly TransceiverClass[] Class = new TransceiverClass[ChunkSize];
        public readonly int[] Static = new int[ChunkSize];
        public ulong[]? PayloadHash;
    }

    private readonly List<Chunk> _chunks = [];
    private readonly List<StaticData> _statics = [];
    private readonly Dictionary<StaticData, int> _staticIndex = new(ReferenceEqualityComparer.Instance);
    private ulong[] _keys = [];
    private int[]? _order;
    private int _indexBits;
    private long _earliest = long.MaxValue, _latest = long.MinValue;
    private bool _hasHashes;
    private long _most;
    private int _given;

    public int Count { get; private set; }

    /// <summary>False when one more report would need more memory than allowed.</summary>
    public bool TryAdd(in Report report)
    {
        var at = Count & (ChunkSize - 1);
        if (at == 0)
        {
            _hasHashes |= report.PayloadHash != 0;
            // The keys of sorting come on top of the columns' own times.
            _most = Math.Min(memoryBytes / (BytesEach + (_hasHashes ? 8 : 0)), int.MaxValue - ChunkSize);
            if (Count < _most) _chunks.Add(new Chunk());
        }

        if (Count >= _most) return false;

        var chunk = _chunks[^1];
        chunk.Time[at] = report.Time;
        chunk.Latitude[at] = report.Latitude;
        chunk.Longitude[at] = report.Longitude;
        chunk.Mmsi[at] = report.Mmsi;
        chunk.Speed[at] = report.SpeedKnots;
        chunk.Course[at] = report.CourseDegrees;
        chunk.Heading[at] = report.HeadingDegrees;
        chunk.Type[at] = report.Type;
        chunk.Status[at] = report.Status;
        chunk.Class[at] = report.Class;
        chunk.Static[at] = report.Static is null ? -1 : IndexOf(report.Static);
        if (report.PayloadHash != 0) (chunk.PayloadHash ??= new ulong[ChunkSize])[at] = report.PayloadHash;
        // Reports without time stand first, and do not widen the range.
        if (report.Time != Report.NoTime)
        {
            _earliest = Math.Min(_earliest, report.Time);
            _latest = Math.Max(_latest, report.Time);
        }

        Count++;
        return true;
    }

    /// <summary>Puts them in order of time. Where the times' range allows, time and place share one 64-bit key.</summary>
    public void Sort()
    {
        _indexBits = Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(Count - 1, 1)));
        var range = Count == 0 || _earliest > _latest ? 0 : (ulong)(_latest - _earliest) + 1;
        if (range < 1UL << (63 - _indexBits)) SortKeys();
        else SortIndexes();
    }

    /// <summary>The next reports in order, as many as there is room for.</summary>
    public void Give(Span<Report> reports, out int count)
    {
        count = Math.Min(reports.Length, Count - _given);
        for (var i = 0; i < count; i++)
        {
            var index = _order is null ? (int)(_keys[_given + i] & ((1UL << _indexBits) - 1)) : _order[_given + i];
            reports[i] = At(index);
        }

        _given += count;
    }

    private void SortKeys()
    {
        _keys = new ulong[Count];
        for (var i = 0; i < Count; i++)
        {
            var time = _chunks[i >> ChunkBits].Time[i & (ChunkSize - 1)];
            var offset = time == Report.NoTime ? 0 : (ulong)(time - _earliest) + 1;
            _keys[i] = offset << _indexBits | (uint)i;
        }

        Array.Sort(_keys);
    }

    private void SortIndexes()
    {
        _order = new int[Count];
        for (var i = 0; i < Count; i++) _order[i] = i;
        Array.Sort(_order, (x, y) =>
        {
            var byTime = Time(x).CompareTo(Time(y));
            return byTime != 0 ? byTime : x.CompareTo(y);
        });
    }

    private long Time(int index) => _chunks[index >> ChunkBits].Time[index & (ChunkSize - 1)];

    private Report At(int index)
    {
        var chunk = _chunks[index >> ChunkBits];
        var at = index & (ChunkSize - 1);
        return new Report
        {
            Time = chunk.Time[at],
            PayloadHash = chunk.PayloadHash?[at] ?? 0,
            Latitude = chunk.Latitude[at],
            Longitude = chunk.Longitude[at],
            Static = chunk.Static[at] < 0 ? null : _statics[chunk.Static[at]],
            Mmsi = chunk.Mmsi[at],
            SpeedKnots = chunk.Speed[at],
            CourseDegrees = chunk.Course[at],
            HeadingDegrees = chunk.Heading[at],
            Type = chunk.Type[at],
            Status = chunk.Status[at],
            Class = chunk.Class[at],
        };
    }

    private int IndexOf(StaticData data)
    {
        if (_staticIndex.TryGetValue(data, out var index)) return index;
        _statics.Add(data);
        return _staticIndex[data] = _statics.Count - 1;
    }
}
