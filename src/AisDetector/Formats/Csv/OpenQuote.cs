namespace AisDetector.Formats.Csv;

/// <summary>
/// Where a row goes on that has a quote open at a newline: to its end, to text that no closed quote has behind it, or further than rows go. A line that
/// opens a quote inside such a row goes the same way from its own newline on. So each byte is looked at once, however many lines open a quote.
/// </summary>
internal struct OpenQuote
{
    /// <summary>The end is not among the bytes that were given.</summary>
    public const int NotFound = -1;

    /// <summary>There is no end: text follows a closed quote.</summary>
    public const int NoEnd = -2;

    private enum Place { Quoted, Closed, FieldStart, Text, End, Spoilt }

    /// <summary>The line start from which <see cref="_delimiters"/> are counted, and how far the bytes have been looked at; a quote is open at each newline between them.</summary>
    private int _from, _to;

    private int _delimiters;
    private Place _place;
    private bool _isKnown;

    /// <summary>Follows the row from a line start where a quote is open; gives the place of the newline that ends it.</summary>
    /// <param name="limit">How far is looked.</param>
    /// <param name="isAll">No more bytes will come.</param>
    /// <param name="delimiters">Those outside quotes, from the line start to the row's end.</param>
    public int Follow(ReadOnlySpan<byte> bytes, int from, int limit, byte delimiter, bool isAll, out int delimiters)
    {
        if (!_isKnown || from > _to || (from == _to && _place == Place.End))
        {
            (_from, _to, _delimiters, _place, _isKnown) = (from, from, 0, Place.Quoted, true);
        }

        var passed = 0;
        var place = Place.Quoted;
        Walk(bytes, ref _from, from, delimiter, isAll, ref place, ref passed);
        _delimiters -= passed;
        Walk(bytes, ref _to, limit, delimiter, isAll, ref _place, ref _delimiters);
        delimiters = _delimiters;
        return _place switch { Place.End => _to - 1, Place.Spoilt => NoEnd, _ => NotFound };
    }

    /// <summary>The bytes now begin so much further on.</summary>
    public void Shift(int bytes)
    {
        if (_from < bytes) _isKnown = false;
        _from -= bytes;
        _to -= bytes;
    }

    /// <summary>The bytes are no longer what they were.</summary>
    public void Forget() => _isKnown = false;

    private static void Walk(ReadOnlySpan<byte> bytes, ref int at, int end, byte delimiter, bool isAll, ref Place place, ref int delimiters)
    {
        for (; at < end && place < Place.End; at++)
        {
            var c = bytes[at];
            if (place == Place.Quoted)
            {
                if (c != '"') continue;
                if (at + 1 >= bytes.Length && !isAll) return;
                if (at + 1 < bytes.Length && bytes[at + 1] == '"') at++;
                else place = Place.Closed;
            }
            else if (c == delimiter)
            {
                delimiters++;
                place = Place.FieldStart;
            }
            else if (c == '\n')
            {
                place = Place.End;
            }
            else if (place == Place.FieldStart)
            {
                place = c == '"' ? Place.Quoted : Place.Text;
            }
            else if (place == Place.Closed && c != '\r')
            {
                place = Place.Spoilt;
            }
        }
    }
}
