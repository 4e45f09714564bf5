using AisDetector.Formats.Containers;

namespace AisDetector.Formats.Json;

/// <summary>
/// Cuts a stream of JSON into its objects: one a line, one after another, in arrays, in arrays of arrays (AISHub), or as the <c>features</c> of a
/// GeoJSON collection (Digitraffic). Only the object in hand is kept. A broken object ends at its line's end, so that it does not swallow the next.
/// </summary>
internal sealed class JsonRecords(SourceBytes source, int bufferBytes)
{
    /// <summary>Far longer than any position report.</summary>
    private const int MaxRecordBytes = 256 * 1024;

    private byte[] _buffer = new byte[Math.Max(bufferBytes, 16)];
    private int _next, _filled, _length;
    private bool _atEnd;
    private bool _isInArray;

    /// <summary>The object, or the junk, just found.</summary>
    public ReadOnlySpan<byte> Record => _buffer.AsSpan(_next - _length, _length);

    /// <summary>False when the record is junk.</summary>
    public bool IsObject { get; private set; }

    public bool Next()
    {
        while (true)
        {
            SkipBetween();
            if (_next < _filled)
            {
                var found = _buffer[_next] == '{' ? TryObject() : TryJunk();
                if (found == Found.Record) return true;
                if (found == Found.Wrapper) continue;
            }

            if (Fill()) continue;
            if (_next == _filled) return false;
            // The end of a damaged file is no record.
            if (source.Damage is not null) return false;
            return Take(_filled - _next, isObject: false);
        }
    }

    private enum Found { Record, Wrapper, NeedsMore }

    private void SkipBetween()
    {
        for (; _next < _filled; _next++)
        {
            var c = _buffer[_next];
            if (c == '[') _isInArray = true;
            else if (c > ' ' && c is not ((byte)',' or (byte)']' or (byte)'}' or 0xEF or 0xBB or 0xBF or 0x1E)) break;
        }
    }

    private Found TryJunk()
    {
        var newline = _buffer.AsSpan(_next, _filled - _next).IndexOfAny((byte)'\n', (byte)'{');
        if (newline > 0)
        {
            Take(newline, isObject: false);
            return Found.Record;
        }

        if (_filled - _next < MaxRecordBytes) return Found.NeedsMore;
        Take(_filled - _next, isObject: false);
        return Found.Record;
    }

    private Found TryObject()
    {
        var depth = 0;
        var arrays = 0;
        var isString = false;
        var stringStart = 0;
        var key = default(Range);
        for (var i = _next; i < _filled; i++)
        {
            var c = _buffer[i];
            if (isString)
            {
                if (c == '\\') i++;
                else if (c == '"')
                {
                    isString = false;
                    key = stringStart..i;
                }
                else if (c == '\n') return Broken(i);
                continue;
            }

            switch (c)
            {
                case (byte)'"':
                    isString = true;
                    stringStart = i + 1;
                    break;
                case (byte)'{':
                    depth++;
                    break;
                case (byte)'}':
                    if (--depth > 0) break;
                    Take(i + 1 - _next, isObject: true);
                    return Found.Record;
                case (byte)'[':
                    if (depth == 1 && arrays == 0 && _buffer.AsSpan(key).SequenceEqual("features"u8))
                    {
                        _next = i + 1;
                        _isInArray = true;
                        return Found.Wrapper;
                    }

                    arrays++;
                    break;
                case (byte)']':
                    arrays--;
                    break;
                case (byte)'\n' when !_isInArray && i + 1 < _filled && _buffer[i + 1] == '{':
                    return Broken(i);
            }
        }

        return _filled - _next < MaxRecordBytes ? Found.NeedsMore : Broken(_filled);
    }

    private Found Broken(int end)
    {
        Take(end - _next, isObject: false);
        return Found.Record;
    }

    private bool Take(int length, bool isObject)
    {
        _length = length;
        _next += length;
        IsObject = isObject;
        return true;
    }

    private bool Fill()
    {
        if (_atEnd) return false;
        if (_next > 0)
        {
            Buffer.BlockCopy(_buffer, _next, _buffer, 0, _filled - _next);
            _filled -= _next;
            _next = 0;
        }

        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = source.Read(_buffer.AsSpan(_filled));
        _filled += read;
        _atEnd = read == 0;
        return read > 0;
    }
}
