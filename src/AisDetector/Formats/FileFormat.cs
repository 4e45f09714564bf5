using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;
using AisDetector.Formats.Json;
using AisDetector.Formats.Nmea;

namespace AisDetector.Formats;

/// <summary>
/// A format of input. To add one: a class that knows it by a file's beginning and gives its reader, and its row in <see cref="All"/>.
/// </summary>
internal abstract class FileFormat
{
    /// <summary>In the order in which they are asked; the first that knows a file reads it.</summary>
    public static readonly IReadOnlyList<FileFormat> All = [new JsonFormat(), new CsvFormat(), new NmeaFormat()];

    /// <summary>What the file is, or null: it is not of this format.</summary>
    /// <param name="problem">Why a file that looks like this format cannot be read.</param>
    public abstract KnownFile? Recognize(FileHead head, ColumnNames? names, out InputFault? problem);

    /// <summary>The first format that knows the file; null where none does, with the first <paramref name="problem"/> that one of them has with it.</summary>
    public static KnownFile? Find(FileHead head, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        if (head.IsBinary) return null;
        foreach (var format in All)
        {
            if (format.Recognize(head, names, out var found) is { } known) return known;
            problem ??= found;
        }

        return null;
    }
}

/// <summary>The beginning of a file, by which its format is known.</summary>
internal readonly ref struct FileHead(ReadOnlySpan<byte> bytes)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public bool IsBinary => Bytes.Contains((byte)0);

    /// <summary>The first character, after a byte order mark and white space, opens an object or a list: it is JSON and no other text.</summary>
    public bool OpensJson
    {
        get
        {
            var text = Bytes.StartsWith("\uFEFF"u8) ? Bytes[3..] : Bytes;
            text = text.TrimStart(" \t\r\n\u001e"u8);
            return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[';
        }
    }
}

/// <summary>A file whose format is known.</summary>
/// <param name="Format">As people are told of it: NMEA, NOAA CSV, …</param>
/// <param name="Read">Makes its reader.</param>
internal sealed record KnownFile(string Format, Func<SourceBytes, InputOptions, ReportReader> Read)
{
    /// <summary>Nothing says which number of its dates is the month.</summary>
    public bool HasGuessedDates { get; init; }

    /// <summary>What else is not certain, one line each.</summary>
    public IEnumerable<string> Doubts { get; init; } = [];
}
