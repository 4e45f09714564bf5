using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>The state machine over steps: each letter of <see cref="TwoTracks"/> is one, of 2 min (transfer) or 10 min (gfw).</summary>
public sealed class EncounterTests
{
    private const long StepMs = 120_000;
    private static readonly RendezvousOptions Transfer = TestOptions.Transfer, Gfw = RendezvousOptions.Gfw;

    [Theory]
    [InlineData("c", "Together")]
    [InlineData("cc", "Together Together")]
    [InlineData("cnc", "Together Absent Together")]
    [InlineData("c-c", "Together Absent Together")]
    [InlineData("c1c", "Together Absent Together")]
    [InlineData("c2c", "Together Absent Together")]
    [InlineData("cac", "Together Parting Together")]
    [InlineData("can", "Together Parting Absent")]
    [InlineData("ca-", "Together Parting Parting")]
    [InlineData("cw", "Together Parting")]
    [InlineData("ch", "Together Parting")]
    [InlineData("cwhwc", "Together Parting Parting Ended")]
    [InlineData("caaac", "Together Parting Parting Ended")]
    [InlineData("caanaa", "Together Parting Parting Absent Parting Parting")]
    [InlineData("ca-a-a", "Together Parting Parting Parting Parting Ended")]
    public void Of_a_transfer_each_step_leads_to(string steps, string states) => Assert.Equal(states, States(steps, Transfer));

    [Theory]
    [InlineData("ccccccca", "Together Together Together Together Together Together Together BetweenPieces")]
    [InlineData("cccccca", "Together Together Together Together Together Together Ended")]
    [InlineData("cccccccac", "Together Together Together Together Together Together Together BetweenPieces Together")]
    [InlineData("cccccccaca", "Together Together Together Together Together Together Together BetweenPieces Together BetweenPieces")]
    [InlineData("ccccccc-a", "Together Together Together Together Together Together Together Absent BetweenPieces")]
    public void Where_pieces_are_merged_each_step_leads_to(string steps, string states) => Assert.Equal(states, States(steps, Gfw));

    [Fact]
    public void Apart_ends_it_at_the_third_step_and_names_the_first()
    {
        var encounter = new TwoTracks("ccnaaa").Run(Transfer);
        Assert.Equal((EncounterEnd.Apart, 1001L, 1003L, 1005L), (encounter.EndedBy, encounter.LastContact, encounter.FirstApart, encounter.Evaluated));
    }

    [Fact]
    public void Apart_steps_of_few_segments_end_it_only_after_an_hour()
    {
        Assert.False(new TwoTracks("c" + new string('a', 30), stepsPerSegment: 100).Run(Transfer).Ended);
        var encounter = new TwoTracks("c" + new string('a', 31), stepsPerSegment: 100).Run(Transfer);
        Assert.Equal((EncounterEnd.Apart, 1031L), (encounter.EndedBy, encounter.Evaluated));
    }

    [Theory]
    [InlineData('n', 360, false)]
    [InlineData('n', 361, true)]
    [InlineData('-', 360, false)]
    [InlineData('-', 361, true)]
    public void Twelve_hours_without_contact_end_it(char letter, int steps, bool ends)
    {
        var encounter = new TwoTracks("c" + new string(letter, steps)).Run(Transfer);
        Assert.Equal((ends, ends ? EncounterEnd.NoContact : EncounterEnd.None), (encounter.Ended, encounter.EndedBy));
        Assert.Equal(TimeSpan.FromHours(12), encounter.LongestAbsence);
    }

    [Theory]
    [InlineData(299, ' ', 0, true)] // silence in which nobody moved
    [InlineData(29, ' ', 7.9, true)] // 60 min are bridged whatever happened
    [InlineData(29, 'n', 0, true)]
    [InlineData(30, ' ', 7.9, true)] // slower than under way, and the silence is the whole absence
    [InlineData(30, ' ', 8, false)]
    [InlineData(30, 'n', 0, false)] // they were seen: it was no silence
    [InlineData(30, 'a', 0, false)]
    public void Unobserved_time_is_bridged(int silent, char seen, double knots, bool isBridged)
    {
        var steps = "c" + new string('-', silent) + "c";
        if (seen != ' ') steps = steps.Remove(5, 1).Insert(5, $"{seen}");
        var tracks = new TwoTracks(steps);
        var last = 1000L + steps.Length - 1;
        if (knots > 0) tracks.Second.Gaps.Add(new Gap(1000 * StepMs, last * StepMs, knots, 0, 0));
        var encounter = tracks.Run(Transfer);
        Assert.Equal(isBridged ? (EncounterEnd.None, last) : (EncounterEnd.Unbridged, 1000L), (encounter.EndedBy, encounter.LastContact));
    }

    [Fact]
    public void Movement_of_the_first_ship_in_a_silence_counts_as_that_of_the_second()
    {
        var tracks = new TwoTracks("c" + new string('-', 40) + "c");
        tracks.First.Gaps.Add(new Gap(1000 * StepMs, 1041 * StepMs, 9, 0, 0));
        Assert.Equal(EncounterEnd.Unbridged, tracks.Run(Transfer).EndedBy);
    }

    [Fact]
    public void Near_and_seen_all_the_time_is_bridged_however_long() => Assert.Equal(1301, new TwoTracks("c" + new string('n', 300) + "c").Run(Transfer).LastContact);

    [Fact]
    public void A_contact_that_cannot_be_bridged_is_said_to_be_one_with_its_distance()
    {
        var tracks = new TwoTracks("c" + new string('-', 39) + "nc");
        var encounter = tracks.Open(Transfer);
        for (var step = 1001L; step <= 1040; step++) Assert.True(encounter.TakeStep(step, out _, out _));
        Assert.False(encounter.TakeStep(1041, out var contact, out var meters));
        Assert.True(contact);
        Assert.Equal(40, meters, 1e-3);
    }

