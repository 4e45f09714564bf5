using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Formats.Nmea;
using AisDetector.Output;
using AisDetector.Replay;

namespace AisDetector.Feed;

/// <summary>A file that holds no NMEA (CSV, JSON of any shape): read and sorted by time as <c>replay</c> does, given as one JSON position a line.</summary>
internal sealed class TableRecording : FeedSource
{
    private readonly InputLog _log;
    private readonly ReportBatch _batch = new();
    private readonly MemoryStream _json = new();
    private readonly ReportJsonWriter _writer;
    private long _given;

    private TableRecording(InputLog log)
    {
        _log = log;
        _writer = new ReportJsonWriter(_json);
    }

    public override bool IsRecording => true;

    /// <summary>The file is read whole before the first report is given, so progress is counted in reports.</summary>
    public override SourceExtent? Extent => _log.Counts.TotalAccepted is > 0 and var whole ? new SourceExtent(_given - Waiting, whole, SourceExtent.Reports) : null;

    private long Waiting => _json.Length == 0 ? 0 : _batch.Count * (_json.Length - _json.Position) / _json.Length;

    public override IReadOnlyList<string> Damages => _log.Damages;

    /// <summary>Null: it is NMEA, whose lines are fed as they are.</summary>
    /// <exception cref="InputFault">It is no AIS at all.</exception>
    public static TableRecording? TryOpen(string path)
    {
        var log = InputLog.Open([path], new InputOptions(), sort: true);
        if (log.Files.Any(f => f.Format != NmeaFormat.Name && f.Format != InputFile.NotAis)) return new TableRecording(log) { Name = path };
        log.Dispose();
        return null;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        if (_json.Position == _json.Length)
        {
            _json.SetLength(0);
            if (!_log.Read(_batch)) return ValueTask.FromResult(0);
            _given += _batch.Count;
            _writer.Write(_batch.Reports);
            _writer.End();
            _json.Position = 0;
        }

        return ValueTask.FromResult(_json.Read(buffer.Span));
    }

    public override ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _log.Dispose();
        return ValueTask.CompletedTask;
    }
}
