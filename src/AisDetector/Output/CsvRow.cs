using System.Buffers.Text;
using System.Text;

namespace AisDetector.Output;

/// <summary>
/// Writes CSV rows as RFC 4180 has them, without allocating: a field is quoted when it must be, null is empty. Text is
/// disarmed: no control characters, and an apostrophe before what a spreadsheet would take for a formula.
/// </summary>
internal sealed class CsvRow(Stream output)
{
    private static readonly System.Buffers.SearchValues<char> MustQuote = System.Buffers.SearchValues.Create(",\"");

    private byte[] _buffer = new byte[1 << 16];
    private int _length;
    private bool _first = true;

    public CsvRow Add(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text)) return this;
        text = FreeText.Printable(text);
        if (FreeText.IsFormula(text)) text = "'" + text;
        if (text.AsSpan().ContainsAny(MustQuote)) text = $"\"{text.Replace("\"", "\"\"")}\"";
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
        return this;
    }

    public CsvRow Add<T>(T? value) where T : struct, IUtf8SpanFormattable
    {
        Separate();
        if (value is not { } known) return this;
        Reserve(64);
        known.TryFormat(_buffer.AsSpan(_length), out var written, default, null);
        _length += written;
        return this;
    }

    public CsvRow Add<T>(T value) where T : struct, IUtf8SpanFormattable => Add((T?)value);

    /// <summary>A number with so many decimals at most; NaN is empty.</summary>
    public CsvRow Add(double value, int decimals)
    {
        Separate();
        if (double.IsNaN(value)) return this;
        Reserve(64);
        Utf8Formatter.TryFormat(Math.Round(value, decimals) + 0.0, _buffer.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    /// <summary>Bytes that need no quotes.</summary>
    public CsvRow AddRaw(ReadOnlySpan<byte> text)
    {
        Separate();
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    public void End()
    {
        Reserve(1);
        _buffer[_length++] = (byte)'\n';
        _first = true;
        if (_length > _buffer.Length / 2) Write();
    }

    public void Flush()
    {
        Write();
        output.Flush();
    }

    private void Write()
    {
        output.Write(_buffer.AsSpan(0, _length));
        _length = 0;
    }

    private void Separate()
    {
        if (!_first)
        {
            Reserve(1);
            _buffer[_length++] = (byte)',';
        }

        _first = false;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
    }
}
