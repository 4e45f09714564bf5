namespace AisDetector.Feed;

internal delegate void LineHandler(ReadOnlySpan<byte> line);

/// <summary>Cuts chunks of bytes into lines, whose pieces may be spread over chunks.</summary>
internal sealed class LineSplitter(LineHandler onLine)
{
    /// <summary>The longest line that is kept whole; what follows of a longer one is left out and counted.</summary>
    public const int MaxLineBytes = 64 * 1024;

    private readonly byte[] _carry = new byte[MaxLineBytes];
    private int _carried;
    private bool _isSkipping;

    /// <summary>Lines that were longer than <see cref="MaxLineBytes"/>.</summary>
    public long CutLines { get; private set; }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var newline = bytes.IndexOf((byte)'\n');
            var piece = newline < 0 ? bytes : bytes[..newline];
            bytes = newline < 0 ? default : bytes[(newline + 1)..];
            if (newline >= 0 && _carried == 0 && !_isSkipping && piece.Length <= MaxLineBytes) onLine(piece);
            else Carry(piece, newline >= 0);
        }
    }

    /// <summary>The end of the input ends its last line.</summary>
    public void Finish()
    {
        if (_carried > 0) onLine(_carry.AsSpan(0, _carried));
        _carried = 0;
        _isSkipping = false;
    }

    private void Carry(ReadOnlySpan<byte> piece, bool endsLine)
    {
        if (!_isSkipping)
        {
            var taken = Math.Min(piece.Length, MaxLineBytes - _carried);
            piece[..taken].CopyTo(_carry.AsSpan(_carried));
            _carried += taken;
            if (taken < piece.Length)
            {
                _isSkipping = true;
                CutLines++;
            }
        }

        if (endsLine) Finish();
    }
}
