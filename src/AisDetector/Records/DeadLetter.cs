using System.Security.Cryptography;
using AisDetector.Core.Reports;

namespace AisDetector.Records;

/// <summary>What could not be decoded, and where it came from.</summary>
/// <param name="Bytes">The original, cut at <see cref="MaxBytes"/>.</param>
/// <param name="Length">Of the original.</param>
/// <param name="Sha256">Of the original, where it was cut.</param>
internal sealed record DeadLetter(RejectReason Reason, byte[] Bytes, int Length, string? Sha256, long Offset, int Partition = 0)
{
    public const int MaxBytes = 256 * 1024;

    public static DeadLetter Of(RejectReason reason, ReadOnlySpan<byte> raw, long offset, int partition = 0) => raw.Length <= MaxBytes
        ? new DeadLetter(reason, raw.ToArray(), raw.Length, null, offset, partition)
        : new DeadLetter(reason, raw[..MaxBytes].ToArray(), raw.Length, Convert.ToHexStringLower(SHA256.HashData(raw)), offset, partition);

    /// <summary>The reasons that mean "not decoded"; what was decoded and is not used is counted only.</summary>
    public static bool Takes(RejectReason reason) => reason is RejectReason.NotAis or RejectReason.BadChecksum or RejectReason.MalformedSentence or RejectReason.TooShort
        or RejectReason.IncompleteMessage or RejectReason.MalformedField or RejectReason.MalformedTime or RejectReason.MalformedMmsi;
}
