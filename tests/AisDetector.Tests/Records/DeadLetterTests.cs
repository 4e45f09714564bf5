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
}
