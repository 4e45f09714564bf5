using AisDetector.Core.Reports;

namespace AisDetector.Records;

/// <summary>What of one record could not be decoded, and where it came from.</summary>
/// <param name="Reason">The one that holds for most of it.</param>
/// <param name="Bytes">The original; of several lines, those that were rejected, one a line. Cut at <see cref="MaxBytes"/>.</param>
/// <param name="Length">Of the original.</param>
/// <param name="Sha256">Of the original, where it was cut.</param>
internal sealed record DeadLetter(RejectReason Reason, byte[] Bytes, int Length, string? Sha256, long Offset, int Partition = 0)
{
    public const int MaxBytes = 256 * 1024;

    /// <summary>How much was rejected: lines, messages, objects.</summary>
    public int Rejects { get; init; } = 1;

    /// <summary>How often each reason holds, as <c>notAis=3 badChecksum=1</c>; null where one thing was rejected.</summary>
    public string? Reasons { get; init; }

    /// <summary>Dead letters that were left out since the one before, because there were too many.</summary>
    public long LeftOut { get; init; }

    /// <summary>The reasons that mean "not decoded"; what was decoded and is not used is counted only.</summary>
    public static bool Takes(RejectReason reason) => reason is RejectReason.NotAis or RejectReason.BadChecksum or RejectReason.MalformedSentence or RejectReason.TooShort
        or RejectReason.IncompleteMessage or RejectReason.MalformedField or RejectReason.MalformedTime or RejectReason.MalformedMmsi;
}
