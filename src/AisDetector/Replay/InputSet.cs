using System.Text;
using AisDetector.App;
using AisDetector.Formats;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;

namespace AisDetector.Replay;

/// <summary>Everything the paths name, unpacked and known: recordings in the order of the paths, and what was left out and why.</summary>
internal sealed class InputSet : IDisposable
{
    /// <summary>Archives in archives beyond this depth are an attack, not data.</summary>
    private const int MaxDepth = 4;

    private readonly InputOptions _options;
    private readonly ColumnNames? _names;
    private readonly List<IDisposable> _temporaries = [];
    private readonly OpenArchives _archives = new();
    private readonly SourceHead _head = new();
    private readonly List<Recording> _recordings = [];
    private readonly List<InputFile> _files = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _damages = [];
    private InputFault? _firstProblem;

    private InputSet(InputOptions options)
    {
        _options = options;
        _names = ColumnNames.Parse(options.Columns);
    }

    public IReadOnlyList<Recording> Recordings => _recordings;
    public IReadOnlyList<InputFile> Files => _files;
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Files and entries that are left out because they are damaged, one line each; not among the warnings.</summary>
    public IReadOnlyList<string> Damages => _damages;

    public InputOptions Options => _options;
    public ByteMeter Meter { get; } = new();

    /// <summary>Length of the files as they lie on disk; null when one has none (standard input).</summary>
    public long? TotalBytes { get; private set; } = 0;

    public static InputSet Open(IReadOnlyList<string> paths, InputOptions options)
    {
        var set = new InputSet(options);
        try
        {
            foreach (var path in Paths.Expand(paths)) set.AddPath(path);
            if (set._recordings.Count > 0) return set;
            var problem = set._firstProblem!;
            var others = set._files.Count - 1;
            throw new InputFault(others > 0 ? $"{problem.Message} (nor can {others} other{(others > 1 ? "s" : "")} be used)" : problem.Message, problem.ExitCode);
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _archives.Dispose();
        foreach (var temporary in _temporaries) temporary.Dispose();
    }

    private void AddPath(string path)
    {
        var file = _options.PipeCopies?.GetValueOrDefault(path);
        var pipe = file is not null ? null : path == ByteSource.StandardInput ? _options.StandardInput ?? Paths.OpenPipe(path) : Paths.OpenPipe(path);
        file ??= path;
        if (pipe is not null)
        {
            TotalBytes = null;
            var input = new PipeSource(new InputOrigin(path), new StoppableStream(pipe, _options.Stop), Meter);
            _temporaries.Add(input);
            AddSource(input, isSeekable: false, depth: 0);
            // Read on as it comes when it need not be read again.
            input.KeepsAll = !_options.ArrivalOrder;
            return;
        }

        var origin = new InputOrigin(path);
        try
        {
            origin.Bytes = new FileInfo(file).Length;
            TotalBytes += origin.Bytes;
        }
        catch (IOException)
        {
            TotalBytes = null;
        }

        AddSource(new FileSource(origin, Meter, file), isSeekable: true, depth: 0);
    }

    private void AddSource(ByteSource source, bool isSeekable, int depth)
    {
        try
        {
            if (depth > MaxDepth) throw new InvalidDataException();
            _head.Read(source);
            switch (_head.Container)
            {
                case Container.Gzip:
                    AddSource(new GzipSource(source), false, depth + 1);
                    break;
                case Container.Zstd:
                    AddSource(new ZstdSource(source), false, depth + 1);
                    break;
                case Container.Zip:
                    AddEntries(isSeekable ? source : Spool(source), depth);
                    break;
                case Container.Utf16LittleEndian:
                    AddText(new Utf16Source(source, Encoding.Unicode));
                    break;
                case Container.Utf16BigEndian:
                    AddText(new Utf16Source(source, Encoding.BigEndianUnicode));
                    break;
                default:
                    AddRecording(source);
                    break;
            }
        }
        catch (Exception e) when (SourceBytes.IsDamage(e))
        {
            LeaveOut(source, new InputFault(SourceBytes.Describe(e), ExitCode.NoUsableInput, SourceBytes.IsCorrupt(e)));
        }
    }

    private void AddText(Utf16Source source)
    {
        _head.Read(source);
        AddRecording(source);
    }

    private void AddRecording(ByteSource source)
    {
        var recording = Recording.Find(source, _head, _options, _names, out var problem);
        if (recording is null)
        {
            LeaveOut(source, problem!);
            return;
        }

        foreach (var doubt in recording.Doubts) _warnings.Add($"{source.Name}: {doubt}");
        _recordings.Add(recording);
        _files.Add(recording.File);
    }

    private void AddEntries(ByteSource archive, int depth)
    {
        var zip = _archives.Take(archive);
        try
        {
            var entries = zip.Entries.Select((entry, index) => (Index: index, Name: entry.FullName))
                .Where(entry => !entry.Name.EndsWith('/') && !entry.Name.StartsWith("__MACOSX/", StringComparison.Ordinal))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
            if (entries.Count == 0) LeaveOut(archive, new InputFault("the archive is empty", ExitCode.NoUsableInput));
            foreach (var (index, name) in entries)
            {
                if (!archive.Origin.TakesEntry()) return;
                AddSource(new ZipEntrySource(_archives, archive, index, name), isSeekable: false, depth + 1);
            }
        }
        finally
        {
            _archives.GiveBack(archive);
        }
    }

    private SpooledSource Spool(ByteSource source)
    {
        var copy = new SpooledSource(source);
        _temporaries.Add(copy);
        return copy;
    }

    private void LeaveOut(ByteSource source, InputFault problem)
    {
        var line = $"{source.Name}: {problem.Message}";
        _firstProblem ??= new InputFault(line, problem.ExitCode);
        (problem.IsDamage ? _damages : _warnings).Add($"{line}; left out");
        _files.Add(new InputFile { Path = source.Path, Entry = source.Entry, Format = InputFile.NotAis, Compression = source.Compression });
    }
}
