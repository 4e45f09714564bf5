using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Core.Time;
using AisDetector.Formats;

namespace AisDetector.Replay;

/// <summary>
/// The log that files make: their reports merged by time, each file's own order kept. Read it by <see cref="Run{T}"/>, which starts again with sorting when a file
/// turns out to be more out of order than the reorder window.
/// </summary>
public sealed class InputLog : IDisposable
{
    private readonly InputSet _inputs;
    private readonly bool _ownsInputs;
    private readonly RecordingCursor[] _cursors;
    private readonly PriorityQueue<int, (long Key, int File)> _waiting = new();
    private readonly List<string> _warnings;
    private readonly List<string> _damages;
    private readonly Report[] _sortedPage = new Report[1024];
    private SortedReports? _sorted;
    private int _current = -1;
    private bool _isLoaded;
    private bool _isEnded;

    private InputLog(InputSet inputs, bool sort, bool ownsInputs)
    {
        _inputs = inputs;
        _ownsInputs = ownsInputs;
        Sorted = sort;
        _warnings = [.. inputs.Warnings];
        _damages = [.. inputs.Damages];
        inputs.Meter.BytesRead = 0;
        foreach (var file in inputs.Files) file.Reports = 0;
        _cursors = [.. inputs.Recordings.Select(recording => new RecordingCursor(recording, inputs.Options, Counts))];
        for (var i = 0; i < _cursors.Length; i++) _waiting.Enqueue(i, (inputs.Options.ArrivalOrder ? i : _cursors[i].Key, i));
    }

    /// <summary>The files and archive entries, those left out included.</summary>
    public IReadOnlyList<InputFile> Files => _inputs.Files;

    /// <summary>One line each: files that are no AIS and were left out, what was guessed, what was not understood.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>One line each: what was damaged or truncated and is used in part, or left out.</summary>
    public IReadOnlyList<string> Damages => _damages;

    /// <summary>Bytes read of the files as they lie on disk.</summary>
    public long BytesRead => TotalBytes is { } total ? Math.Min(_inputs.Meter.BytesRead, total) : _inputs.Meter.BytesRead;

    /// <summary>Bytes of all files; null when unknown (standard input).</summary>
    public long? TotalBytes => _inputs.TotalBytes;

    /// <summary>Accepted, skipped and rejected so far.</summary>
    public ReportCounts Counts { get; } = new();

    /// <summary>Optional fields (speed, draught, ...) that could not be read, of files read to their end: their reports were kept without them.</summary>
    public long UnreadableFields => _cursors.Sum(cursor => cursor.UnreadableFields);

    /// <summary>The input goes on after <see cref="InputOptions.ReadTo"/>: so many reports say so that no clock alone can.</summary>
    public bool GoesOn => _cursors.Sum(cursor => cursor.SkippedLater) > ClockRule.Witnesses;

    /// <summary>The input was more out of order than the window and is sorted.</summary>
    public bool Sorted { get; }

    /// <summary>
    /// Opens the input and gives its log to <paramref name="pass"/>. When the log meets disorder beyond the window, the pass is called a second time, with the
    /// sorted log: everything it built belongs to the first and must be made anew.
    /// </summary>
    /// <exception cref="InputFault">Bad arguments or no usable input.</exception>
    public static T Run<T>(IReadOnlyList<string> paths, InputOptions options, Func<InputLog, T> pass)
    {
        using var inputs = InputSet.Open(paths, options);
        try
        {
            using var log = new InputLog(inputs, sort: false, ownsInputs: false);
            return pass(log);
        }
        catch (DisorderException)
        {
            using var log = new InputLog(inputs, sort: true, ownsInputs: false);
            return pass(log);
        }
    }

    /// <summary>Opens the input for one pass; <see cref="Read"/> then throws <see cref="DisorderException"/> unless it is in order, sorted, or taken as it arrives.</summary>
    /// <exception cref="InputFault">Bad arguments or no usable input.</exception>
    public static InputLog Open(IReadOnlyList<string> paths, InputOptions options, bool sort = false) => new(InputSet.Open(paths, options), sort, ownsInputs: true);

