namespace AisDetector.Evaluation.Scoring;

/// <summary>What a detector says: that these two ships lay together, or that this one loitered.</summary>
/// <param name="Other">0 for a loitering.</param>
/// <param name="End">Null: still open at the end of the recording.</param>
/// <param name="Category">Empty where the detector has none.</param>
/// <param name="Score">1 where the detector has none.</param>
/// <param name="IsShown">Its category is one that is shown without being asked for more.</param>
/// <param name="IsPublished">That, and its score is high enough.</param>
/// <param name="Partners">Of a loitering: who may have been there, the likeliest first.</param>
internal sealed record Claim(uint Mmsi, uint Other, DateTime Start, DateTime? End, string Category, double Score, bool IsShown, bool IsPublished, IReadOnlyList<uint> Partners)
{
    public bool IsLoitering => Other == 0;
}