    [Fact]
    public void A_contact_keeps_what_lay_before_it()
    {
        var contacts = new TwoTracks("cc1-22cnc").Run(Transfer).CertainContacts.ToArray();
        Assert.Equal([Bridge.None, Bridge.None, Bridge.Unobserved, Bridge.Seen], contacts.Select(c => c.Bridge));
        Assert.Equal([(0, 0, 0), (0, 0, 0), (2, 3, 1), (0, 0, 0)], contacts.Select(c => (c.Silent1, c.Silent2, c.BothSilent)));
    }

    [Fact]
    public void A_short_piece_was_never_there()
    {
        var encounter = new TwoTracks("cccccccacca").Run(Gfw);
        Assert.Equal((EncounterState.BetweenPieces, 1006L, 7), (encounter.State, encounter.LastContact, encounter.CertainContacts.Length));
        Assert.Equal(0, new TwoTracks("ccca").Run(Gfw).CertainContacts.Length);
    }

    [Fact]
    public void A_piece_that_may_still_turn_out_too_short_is_not_certain()
    {
        Assert.Equal(7, new TwoTracks("cccccccacccccc").Run(Gfw).CertainContacts.Length);
        var merged = new TwoTracks("cccccccaccccccc").Run(Gfw).CertainContacts.ToArray();
        Assert.Equal(14, merged.Length);
        Assert.Equal(Bridge.Merge, merged[7].Bridge);
    }

    [Fact]
    public void Pieces_less_than_four_hours_apart_are_merged_and_no_others()
    {
        // 23 steps after the last contact is less than 4 h; 24 is not.
        var merged = new TwoTracks("ccccccc" + new string('a', 22) + "ccccccc").Run(Gfw);
        Assert.Equal((false, 14), (merged.Ended, merged.CertainContacts.Length));
        var ended = new TwoTracks("ccccccc" + new string('a', 23) + "ccccccc").Run(Gfw);
        Assert.Equal((EncounterEnd.NoContact, 1006L, 1030L, 7), (ended.EndedBy, ended.LastContact, ended.Evaluated, ended.CertainContacts.Length));
    }

    [Fact]
    public void An_end_takes_a_piece_that_is_too_short_with_it()
    {
        // After four hours of silence: the second piece has two contacts.
        var encounter = new TwoTracks("cccccccacc" + new string('-', 25)).Run(Gfw);
        Assert.Equal((EncounterEnd.NoContact, 1006L, 7), (encounter.EndedBy, encounter.LastContact, encounter.CertainContacts.Length));
    }

    [Fact]
    public void Contacts_ends_and_static_data_are_changes_and_nothing_else_is()
    {
        var encounter = new TwoTracks("cn-acaaa").Open(Transfer);
        Assert.True(encounter.Changed);
        string changed = "";
        for (var step = 1001L; step <= 1007; step++)
        {
            encounter.Judged();
            encounter.TakeStep(step, out _, out _);
            changed += encounter.Changed ? '!' : '.';
        }

        Assert.Equal("...!..!", changed);
        encounter.Judged();
        encounter.ChangeStatics();
        Assert.True(encounter.Changed);
    }

    [Fact]
    public void Folding_old_contacts_changes_no_figure() =>
        Gen.Select(Gen.Char["ccccccn-12a"].Array[1, 80], Gen.Int[0, 40], Gen.Bool).Sample(
            (letters, finalBehind, isGfw) =>
            {
                var options = isGfw ? Gfw : Transfer;
                var steps = "c" + new string(letters);
                Encounter plain = new TwoTracks(steps).Open(options), folded = new TwoTracks(steps).Open(options);
                for (var step = 1001L; step < 1000 + steps.Length; step++)
                {
                    var goesOn = plain.TakeStep(step, out _, out _);
                    Assert.Equal(goesOn, folded.TakeStep(step, out _, out _));
                    if (step % 3 == 0) folded.Measure(step - finalBehind);
                    if (!goesOn) break;
                }

                plain.Measure(long.MinValue);
                folded.Measure(long.MinValue);
                Assert.Equal(Figures(plain), Figures(folded));
            },
            iter: Iterations.Of(5000));

    [Fact]
    public void They_are_in_the_order_of_their_tracks_and_then_of_their_first_contacts() =>
        Gen.Select(Gen.UInt[1, 2], Gen.Int[1, 2], Gen.UInt[3, 4], Gen.Int[1, 2], Gen.Long[1, 2]).Array[2].Sample(
            pair =>
            {
                var encounters = pair.Select(p => new TwoTracks("c", new Vessel(p.Item1), new Vessel(p.Item3), p.Item5, ordinal1: p.Item2, ordinal2: p.Item4).Open(Transfer)).ToArray();
                Assert.Equal(Math.Sign(pair[0].CompareTo(pair[1])), Math.Sign(Encounter.ByTracks(encounters[0], encounters[1])));
            },
            iter: Iterations.Of(2000));

    private static string States(string steps, RendezvousOptions options)
    {
        var states = new List<EncounterState>();
        new TwoTracks(steps).Run(options, states);
        return string.Join(' ', states);
    }

    private static (int, int, TimeSpan, long, long, double, double, double) Figures(Encounter encounter)
    {
        var medians = new ContactMedians(500);
        medians.SetTo(encounter);
        var tally = encounter.Tally;
        return (tally.Contacts, tally.AlongsideContacts, tally.Time(tally.LongestHold.Steps), tally.FirstAlongside, tally.LastAlongside, medians.Meters, medians.Knots1, tally.MinMeters);
    }
}
