using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AisDetector.Formats.Containers;

namespace AisDetector.Formats.Csv;

/// <summary>
/// Cuts the bytes of a CSV file (RFC 4180, any one-byte delimiter) into rows and fields without copying: 64 bytes at a time, and byte by byte
/// only in rows that hold a quote. Our own: a library's reader decodes the bytes into characters first, and throws at a damaged row, which
/// belongs to the rejects here; Sylvan.Data.Csv is what the tests compare it with.
/// </summary>
internal sealed class CsvRows
{
    /// <summary>A quote that is not closed within this many bytes is a character, not a quote.</summary>
    private const int MaxQuotedRow = 64 * 1024;

    /// <summary>Bytes that may be looked at past the last one read.</summary>
    private const int Slack = Slice + 1;

    private const int Slice = 64;

    private readonly SourceBytes _source;
    private readonly byte _delimiter;
    private readonly int _columns;
    private byte[] _buffer;
    private readonly int _maxQuotedRow;
    private byte[] _unquoted = [];
    private OpenQuote _openQuote;
    /// <summary>Where each field ends; with room for what one slice may hold more than there are columns.</summary>
    private readonly int[] _ends;
    private byte[] _row;
    private int _rowStart, _next, _filled, _rawEnd, _rawStart;
    private bool _atEnd;

    public CsvRows(SourceBytes source, byte delimiter, int columns, int bufferBytes, int maxQuotedRow = MaxQuotedRow)
    {
        _source = source;
        _delimiter = delimiter;
        _columns = columns;
        _maxQuotedRow = maxQuotedRow;
        _buffer = _row = new byte[Math.Max(bufferBytes, 16) + Slack];
        _ends = new int[columns + Slice];
    }

    /// <summary>Fields of this row; 0 for one that cannot be cut (an endless line, an open quote).</summary>
    public int FieldCount { get; private set; }

    /// <summary>Rows so far that held a quote which is not closed; each was given with no fields.</summary>
    public long OpenQuotes { get; private set; }

    /// <summary>The row's own bytes, quotes and all.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_rawStart, _rawEnd - _rawStart);

    /// <summary>True when the row is longer than the header only by empty fields.</summary>
    public bool IsOnlyEmptyBeyond => Bytes(_columns - 1, End).IndexOfAnyExcept(_delimiter, (byte)' ') < 0;

    private int End { get; set; }

    public ReadOnlySpan<byte> Field(int column)
    {
        var start = column == 0 ? _rowStart : _ends[column - 1] + 1;
        return _row.AsSpan(start, _ends[column] - start);
    }

    /// <summary>What begins with the field and goes on behind it, for who reads more bytes at once than the field has.</summary>
    public ReadOnlySpan<byte> From(int column, out int length)
    {
        var start = column == 0 ? _rowStart : _ends[column - 1] + 1;
        length = _ends[column] - start;
        return _row.AsSpan(start);
    }

    /// <summary>The fields from the first to the last as they stand side by side, with the delimiters between them.</summary>
    public ReadOnlySpan<byte> Fields(int first, int last)
    {
        var start = first == 0 ? _rowStart : _ends[first - 1] + 1;
        return _row.AsSpan(start, _ends[last] - start);
    }

    /// <summary>Skips what stands before the first row.</summary>
    public void Skip(int bytes)
    {
        while (bytes > 0 && (_next < _filled || Fill()))
        {
            var step = Math.Min(bytes, _filled - _next);
            _next += step;
            bytes -= step;
        }
    }

    public bool Next()
    {
        while (true)
        {
            var end = Scan(_next);
            if (end == Quoted)
            {
                end = ReadQuoted(_next);
                if (end >= 0 && FieldCount == 0) OpenQuotes++;
            }

            if (end >= 0)
            {
                _rawStart = _next;
                _next = end + 1;
                _rawEnd = end > _rawStart && _buffer[end - 1] == '\r' ? end - 1 : end;
                if (_rawEnd == _rawStart) continue;
                return true;
            }

            if (Fill()) continue;
            return _next < _filled && ReadLast();
        }
    }

    private const int NeedsMore = -1, Quoted = -2;

    /// <summary>Finds the fields of the row that starts here; gives the place of its newline.</summary>
    private int Scan(int start)
    {
        ref var buffer = ref MemoryMarshal.GetArrayDataReference(_buffer);
        var delimiter = Vector512.Create(_delimiter);
        var ends = _ends;
        var count = 0;
        for (var i = start; i < _filled; i += Slice)
        {
            var bytes = Vector512.LoadUnsafe(ref buffer, (nuint)i);
            var delimiters = Vector512.Equals(bytes, delimiter).ExtractMostSignificantBits();
            var newlines = Vector512.Equals(bytes, Vector512.Create((byte)'\n')).ExtractMostSignificantBits();
            var stops = newlines | Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            // Those before the first stop; all when there is none.
            delimiters &= ~stops & (stops - 1);
            // A row with more fields than there are columns is only counted on.
            if (count > _columns) count += BitOperations.PopCount(delimiters);
            else for (; delimiters != 0; delimiters &= delimiters - 1) ends[count++] = i + BitOperations.TrailingZeroCount(delimiters);
            if (stops == 0) continue;

            var stop = i + BitOperations.TrailingZeroCount(stops);
            // What lies behind the last byte read is old.
            if (stop >= _filled) return NeedsMore;
            if (_buffer[stop] != '\n') return Quoted;
            End = stop > start && _buffer[stop - 1] == '\r' ? stop - 1 : stop;
            if (count <= _columns) ends[count] = End;
            FieldCount = count + 1;
            _row = _buffer;
            _rowStart = start;
            return stop;
        }

        return NeedsMore;
    }

