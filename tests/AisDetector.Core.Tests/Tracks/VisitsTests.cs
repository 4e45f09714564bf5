using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public sealed class VisitsTests
{
    [Fact]
    public void The_last_32_that_are_not_forgotten_are_kept_in_order() =>
        Gen.Select(Gen.UInt[1, 9], Gen.Int[0, 30], Gen.Int[0, 600]).Array[1, 120].Sample(
            items =>
            {
                var visits = new Visits();
                List<(uint Mmsi, long Step)> all = [];
                var step = 0L;
                foreach (var (mmsi, later, memory) in items)
                {
                    step += later;
                    visits.Add(mmsi, step, forgotten: step - memory);
                    all = [.. all.Where(v => v.Step >= step - memory).TakeLast(31), (mmsi, step)];
                    Assert.Equal(all, visits.All);
                }
            },
            iter: Iterations.Of(3000));
}
