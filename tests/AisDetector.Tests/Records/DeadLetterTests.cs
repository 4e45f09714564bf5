using AisDetector.Core.Reports;
using AisDetector.Records;

namespace AisDetector.Tests.Records;

public class DeadLetterTests
{
    [Fact]
    public void What_was_decoded_and_is_not_used_is_no_dead_letter() => Assert.Equal(
        [
            RejectReason.NoPosition, RejectReason.NullIsland, RejectReason.NoTime, RejectReason.NotAVessel, RejectReason.DistressBeacon, RejectReason.BaseStation,
            RejectReason.SearchAndRescueAircraft, RejectReason.AidToNavigation, RejectReason.OtherType, RejectReason.Duplicate, RejectReason.Late, RejectReason.FromTheFuture,
            RejectReason.NotNewer, RejectReason.CoarserThanTrack,
        ],
        Enum.GetValues<RejectReason>().Where(r => !DeadLetter.Takes(r)));

    [Fact]
    public void A_long_one_is_cut_and_keeps_its_length_and_hash()
    {
        var letter = DeadLetter.Of(RejectReason.NotAis, new byte[DeadLetter.MaxBytes + 1], offset: 7, partition: 2);
        Assert.Equal((DeadLetter.MaxBytes, DeadLetter.MaxBytes + 1, 7, 2), (letter.Bytes.Length, letter.Length, letter.Offset, letter.Partition));
        Assert.Equal(64, letter.Sha256!.Length);
        Assert.Null(DeadLetter.Of(RejectReason.NotAis, new byte[DeadLetter.MaxBytes], offset: 7).Sha256);
    }
}