    /// <summary>
    /// A row with quotes: its fields are put together without them in a buffer of their own. A quote inside a field that did not begin with one
    /// is a character. An open quote, or one that swallows a newline in a row that then has a wrong number of fields, spoils one line only.
    /// </summary>
    private int ReadQuoted(int start)
    {
        var to = 0;
        var count = 0;
        var isQuoted = false;
        var isFieldStart = true;
        var hasNewline = false;
        var limit = Math.Min(_filled, start + _maxQuotedRow);
        if (_unquoted.Length == 0) _unquoted = new byte[_maxQuotedRow + 1];
        for (var i = start; i < limit; i++)
        {
            var c = _buffer[i];
            if (isQuoted)
            {
                if (c == '"')
                {
                    if (i + 1 >= _filled && !_atEnd) return NeedsMore;
                    if (i + 1 < _filled && _buffer[i + 1] == '"') _unquoted[to++] = _buffer[i++];
                    else isQuoted = false;
                }
                else
                {
                    if (c == '\n' && !hasNewline)
                    {
                        // Looked ahead before anything is copied: a row that is spoilt costs no more than its first line.
                        var end = _openQuote.Follow(_buffer.AsSpan(0, _filled), i + 1, limit, _delimiter, _atEnd, out var delimiters);
                        if (end == OpenQuote.NotFound && limit < start + _maxQuotedRow && !_atEnd) return NeedsMore;
                        if (end < 0 || count + delimiters + 1 != _columns) return Spoilt(start);
                        hasNewline = true;
                    }

                    _unquoted[to++] = c;
                }
            }
            else if (c == '"' && isFieldStart)
            {
                isQuoted = true;
                isFieldStart = false;
            }
            else if (c == _delimiter || c == '\n')
            {
                if (c == '\n' && to > 0 && i > start && _buffer[i - 1] == '\r') to--;
                if (count < _ends.Length) _ends[count] = to;
                count++;
                End = to;
                _unquoted[to++] = _delimiter;
                isFieldStart = true;
                if (c != '\n') continue;
                FieldCount = count;
                _row = _unquoted;
                _rowStart = 0;
                return i;
            }
            else
            {
                _unquoted[to++] = c;
                isFieldStart = false;
            }
        }

        return limit < start + _maxQuotedRow && !_atEnd ? NeedsMore : Spoilt(start);
    }

    /// <summary>Gives up on the line that starts here.</summary>
    private int Spoilt(int start)
    {
        FieldCount = 0;
        var newline = _buffer.AsSpan(start, _filled - start).IndexOf((byte)'\n');
        return newline < 0 ? NeedsMore : start + newline;
    }

    private ReadOnlySpan<byte> Bytes(int afterField, int end) => _row.AsSpan(_ends[afterField], Math.Max(0, end - _ends[afterField]));

    /// <summary>Reads on, keeping the row that has begun; a row longer than the buffer makes it grow, up to a limit.</summary>
    private bool Fill()
    {
        if (_atEnd) return false;
        if (_next > 0)
        {
            Buffer.BlockCopy(_buffer, _next, _buffer, 0, _filled - _next);
            _filled -= _next;
            _openQuote.Shift(_next);
            _next = 0;
        }

        if (_filled == _buffer.Length - Slack)
        {
            if (_filled > _maxQuotedRow) return EndLineHere();
            Array.Resize(ref _buffer, (_buffer.Length * 2) + Slack);
        }

        var read = _source.Read(_buffer.AsSpan(_filled, _buffer.Length - Slack - _filled));
        _filled += read;
        if (read > 0) return true;
        _atEnd = true;
        // What a damaged file ends with is no whole row.
        if (_source.Damage is not null)
        {
            _filled = _next;
            _openQuote.Forget();
        }

        if (_filled > _next && _buffer[_filled - 1] != '\n') _buffer[_filled++] = (byte)'\n';
        return _filled > _next;
    }

    /// <summary>An endless line is cut where the buffer ends: its pieces are rejected one by one.</summary>
    private bool EndLineHere()
    {
        _buffer[_filled - 1] = (byte)'\n';
        _openQuote.Forget();
        return true;
    }

    /// <summary>The last line holds an open quote.</summary>
    private bool ReadLast()
    {
        FieldCount = 0;
        OpenQuotes++;
        _rawStart = _next;
        _rawEnd = _filled;
        _next = _filled;
        return true;
    }
}
