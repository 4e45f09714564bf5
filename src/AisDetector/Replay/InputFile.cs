using AisDetector.Formats.Containers;

namespace AisDetector.Replay;

/// <summary>One file of the input, or one entry of an archive.</summary>
public sealed class InputFile
{
    public const string NotAis = "not AIS";

    public required string Path { get; init; }

    /// <summary>Name inside the archive; null for a file that is none.</summary>
    public string? Entry { get; init; }

    /// <summary>NMEA, NOAA CSV, DMA CSV, CSV, aisstream JSON, AISHub JSON, Digitraffic JSON, JSON, or <see cref="NotAis"/>.</summary>
    public required string Format { get; init; }

    /// <summary>none, gzip, zip, zstd, or layers such as zip+gzip.</summary>
    public required string Compression { get; init; }

    /// <summary>Reports that were accepted from it so far, those skipped by time included.</summary>
    public long Reports { get; internal set; }

    public string Name => ByteSource.NameOf(Path, Entry);
}
