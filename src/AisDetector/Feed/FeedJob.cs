using AisDetector.App;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

namespace AisDetector.Feed;

/// <summary>Source to records: cuts lines, keeps the parts of messages together, keeps time, fills records.</summary>
internal sealed class FeedJob
{
    private const int ChunkBytes = 256 * 1024;

    /// <summary>A recording that shows no AIS message in its first bytes is something else, and none of it is sent.</summary>
    private const int BytesWithoutMessage = 1024 * 1024;

    /// <summary>Timers wait for no less.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The end of the year 9999, ms since the Unix epoch: a file may hold any number, and a date goes no further.</summary>
    private const long LastTime = 253_402_300_799_000;

    private readonly FeedSource _source;
    private readonly TimeProvider _clock;
    private readonly Pacer _pacer;
    private readonly RecordBatches _batches;
    private readonly LineSplitter _splitter;
    private readonly MessageFramer _framer;
    private readonly FrameQueue _queue = new();
    private long _messages;
    private long _withoutTime;
    private long _eventTime = Report.NoTime, _readAt;
    private long _sent, _sentBefore, _taken;
    private volatile SourceExtent? _extent;
    private double _shareBefore;

    public FeedJob(FeedSource source, IRecordTopic topic, FeedOptions options, TimeProvider clock)
    {
        _source = source;
        _clock = clock;
        _pacer = new Pacer(options.Speed, clock);
        _batches = new RecordBatches(topic, options.LinesPerRecord);
        _splitter = new LineSplitter(TakeLine);
        _readAt = clock.GetTimestamp();
        _framer = new MessageFramer((in m) => Take(m.Lines, m.Time, m.Mmsi, isAlone: false));
    }

    public FeedCounts Counts => new()
    {
        Lines = _batches.Lines,
        Messages = _messages,
        Records = _batches.Records,
        Bytes = _batches.Bytes,
        WithoutTime = _withoutTime,
        Dated = _framer.Stamped,
        Incomplete = _framer.Incomplete,
        Cut = _splitter.CutLines,
    };

    /// <summary>Where the feed is, for another thread to look at. Only what has been handed on counts: a slow feed reads far ahead.</summary>
    public FeedProgress Progress
    {
        get
        {
            var extent = _extent;
            double? share = null;
            if (extent is { } known)
            {
                var part = _taken == 0 ? 1 : Math.Clamp((double)(_sent - _sentBefore) / _taken, 0, 1);
                share = Math.Clamp(_shareBefore + part * ((double)known.Read / known.Whole - _shareBefore), 0, 1);
            }

            return new FeedProgress(Counts, extent, share, _eventTime);
        }
    }

    /// <summary>How long the source has given nothing, since the start at most.</summary>
    public TimeSpan Silence => _clock.GetElapsedTime(Volatile.Read(ref _readAt));

    /// <summary>Feeds until the source ends or the feed is stopped. What was taken from a live source, and what was due of a recording, is then still handed to the topic.</summary>
    /// <param name="giveUp">Cancelled when that takes too long.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken giveUp = default)
    {
        var buffer = new byte[ChunkBytes];
        try
        {
            while (true)
            {
                var reading = _source.ReadAsync(buffer, stop);
                if (!reading.IsCompleted) SendWhatIsThere(stop);
                var read = await reading;
                if (read == 0) break;
                _queue.Compact();
                _splitter.Read(buffer.AsSpan(0, read));
                NoteRead();
                await ForwardAsync(isLast: false, stop);
            }

            _queue.Compact();
            _splitter.Finish();
            _framer.Finish();
            await ForwardAsync(isLast: true, stop);
            _batches.SendAll(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            while (!_source.IsRecording && _queue.Count > 0) SendFirst(giveUp);
            SendWhatIsThere(giveUp);
        }
    }

    private void NoteRead()
    {
        Volatile.Write(ref _readAt, _clock.GetTimestamp());
        if (_extent is { } before) _shareBefore = (double)before.Read / before.Whole;
        (_sentBefore, _taken) = (_sent, _queue.Length);
        _extent = _source.Extent;
    }

    private async Task ForwardAsync(bool isLast, CancellationToken stop)
    {
        if (_messages == 0 && _source.IsRecording)
        {
            if (!isLast && _queue.Length < BytesWithoutMessage) return;
            var damage = _source.Damages.Count > 0 ? " (it is damaged or truncated)" : "";
            throw new Fault($"{_source.Name}: no AIS message in NMEA or JSON Lines; nothing was fed{damage}", 3);
        }

        while (_queue.Count > 0 && _pacer.TryTell(_queue, isLast, out var wait))
        {
            if (wait >= ShortestWait)
            {
                _batches.SendAll(stop);
                await Task.Delay(wait < LongestWait ? wait : LongestWait, _clock, stop);
                continue;
            }

            stop.ThrowIfCancellationRequested();
            SendFirst(stop);
        }
    }

    private void SendFirst(CancellationToken stop)
    {
        var frame = _queue[0];
        _batches.Add(_queue.Lines(frame), frame.Mmsi, frame.IsAlone, stop);
        _sent += frame.Length;
        if (frame.Time is >= 0 and <= LastTime) _eventTime = frame.Time;
        _queue.RemoveFirst();
    }

    private void SendWhatIsThere(CancellationToken stop)
    {
        if (_messages > 0 || !_source.IsRecording) _batches.SendAll(stop);
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] != '{')
        {
            _framer.Read(line);
            return;
        }

        var (mmsi, time) = JsonPosition.Look(line);
        Take(line.TrimEnd((byte)'\r'), time, mmsi, isAlone: true);
    }

    private void Take(ReadOnlySpan<byte> lines, long time, uint mmsi, bool isAlone)
    {
        if (mmsi != 0)
        {
            _messages++;
            if (time == Report.NoTime) _withoutTime++;
        }

        _queue.Add(lines, time, mmsi, isAlone);
    }
}
