using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Output.Page;

namespace AisDetector.Replay;

/// <summary>Where a run's results go. The files are opened before the input, so that a wrong path is said at once.</summary>
internal sealed class AlertResults : IDisposable
{
    private readonly OutputFile? _file, _tracks, _report;
    private readonly AlertFormat _format;
    private readonly List<string> _written = [];

    /// <param name="taken">Files that are read or written otherwise, as full paths.</param>
    public AlertResults(string? path, AlertFormat format, bool revisions, string? report, IReadOnlyCollection<string>? taken = null)
    {
        _format = format;
        WantsRevisions = revisions;
        try
        {
            _file = path is null ? null : new OutputFile(path);
            if (_file is { IsReplaced: true } && format.Tracks == TrackPlace.Beside)
            {
                var tracks = format.TracksPath(path!);
                if (taken?.Contains(Path.GetFullPath(tracks)) == true)
                    throw new UsageFault($"--output {path}: its tracks go to {tracks}, which is an input or named by another option");
                _tracks = new OutputFile(tracks);
            }

            _report = report is null ? null : new OutputFile(report);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public bool Spreadsheet { get; init; }
    public bool WantsRevisions { get; }
    public bool WantsTakenBack { get; init; }
    public bool NeedsTracks => _format.Tracks == TrackPlace.Inside || _tracks is not null || _report is not null;

    public void Write(IReadOnlyList<Alert> alerts, PageSubject page, bool whole)
    {
        // The page first: a reader of stdout that goes away must not cost it.
        if (_report is not null)
        {
            ReportPage.Write(_report.Stream, page with { Whole = whole });
            Close(_report, "page", whole);
        }

        var output = _file?.Stream ?? StandardOutput.Open();
        Fill(output, alerts, page);
        output.Flush();
        if (_tracks is not null) Close(_tracks, "tracks", whole);
        if (_file is not null) Close(_file, "alerts", whole);
    }

    public void SayWhere(TextWriter to)
    {
        foreach (var line in _written) to.WriteLine(line);
    }

    private void Fill(Stream output, IReadOnlyList<Alert> alerts, PageSubject page)
    {
        var sink = _format.Open(new SinkTarget(output, IsStandardOutput: _file is null)
        {
            TracksBeside = _tracks?.Stream,
            TracksOf = page.TracksOf,
            Input = page.Input,
            MaxGap = page.Options.MaxGap,
            Spreadsheet = Spreadsheet,
        });
        using (sink as IDisposable)
        {
            foreach (var alert in alerts) sink.Write(alert);
            sink.End();
        }
    }

    private void Close(OutputFile file, string what, bool whole)
    {
        if (whole) file.Commit();
        else file.KeepPartial();
        _written.Add($"{what,-9} {(whole ? file.Path : file.PartialPath)}");
    }

    public void Dispose()
    {
        _file?.Dispose();
        _tracks?.Dispose();
        _report?.Dispose();
    }
}
