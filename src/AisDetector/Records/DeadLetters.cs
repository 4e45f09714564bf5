using System.Buffers;
using System.Security.Cryptography;
using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Records;

/// <summary>
/// Makes one dead letter of all that one record's decoding rejects, and no more of them than <see cref="MostPerMinute"/>: a record of 1 MB may hold half a
/// million lines of noise. The limit goes by the log's own time, so that the same log gives the same dead letters.
/// </summary>
internal sealed class DeadLetters
{
    /// <summary>In one minute of the records' timestamps.</summary>
    public const int MostPerMinute = 1000;

    /// <summary>In the same minute: what a broken feed of 4 Mbit/s sends.</summary>
    public const long MostBytesPerMinute = 32 << 20;

    /// <summary>Where records have no timestamp, so many of them pass for a minute.</summary>
    private const long RecordsPerMinute = 100_000;

    private static readonly RejectReason[] Reasons = Enum.GetValues<RejectReason>();

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly int[] _counts = new int[Reasons.Length];
    private IncrementalHash? _hash;
    private int _rejects, _length;
    private long _minute, _letters, _bytes, _leftOutBefore;

    /// <summary>Dead letters that were not made, because there were too many.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Something that the record's decoding rejected.</summary>
    public void Add(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        _counts[(int)reason]++;
        if (_rejects++ > 0) Append("\n"u8);
        Append(raw);
    }

    /// <summary>The record is decoded: its dead letter; null where nothing was rejected, and where there have been too many.</summary>
    /// <param name="timestamp">The record's, in ms; null where it has none.</param>
    public DeadLetter? Take(long offset, long? timestamp, int partition = 0)
    {
        if (_rejects == 0) return null;
        var letter = IsAllowed(timestamp is { } time ? time / 60_000 : offset / RecordsPerMinute) ? Make(offset, partition) : null;
        if (letter == null) LeftOut++;
        _text.ResetWrittenCount();
        _hash?.Dispose();
        _hash = null;
        Array.Clear(_counts);
        _rejects = _length = 0;
        return letter;
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var number in (ReadOnlySpan<long>)[_minute, _letters, _bytes, _leftOutBefore, LeftOut]) writer.Write(number);
    }

    public void Restore(BinaryReader reader)
    {
        (_minute, _letters, _bytes) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        (_leftOutBefore, LeftOut) = (reader.ReadInt64(), reader.ReadInt64());
    }

    /// <summary>A record that is cut needs the hash of all that was.</summary>
    private void Append(ReadOnlySpan<byte> raw)
    {
        _length += raw.Length;
        if (_hash == null && _length > DeadLetter.MaxBytes)
        {
            _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hash.AppendData(_text.WrittenSpan);
        }

        _hash?.AppendData(raw);
        var room = DeadLetter.MaxBytes - _text.WrittenCount;
        if (room > 0) _text.Write(raw[..Math.Min(raw.Length, room)]);
    }

    private bool IsAllowed(long minute)
    {
        if (minute != _minute) (_minute, _letters, _bytes) = (minute, 0, 0);
        if (_letters >= MostPerMinute || _bytes + _text.WrittenCount > MostBytesPerMinute) return false;
        _letters++;
        _bytes += _text.WrittenCount;
        return true;
    }

    private DeadLetter Make(long offset, int partition)
    {
        var most = Reasons.MaxBy(reason => _counts[(int)reason]);
        var leftOut = LeftOut - _leftOutBefore;
        _leftOutBefore = LeftOut;
        return new DeadLetter(most, _text.WrittenSpan.ToArray(), _length, _hash == null ? null : Convert.ToHexStringLower(_hash.GetHashAndReset()), offset, partition)
        {
            Rejects = _rejects,
            Reasons = _rejects == 1 ? null : string.Join(' ', Reasons.Where(r => _counts[(int)r] > 0).Select(r => FormattableString.Invariant($"{AlertJson.Word(r)}={_counts[(int)r]}"))),
            LeftOut = leftOut,
        };
    }
}
