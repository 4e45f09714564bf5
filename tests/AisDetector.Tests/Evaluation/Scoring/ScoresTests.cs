using AisDetector.Evaluation.Scoring;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Tests.Evaluation.Scoring;

public class ScoresTests
{
    private static readonly DateTime s_day = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private static TruthRow Event(int number, uint one, uint other, double from, double to, TruthLabel label = TruthLabel.Positive) => new()
    {
        Case = number, Kind = "tankersAdrift", Label = label, Event = "rendezvous", Category = "transfer", Mmsi1 = one, Mmsi2 = other,
        Start = s_day.AddHours(from), End = s_day.AddHours(to), BothHeard = true, VesselDays = 2, Vessels = [one, other],
    };

    private static TruthRow Loitering(int number, uint ship, uint partner) => new()
    {
        Case = number, Kind = "darkPartner", Label = TruthLabel.Positive, Event = "loitering", Mmsi1 = ship, Partner = partner,
        Start = s_day.AddHours(2), End = s_day.AddHours(9), VesselDays = 1, Vessels = partner == 0 ? [ship] : [ship, partner],
    };

    private static TruthRow Nothing(int number, params uint[] vessels) => new() { Case = number, Kind = "anchoredClose", Label = TruthLabel.Negative, VesselDays = 10, Vessels = vessels };

    private static Claim Claim(uint one, uint other, double from, double? to, double score = 0.7, bool isPublished = true, params uint[] partners) =>
        new(one, other, s_day.AddHours(from), to is { } end ? s_day.AddHours(end) : null, other == 0 ? "" : "transfer", score, true, isPublished, partners);

    private static Scores Score(TruthRow[] truth, params Claim[] claims)
    {
        var scores = new Scores();
        scores.Add(truth, claims);
        return scores;
    }

    private static string Page(Scores scores)
    {
        var text = new StringWriter();
        new ScorePage(scores, 0, text).Write();
        return text.ToString();
    }