    /// <summary>Clears the batch and fills it with the next reports in the log's order; false at the end. The batch counts what it is given, rejects are in <see cref="Counts"/>.</summary>
    public bool Read(ReportBatch batch)
    {
        batch.Clear();
        if (Sorted && !_inputs.Options.ArrivalOrder) ReadSorted(batch);
        else ReadMerged(batch);
        if (batch.Count == 0) End();
        return batch.Count > 0;
    }

    /// <summary>The exit code of a run that was not interrupted and had usable input.</summary>
    public int ResultCode => Damages.Count > 0 ? ExitCode.DamagedInput : ExitCode.Done;

    public void Dispose()
    {
        foreach (var cursor in _cursors) cursor.Dispose();
        if (_ownsInputs) _inputs.Dispose();
    }

    private void ReadMerged(ReportBatch batch)
    {
        while (!batch.IsFull && (_current >= 0 || TakeNext()))
        {
            var cursor = _cursors[_current];
            var lastKey = LastKeyBeforeOthers();
            if (!cursor.Give(batch, lastKey))
            {
                NoteEnd(cursor);
                _current = -1;
            }
            else if (cursor.Key > lastKey)
            {
                _waiting.Enqueue(_current, KeyOf(_current));
                _current = -1;
            }
        }
    }

    /// <summary>Up to which key the current recording's reports come before the others': at equal keys the recording that was named first goes first.</summary>
    private long LastKeyBeforeOthers()
    {
        if (_inputs.Options.ArrivalOrder || !_waiting.TryPeek(out _, out var next)) return long.MaxValue;
        return _current < next.File || next.Key == long.MinValue ? next.Key : next.Key - 1;
    }

    /// <summary>Makes the recording whose report is next the current one. One that was not open has now told its true key, and may have to wait again.</summary>
    private bool TakeNext()
    {
        while (_waiting.TryDequeue(out var file, out _))
        {
            var cursor = _cursors[file];
            if (cursor.IsOpen)
            {
                _current = file;
                return true;
            }

            if (cursor.Open()) _waiting.Enqueue(file, KeyOf(file));
            else NoteEnd(cursor);
        }

        return false;
    }

    private (long Key, int File) KeyOf(int file) => (_inputs.Options.ArrivalOrder ? file : _cursors[file].Key, file);

    private void ReadSorted(ReportBatch batch)
    {
        if (!_isLoaded) Load();
        while (!batch.IsFull)
        {
            _sorted!.Give(_sortedPage, out var count);
            if (count == 0) return;
            batch.Add(_sortedPage.AsSpan(0, count));
        }
    }

    private void Load()
    {
        _isLoaded = true;
        _sorted = new SortedReports(_inputs.Options.SortMemoryBytes);
        foreach (var cursor in _cursors)
        {
            for (var has = cursor.Open(); has; has = cursor.MoveNext())
            {
                if (_sorted.TryAdd(cursor.Current)) continue;
                throw new InputFault(
                    $"{cursor.File.Name}: the input is more out of order than 2 min, and sorting it takes more than --sort-memory "
                    + $"({_inputs.Options.SortMemoryBytes / 1e6:0.##} MB, full after {_sorted.Count:N0} reports): choose a slice with --from and --to, which sorts that slice only",
                    ExitCode.BadArguments);
            }

            NoteEnd(cursor);
        }

        _sorted.Sort();
    }

    private void NoteEnd(RecordingCursor cursor)
    {
        if (cursor.Damage is not null) _damages.Add($"{cursor.File.Name}: {cursor.Damage}; the {cursor.File.Reports:N0} reports before that are used");
        if (cursor.OpenQuotes > 0) _damages.Add($"{cursor.File.Name}: {cursor.OpenQuotes:N0} {(cursor.OpenQuotes == 1 ? "line has" : "lines have")} a quote that is not closed; what follows it in the line is not used");
        foreach (var line in cursor.Unread) _warnings.Add($"{cursor.File.Name}: {line}");
    }

    private void End()
    {
        if (_isEnded) return;
        _isEnded = true;
        if (Counts.TotalAccepted + Counts.Skipped > 0) return;
        foreach (var cursor in _cursors)
        {
            if (cursor.Damage is not null) throw new InputFault($"{cursor.File.Name}: {cursor.Damage}; no report before that", ExitCode.NoUsableInput);
        }
    }
}
