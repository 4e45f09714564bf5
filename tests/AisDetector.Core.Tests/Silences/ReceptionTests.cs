using AisDetector.Core.Reports;
using AisDetector.Core.Silences;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Silences;

public sealed class ReceptionTests
{
    private const long HalfHour = 30 * 60_000, Start = 50_000 * HalfHour;
    private readonly Reception _reception = new(4 * 3_600_000);

    private void Hear(uint mmsi, double latitude, double longitude, int from, int to)
    {
        var track = new Track(new Vessel(mmsi), 1, Report.Empty with { Time = 0 }, 8);
        for (var i = from; i <= to; i++) _reception.Note(track, Start + i * HalfHour + mmsi, latitude, longitude);
    }

    private Heard Around(double latitude, double longitude) => _reception.Around(new Sighting(Start, latitude, longitude));

    [Fact]
    public void Others_that_go_on_show_that_the_place_was_heard()
    {
        Hear(1, 10.5, 20.5, -6, 0);
        Hear(2, 10.9, 21.2, -6, 6);
        Assert.Equal(new Heard(6, 6), Around(10.5, 20.5));
        Assert.True(Around(10.5, 20.5).OthersWere);
    }

    [Fact]
    public void Where_all_fall_silent_nobody_was_heard()
    {
        Hear(1, 10.5, 20.5, -6, 0);
        Hear(2, 10.9, 21.2, -6, 0);
        Hear(3, 50, 20, -6, 6);
        Assert.True(Around(10.5, 20.5).NobodyWas);
        Assert.False(Around(10.5, 20.5).OthersWere);
    }

    [Fact]
    public void A_ship_alone_at_sea_shows_nothing_about_the_place()
    {
        Hear(1, 10.5, 20.5, -6, 0);
        Assert.Equal(default, Around(10.5, 20.5));
    }

    [Fact]
    public void The_cells_around_are_as_wide_as_they_are_high_and_go_over_the_antimeridian()
    {
        Hear(2, 70.5, -178.5, -3, 4);
        Assert.Equal(4, Around(70.5, 179.5).After);
        Assert.Equal(0, Around(70.5, 174.5).After);
        Hear(3, 0.5, -178.5, -3, 4);
        Assert.Equal(0, Around(0.5, 179.5).After);
        Assert.Equal(4, Around(0.5, -179.5).After);
    }

    [Fact]
    public void What_comes_hours_late_is_counted_where_it_belongs()
    {
        Hear(2, 10.5, 20.5, 0, 8);
        Hear(3, 10.5, 20.5, -6, 6);
        Assert.Equal(new Heard(0, 6), Around(10.5, 20.5));
        Hear(4, 10.5, 20.5, -2, -1);
        Assert.Equal(new Heard(2, 6), Around(10.5, 20.5));
    }

    [Fact]
    public void Old_half_hours_are_forgotten()
    {
        Hear(2, 10.5, 20.5, 0, 8);
        Hear(2, 10.5, 20.5, 500, 500);
        Assert.Equal(0, Around(10.5, 20.5).After);
        _reception.Forget(Start + 1000 * HalfHour);
        Hear(5, 10.5, 20.5, 1, 1);
        Assert.Equal(1, Around(10.5, 20.5).After);
    }
}
