using System.Text;
using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Records;

namespace AisDetector.Live;

/// <summary>The detector over the log: records in, numbered outputs out. Its whole state, with its place in the log, is what a snapshot holds.</summary>
internal sealed class LogDetector
{
    private const string Format = "aisdetector.log 3";

    /// <summary>Those before: without the count of dead letters, and without what the decode stage has sent so far.</summary>
    private const string FormatWithoutLetters = "aisdetector.log 2", FormatWithoutSources = "aisdetector.log 1";

    private readonly RendezvousDetector _detector;
    private readonly RecordDecoder _decoder = new();
    private readonly ReportBatch _batch;
    private readonly List<Alert> _revisions = [];
    private readonly DeadLetters _deadLetters = new();

    public LogDetector(RendezvousOptions options, Places places, AlertSource source)
    {
        _detector = new RendezvousDetector(options, places, source);
        _batch = new ReportBatch { OnReject = KeepDeadLetter };
    }

    /// <summary>The next record to be used.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Number of the last output so far.</summary>
    public long OutputNumber { get; private set; }

    public LogPlace Place => new(NextOffset, OutputNumber);

    /// <summary>Alerts published and neither ended nor retracted, those of the restored state among them.</summary>
    public int OpenAlerts { get; private set; }

    public RendezvousDetector Detector => _detector;
    public ReportCounts Decoded => _batch.Counts;

    /// <summary>Dead letters that were not made, because there were too many.</summary>
    public long DeadLettersLeftOut => _deadLetters.LeftOut;

    public void Begin(long offset) => NextOffset = offset;

    /// <summary>Uses a record and appends what it makes due. With <paramref name="isPublished"/> that was published before: it is counted and not appended.</summary>
    public void Add(in LogRecord record, bool isPublished, List<Publication> outputs)
    {
        _batch.Clear();
        _decoder.Decode(record.Value, record.Timestamp, _batch);
        TakeDeadLetter(record.Offset, record.Timestamp, isPublished, outputs);
        _detector.Add(_batch.Reports, _revisions);
        NextOffset = record.Offset + 1;
        TakeRevisions(isPublished, outputs);
    }

    /// <summary>The end of the log: closes as a replay does at the end of its input.</summary>
    public void Finish(List<Publication> outputs)
    {
        _batch.Clear();
        _decoder.Finish(_batch);
        TakeDeadLetter(NextOffset - 1, null, isPublished: false, outputs);
        _detector.Add(_batch.Reports, _revisions);
        _detector.Finish(_revisions);
        TakeRevisions(isPublished: false, outputs);
    }

    /// <summary>Goes on from the published number, whatever this build has counted.</summary>
    public void AcceptNumber(long published) => OutputNumber = published;

    public void Save(Stream stream)
    {
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Format);
            writer.Write(NextOffset);
            writer.Write(OutputNumber);
            _deadLetters.Save(writer);
        }

        _decoder.Save(stream);
        _detector.Save(stream);
    }

    /// <exception cref="InvalidDataException">Not a state that this build can go on from.</exception>
    public void Restore(Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            var format = reader.ReadString();
            if (format is not (Format or FormatWithoutLetters or FormatWithoutSources)) throw new InvalidDataException($"its format is '{format}', not '{Format}'");
            NextOffset = reader.ReadInt64();
            OutputNumber = reader.ReadInt64();
            if (format == Format) _deadLetters.Restore(reader);
            _decoder.Restore(stream, hasSources: format != FormatWithoutSources);
            _detector.Restore(stream);
            OpenAlerts = _detector.OpenAlerts;
        }
        catch (Exception damage) when (damage is not (InvalidDataException or OutOfMemoryException))
        {
            // The bytes are in memory: whatever the reading throws, they are to blame.
            throw new InvalidDataException("it is damaged", damage);
        }
    }

    private void TakeDeadLetter(long offset, long? timestamp, bool isPublished, List<Publication> outputs)
    {
        if (_deadLetters.Take(offset, timestamp) is not { } letter) return;
        OutputNumber++;
        if (!isPublished) outputs.Add(new Publication(null, letter));
    }

    private void TakeRevisions(bool isPublished, List<Publication> outputs)
    {
        OutputNumber += _revisions.Count;
        if (_revisions.Count > 0) OpenAlerts = _detector.OpenAlerts;
        if (!isPublished) foreach (var revision in _revisions) outputs.Add(new Publication(revision, null));
        _revisions.Clear();
    }

    private void KeepDeadLetter(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        if (DeadLetter.Takes(reason)) _deadLetters.Add(reason, raw);
    }
}
