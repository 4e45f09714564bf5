namespace AisDetector.Feed;

/// <summary>Where records go.</summary>
internal interface IRecordTopic
{
    int Partitions { get; }

    /// <summary>Takes a record, waiting while the queue to the broker is full.</summary>
    /// <param name="mmsi">The vessel that all of the record is about, or null.</param>
    void Send(int partition, uint? mmsi, ReadOnlySpan<byte> value, CancellationToken stop);
}

/// <summary>
/// Gathers messages into records, a record for each partition at a time. A record never waits for lines that have not come:
/// <see cref="SendAll"/> is called whenever the source pauses, so a slow feed is one message a record and a fast one many.
/// </summary>
internal sealed class RecordBatches
{
    private readonly IRecordTopic _topic;
    private readonly int _maxLines;
    private readonly int _maxBytes;
    private readonly Open[] _open;
    private int _last;

    public RecordBatches(IRecordTopic topic, int? linesPerRecord)
    {
        _topic = topic;
        _maxLines = linesPerRecord ?? int.MaxValue;
        _maxBytes = linesPerRecord is null ? FeedOptions.AutomaticRecordBytes : FeedOptions.MaxRecordBytes;
        _open = new Open[topic.Partitions];
        for (var i = 0; i < _open.Length; i++) _open[i] = new Open();
    }

    public long Lines { get; private set; }
    public long Records { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>Adds a message to its partition's record. What is no message stays with the one before it.</summary>
    public void Add(ReadOnlySpan<byte> lines, uint mmsi, bool isAlone, CancellationToken stop)
    {
        if (mmsi != 0) _last = VesselPartition.Of(mmsi, _open.Length);
        var open = _open[_last];
        var count = lines.Count((byte)'\n') + 1;
        if (open.Lines > 0 && (isAlone || open.Lines + count > _maxLines || open.Length + 1 + lines.Length > _maxBytes)) Send(_last, stop);
        open.Add(lines, count, mmsi);
        if (isAlone || open.Lines >= _maxLines) Send(_last, stop);
    }

    public void SendAll(CancellationToken stop)
    {
        for (var partition = 0; partition < _open.Length; partition++)
            if (_open[partition].Lines > 0) Send(partition, stop);
    }

    private void Send(int partition, CancellationToken stop)
    {
        var open = _open[partition];
        _topic.Send(partition, open.Mmsi, open.Value, stop);
        Lines += open.Lines;
        Records++;
        Bytes += open.Length;
        open.Clear();
    }

    private sealed class Open
    {
        private byte[] _value = new byte[1024];
        private uint _mmsi;
        private bool _isMixed;

        public int Lines { get; private set; }
        public int Length { get; private set; }
        public ReadOnlySpan<byte> Value => _value.AsSpan(0, Length);
        public uint? Mmsi => _isMixed || _mmsi == 0 ? null : _mmsi;

        public void Add(ReadOnlySpan<byte> lines, int count, uint mmsi)
        {
            var needed = Length + 1 + lines.Length;
            if (needed > _value.Length) Array.Resize(ref _value, Math.Max(needed, _value.Length * 2));
            if (Length > 0) _value[Length++] = (byte)'\n';
            lines.CopyTo(_value.AsSpan(Length));
            Length += lines.Length;
            Lines += count;
            if (_mmsi == 0) _mmsi = mmsi;
            _isMixed |= mmsi != 0 && mmsi != _mmsi;
        }

        public void Clear()
        {
            Lines = 0;
            Length = 0;
            _mmsi = 0;
            _isMixed = false;
        }
    }
}
