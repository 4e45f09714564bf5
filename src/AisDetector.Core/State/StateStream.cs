using System.Text;

namespace AisDetector.Core.State;

/// <summary>
/// Writes the detector's state or reads it back: every stateful type has one method that hands over its fields in order,
/// so that what is written and what is read cannot differ. This is our own code, because a serializer needs a second, public form of
/// each type, and the core would depend on it.
/// </summary>
/// <remarks>
/// To change what is saved: raise <see cref="CurrentVersion"/> (once between two releases), branch on
/// <see cref="Version"/> where the changed field is handed over, so that the format before is still read, and commit the
/// new format's files (<c>tests/data/state/README.md</c>). A new reject reason is such a change too, because counts are saved by reason.
/// </remarks>
internal sealed class StateStream
{
    /// <summary>No buffer in the state is larger; a damaged length must not allocate the machine's memory.</summary>
    private const int MaxBytes = 1 << 20;

    private readonly BinaryWriter? _writer;
    private readonly BinaryReader? _reader;
    private readonly Dictionary<object, int> _known = [];
    private readonly List<object> _shared = [];

    private StateStream(BinaryWriter? writer, BinaryReader? reader) => (_writer, _reader) = (writer, reader);

    /// <summary>The format that this build writes.</summary>
    public const int CurrentVersion = 3;

    /// <summary>The oldest format that this build reads.</summary>
    public const int OldestVersion = 2;

    /// <summary>The format of what is being read, once its header was; <see cref="CurrentVersion"/> when writing.</summary>
    public int Version { get; private set; } = CurrentVersion;

    public bool Reading => _reader != null;

    public static StateStream Into(Stream stream) => new(new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true), null);

    public static StateStream From(Stream stream) => new(null, new BinaryReader(stream, Encoding.UTF8, leaveOpen: true));

    public void Flush() => _writer?.Flush();

    /// <summary>Reads a state; whatever a damaged one makes the reading throw comes out as one exception.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such state.</exception>
    public static void Read(Stream stream, Action<StateStream> persist)
    {
        try
        {
            persist(From(stream));
        }
        catch (Exception damage) when (damage is EndOfStreamException or not (InvalidDataException or IOException or OutOfMemoryException))
        {
            throw new InvalidDataException("The state is damaged.", damage);
        }
    }

    /// <summary>The first value: what follows, in which format, and what it depends on.</summary>
    /// <returns>What the state that is read depends on.</returns>
    public string Header(string kind, string dependsOn)
    {
        string? header = $"{kind} state {Version}; {dependsOn}";
        Value(ref header);
        if (!Reading) return dependsOn;
        var parts = header!.Split("; ", 2);
        if (!parts[0].StartsWith($"{kind} state ", StringComparison.Ordinal) || !int.TryParse(parts[0].AsSpan(kind.Length + 7), out var version))
            throw new InvalidDataException($"This is no state of {kind}.");
        if (version is < OldestVersion or > CurrentVersion)
            throw new InvalidDataException($"The state has format {version}; this build reads formats {OldestVersion} to {CurrentVersion}.");
        Version = version;
        return parts.ElementAtOrDefault(1) ?? "";
    }

    /// <summary>How many items follow; each takes a byte or more, so that a damaged number cannot ask for more memory than the state has bytes.</summary>
    public void Count(ref int value)
    {
        Value(ref value);
        if (!Reading) return;
        var stream = _reader!.BaseStream;
        Check(value >= 0 && (!stream.CanSeek || value <= stream.Length - stream.Position));
    }

    /// <summary>What a sound state always fulfils.</summary>
    public static void Check(bool sound)
    {
        if (!sound) throw new InvalidDataException("The state is damaged.");
    }

    public void Value(ref int value)
    {
        if (Reading) value = _reader!.Read7BitEncodedInt();
        else _writer!.Write7BitEncodedInt(value);
    }

    /// <summary>Zigzag, so that small numbers of either sign are short.</summary>
    public void Value(ref long value)
    {
        if (Reading)
        {
            var coded = _reader!.Read7BitEncodedInt64();
            value = (long)((ulong)coded >> 1) ^ -(coded & 1);
        }
        else
        {
            _writer!.Write7BitEncodedInt64((value << 1) ^ (value >> 63));
        }
    }

    public void Value(ref uint value)
    {
        if (Reading) value = _reader!.ReadUInt32();
        else _writer!.Write(value);
    }

    public void Value(ref ulong value)
    {
        if (Reading) value = _reader!.ReadUInt64();
        else _writer!.Write(value);
    }

    public void Value(ref ushort value)
    {
        if (Reading) value = _reader!.ReadUInt16();
        else _writer!.Write(value);
    }

    public void Value(ref short value)
    {
        if (Reading) value = _reader!.ReadInt16();
        else _writer!.Write(value);
    }

    public void Value(ref byte value)
    {
        if (Reading) value = _reader!.ReadByte();
        else _writer!.Write(value);
    }

    public void Value(ref bool value)
    {
        if (Reading) value = _reader!.ReadBoolean();
        else _writer!.Write(value);
    }

    public void Value(ref double value)
    {
        if (Reading) value = _reader!.ReadDouble();
        else _writer!.Write(value);
    }

    public void Value(ref float value)
    {
        if (Reading) value = _reader!.ReadSingle();
        else _writer!.Write(value);
    }

    public void Value(ref string? value)
    {
        var some = value != null;
        Value(ref some);
        if (!some) value = null;
        else if (!Reading) _writer!.Write(value!);
        else value = ReadString();
    }

    private string ReadString()
    {
        var length = _reader!.Read7BitEncodedInt();
        Check(length is >= 0 and <= MaxBytes);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        _reader.BaseStream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    public void Value(ref long? value)
    {
        var some = value != null;
        Value(ref some);
        var inner = value ?? 0;
        if (some) Value(ref inner);
        value = some ? inner : null;
    }

    /// <summary>An enum whose underlying type is a byte.</summary>
    public void Enum<T>(ref T value) where T : struct, Enum
    {
        ref var raw = ref System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref value);
        Value(ref raw);
    }

    /// <summary>An immutable object: equal ones are written once, then by number.</summary>
    public void Shared<T>(ref T? value, Func<StateStream, T?, T> content) where T : class
    {
        var number = value == null ? 0 : _known.GetValueOrDefault(value, _shared.Count + 1);
        Value(ref number);
        if (number <= _shared.Count)
        {
            value = number == 0 ? null : (T)_shared[number - 1];
            return;
        }

        value = content(this, value);
        _shared.Add(value);
        _known[value] = _shared.Count;
    }

    /// <summary>The first <paramref name="length"/> bytes of a buffer, which grows to hold what is read.</summary>
    public void Bytes(ref byte[] buffer, ref int length)
    {
        Value(ref length);
        if (!Reading)
        {
            _writer!.Write(buffer, 0, length);
            return;
        }

        Check(length is >= 0 and <= MaxBytes);
        if (length > buffer.Length) buffer = new byte[length];
        _reader!.BaseStream.ReadExactly(buffer.AsSpan(0, length));
    }

    /// <summary>Each element in turn; reading appends to an empty list.</summary>
    public void List<T>(List<T> list, StateItem<T> item)
    {
        var count = list.Count;
        Count(ref count);
        for (var i = 0; i < count; i++)
        {
            var element = Reading ? default! : list[i];
            item(this, ref element);
            if (Reading) list.Add(element);
        }
    }
}

/// <summary>Writes or reads one element of a list.</summary>
internal delegate void StateItem<T>(StateStream state, ref T item);