    [Fact]
    public void An_alert_about_both_ships_at_a_time_that_overlaps_finds_the_event_in_either_order()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(2, 21, 22, 2, 6), Event(3, 31, 32, 2, 6) };

        var at = Score(truth, Claim(12, 11, 5, 8), Claim(21, 22, 6.1, 9), Claim(31, 33, 2, 6)).Published(0);

        // The second comes after the event, the third names another ship.
        Assert.Equal((1, 3, 1, 2), (at.Found, at.Wanted, at.True, at.False));
    }

    [Fact]
    public void An_open_alert_lasts_to_the_end_of_the_recording()
    {
        Assert.Equal(1, Score([Event(1, 11, 12, 2, 6)], Claim(11, 12, 3, null)).Published(0).Found);
        Assert.Equal(0, Score([Event(1, 11, 12, 2, 6)], Claim(11, 12, 7, null)).Published(0).Found);
    }

    [Fact]
    public void Two_alerts_about_one_event_are_one_hit_and_a_repetition_and_none_is_false()
    {
        var scores = Score([Event(1, 11, 12, 2, 8)], Claim(11, 12, 2, 4, 0.6), Claim(11, 12, 5, 8, 0.8));

        Assert.Equal((1, 1, 0), (scores.Published(0).Found, scores.Published(0).True, scores.Published(0).False));
        Assert.Equal(0.8, scores.Events.Single().Claim!.Score);
        Assert.Contains("| events told in several alerts | 1 |", Page(scores));
    }

    [Fact]
    public void Two_events_of_one_pair_want_two_alerts()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(1, 11, 12, 30, 34) with { VesselDays = 0 } };

        Assert.Equal(1, Score(truth, Claim(11, 12, 2, 6)).Published(0).Found);
        Assert.Equal(2, Score(truth, Claim(11, 12, 2, 6), Claim(11, 12, 30, 33)).Published(0).Found);
    }

    [Fact]
    public void What_may_be_found_counts_for_nothing_whether_it_is_or_not()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(2, 21, 22, 2, 6, TruthLabel.Optional) };

        foreach (var claims in new[] { new[] { Claim(11, 12, 2, 6) }, [Claim(11, 12, 2, 6), Claim(21, 22, 2, 6)] })
            Assert.Equal((1, 1, 1, 0), (Score(truth, claims).Published(0).Found, Score(truth, claims).Published(0).Wanted, Score(truth, claims).Published(0).True, Score(truth, claims).Published(0).False));
        // But another of its ships is false.
        Assert.Equal(1, Score(truth, Claim(21, 11, 2, 6)).Published(0).False);
    }

    [Fact]
    public void A_false_alert_belongs_to_the_case_whose_ships_it_names_and_counts_once_a_case()
    {
        var scores = Score([Nothing(1, 11, 12, 13), Nothing(2, 21, 22)], Claim(11, 12, 2, 6, 0.5), Claim(12, 13, 2, 6, 0.7));

        Assert.All(scores.False, v => Assert.Equal(1, v.Case!.Case));
        Assert.Contains("| anchoredClose | 2 | 1 | 0.500 | 2 | 0.60 |", Page(scores));
        Assert.Contains("| false alerts per 1,000 vessel-days | 100.0 (2 in 20) |", Page(scores));
    }

    [Fact]
    public void A_row_about_one_pair_takes_the_alerts_of_that_pair_from_the_scene_that_is_otherwise_true()
    {
        var truth = new[]
        {
            Event(1, 11, 12, 2, 6) with { Vessels = [11, 12, 13] }, Event(1, 12, 13, 2, 6) with { Vessels = [11, 12, 13] },
            Nothing(1, 11, 12, 13) with { Kind = "outerOfThree", Mmsi1 = 11, Mmsi2 = 13, VesselDays = 0 },
        };

        var page = Page(Score(truth, Claim(11, 12, 2, 6), Claim(12, 13, 2, 6), Claim(11, 13, 2, 6)));

        Assert.Contains("| recall of rendezvous | 1.000 (2 of 2) |", page);
        Assert.Contains("| outerOfThree | 1 | 1 | 1.000 | 1 | 0.70 |", page);
        Assert.Contains("| other ships of true scenes | 1 | 0 |", page);
    }

    [Fact]
    public void Alerts_about_ships_that_the_truth_does_not_know_are_counted_apart()
    {
        var scores = Score([Event(1, 11, 12, 2, 6)], Claim(91, 92, 2, 6));

        Assert.Equal((0, 1), (scores.Published(0).False, scores.Unlabelled));
    }

    [Fact]
    public void A_loitering_is_found_by_its_ship_and_its_partner_by_name_or_by_a_rendezvous_of_the_two()
    {
        var truth = new[] { Loitering(1, 11, 12), Loitering(2, 21, 22), Loitering(3, 31, 32), Loitering(4, 41, 0) };

        var page = Page(Score(truth, Claim(11, 0, 3, 8, 0.7, true, 77, 12), Claim(21, 22, 3, 8), Claim(31, 0, 3, 8, 0.7, true, 77), Claim(41, 0, 3, 8)));

        Assert.Contains("| loiterings found | 1.000 (4 of 4) |", page);
        Assert.Contains("| partner named, where heard before and after | 0.667 (first of the list: 0.333) of 3 |", page);
    }

    [Fact]
    public void Scores_below_a_threshold_and_categories_that_are_not_shown_do_not_count_there()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(2, 21, 22, 2, 6), Event(3, 31, 32, 2, 6), Nothing(4, 41, 42) };
        var scores = Score(truth, Claim(11, 12, 2, 6, 0.9), Claim(21, 22, 2, 6, 0.45), Claim(31, 32, 2, 6, 0.9, isPublished: false) with { Category = "towage", IsShown = false }, Claim(41, 42, 2, 6, 0.5));

        Assert.Equal((2, 1), (scores.At(0.4).Found, scores.At(0.4).False));
        Assert.Equal((1, 0), (scores.At(0.6).Found, scores.At(0.6).False));
        Assert.Equal((1, 0), scores.Band(0.8, 1.01));
        Assert.Equal((1, 1), scores.Band(0.4, 0.6));
        var page = Page(scores);
        Assert.Contains("| 0.4 to 0.6 | 1 | 1 | 0.500 |", page);
        Assert.Contains("| tankersAdrift | 3 | 2 | 0.667 | 1.000 | 0.75 |", page);
        Assert.Contains("| truth | towage | transfer | missed |", page);
        Assert.Contains("| transfer | 1 | 2 | 0 |", page);
    }

    [Fact]
    public void Errors_of_start_and_end_are_of_events_that_both_ships_report()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(2, 21, 22, 2, 6), Event(3, 31, 32, 2, 6) with { BothHeard = false } };

        var page = Page(Score(truth, Claim(11, 12, 1.9, 6.2), Claim(21, 22, 2.3, null), Claim(31, 32, 4, 5)));

        Assert.Contains("| start, end: error in the mean, both reporting | 12.0 min, 12.0 min of 2 |", page);
    }

    [Fact]
    public void Each_miss_and_each_false_alert_has_a_line_with_the_ships()
    {
        var truth = new[] { Event(1, 11, 12, 2, 6), Event(2, 21, 22, 2, 6), Nothing(3, 31, 32), Loitering(4, 41, 42) };

        var failures = Failure.Of(Score(truth, Claim(11, 12, 2, 6), Claim(31, 32, 2, 6, 0.5))).ToList();

        Assert.Equal(["21,22", "41,42", "31,32"], failures.Select(f => f.Pair));
        Assert.Equal([true, true, false], failures.Select(f => f.IsMiss));
        Assert.Contains("anchoredClose", failures[2].Words);
    }
}
