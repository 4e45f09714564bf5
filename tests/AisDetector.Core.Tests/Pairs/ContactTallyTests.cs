using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>Runs of contacts against sums over plain lists of them.</summary>
public sealed class ContactTallyTests
{
    private static readonly RendezvousOptions Options = TestOptions.Transfer with { MinDuration = TimeSpan.FromMinutes(10) };

    /// <summary>Contacts in step order, with what lies between them: nothing, silence, steps near.</summary>
    private static readonly Gen<Contact[]> Runs = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 45], Gen.Int[0, 4], Gen.Int[0, 15], Gen.Int[20, 60]).Array[1, 60].Select(
        items =>
        {
            var step = 1000L;
            var contacts = new Contact[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                var (bridge, away, verdict, flags, meters) = items[i];
                var gap = i == 0 || bridge > 1 ? 0 : away;
                step += 1 + gap;
                contacts[i] = new Contact
                {
                    Step = step,
                    Latitude = 10 + (i * 1e-3),
                    Longitude = 20,
                    Meters = meters,
                    HullGap = verdict == 0 ? meters / 2f : float.NaN,
                    Verdict = verdict switch { 0 or 1 => AlongsideVerdict.Alongside, 2 => AlongsideVerdict.Estimated, 3 => AlongsideVerdict.Apart, _ => AlongsideVerdict.Unknown },
                    Bridge = gap == 0 ? Bridge.None : bridge == 0 ? Bridge.Unobserved : Bridge.Seen,
                    Silent1 = gap,
                    Silent2 = gap / 2,
                    BothSilent = bridge == 0 ? gap / 2 : 0,
                    Flags1 = SampleFlags.AtFix | (flags % 4 > 0 ? SampleFlags.Observed : 0) | (flags > 13 ? SampleFlags.Anchorage : 0),
                    Flags2 = SampleFlags.Observed | (flags % 2 > 0 ? SampleFlags.AtFix : 0),
                    MotionlessSteps = (ushort)meters,
                };
            }

            return contacts;
        });

    [Fact]
    public void Counts_and_extremes_are_those_of_the_list() => Runs.Sample(
        contacts =>
        {
            var tally = Of(contacts);
            Assert.Equal(
                (contacts.Length, contacts.Count(c => c.IsAlongside), contacts.Count(c => c.Verdict == AlongsideVerdict.Estimated)),
                (tally.Contacts, tally.AlongsideContacts, tally.EstimatedContacts));
            Assert.Equal((contacts.Count(c => c.Verdict != AlongsideVerdict.Unknown), contacts.Count(c => c.InAnchorage)), (tally.JudgedContacts, tally.AnchorageContacts));
            Assert.Equal((contacts.Min(c => c.Meters), contacts[0].Step, contacts[^1].Step), (tally.MinMeters, tally.FirstStep, tally.LastStep));
            Assert.Equal(contacts.Where(c => !float.IsNaN(c.HullGap)).Min(c => (double?)c.HullGap), tally.MinHullGap);
            Assert.Equal(contacts.Max(c => c.MotionlessSteps) * Options.Step, tally.Motionless);
            if (!contacts.Any(c => c.IsAlongside)) return;
            Assert.Equal((contacts.First(c => c.IsAlongside).Step, contacts.Last(c => c.IsAlongside).Step), (tally.FirstAlongside, tally.LastAlongside));
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void A_hold_sums_the_neighbours_that_are_both_alongside() => Runs.Sample(
        contacts =>
        {
            var tally = Of(contacts);
            var holds = HoldsOf(contacts);
            Assert.Equal(holds.Count, tally.Holds.Length);
            for (var i = 0; i < holds.Count; i++)
            {
                var (expected, hold) = (holds[i], tally.Holds[i]);
                Assert.Equal((expected[0].Step, expected[^1].Step), (hold.First, hold.Last));
                Assert.Equal(TimeOf(contacts, expected), (hold.Observed, hold.Silent, hold.TrustedInferred));
            }
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void The_holds_that_are_long_enough_are_summed() => Runs.Sample(
        contacts =>
        {
            var tally = Of(contacts);
            var all = HoldsOf(contacts);
            var longOnes = all.Where(h => IsLong(contacts, h)).ToList();
            Assert.Equal(longOnes.Count, tally.LongHolds.Count);
            if (all.Count > 0) Assert.Equal(all.Max(h => Steps(contacts, h)), tally.LongestHold.Steps);
            if (longOnes.Count == 0) return;
            var touching = tally.Holds.ToArray().Where((_, i) => IsLong(contacts, all[i])).Select(h => h.Touching).ToList();
            Assert.Equal((touching[0].First, touching[^1].Last), (tally.LongHolds.First, tally.LongHolds.Last));
            Assert.Equal((touching.Sum(t => t.Last - t.First), touching.Max(t => t.Last - t.First)), (tally.LongHolds.Length, tally.LongHolds.Longest));
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void Long_enough_is_the_first_step_at_which_a_hold_is() => Runs.Sample(
        contacts =>
        {
            var first = Enumerable.Range(1, contacts.Length).FirstOrDefault(n => contacts[n - 1].IsAlongside && HoldsOf(contacts[..n]).Any(h => IsLong(contacts[..n], h)));
            var tally = Of(contacts);
            Assert.Equal(first == 0 ? long.MaxValue : contacts[first - 1].Step, tally.LongEnoughSince);
            if (first > 0) Assert.Equal(contacts[..first].Where(c => c.IsAlongside).Average(c => (double)c.Meters), tally.LongEnoughMeters, 1e-6);
        },
        iter: Iterations.Of(3000));

    [Fact]
    public void The_span_alongside_is_that_of_the_contacts_of_the_holds() => Runs.Sample(
        contacts =>
        {
            var holds = HoldsOf(contacts);
            if (holds.Count == 0) return;
            var counted = holds.Where(h => IsLong(contacts, h)).ToList();
            if (counted.Count == 0) counted = [holds[^1]];
            var parts = counted.Select(h => contacts.Where(c => c.Step >= h[0].Step && c.Step <= h[^1].Step).ToArray()).ToList();
            var companies = parts.Select(part => Of(part).Company).ToList();
            var together = Of(contacts).WhileAlongside;
            Assert.Equal(
                (parts.Sum(p => p.Count(c => c.IsObserved)), companies.Sum(c => c.ObservedSteps), companies.Sum(c => c.InferredSteps)),
                (together.ObservedContacts, together.ObservedSteps, together.InferredSteps));
            Assert.Equal((companies.Sum(c => c.Silent1), companies.Sum(c => c.Silent2)), (together.Silent1, together.Silent2));
            Assert.Equal((companies.Sum(c => c.Alongside), companies.Sum(c => c.Judged)), (together.Alongside, together.Judged));
            Assert.Equal(parts.SelectMany(p => p).Where(c => c.IsAlongside).Average(c => c.Latitude), together.Mean().Latitude, 1e-6);
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void Steps_in_company_are_observed_or_inferred_or_neither() => Runs.Sample(
        contacts =>
        {
            var (observed, inferred) = (0L, 0L);
            foreach (var (from, to) in contacts.Zip(contacts.Skip(1)))
            {
                if (to.Bridge == Bridge.None && from.IsObserved && to.IsObserved) observed += to.Step - from.Step;
                else if (to.Bridge is Bridge.None or Bridge.Unobserved) inferred += to.Step - from.Step;
            }

            var company = Of(contacts).Company;
            Assert.Equal((observed, inferred), (company.ObservedSteps, company.InferredSteps));
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void Ships_were_alongside_all_through_a_hold() => Gen.Select(Runs, Gen.Long[990, 3000], Gen.Long[0, 60]).Sample(
        (contacts, step, length) =>
        {
            var since = step - length;
            Assert.Equal(HoldsOf(contacts).Any(h => h[0].Step <= step && h[^1].Step >= since), Of(contacts).WasAlongside(since, step));
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void The_mean_place_lies_between_the_ships_on_the_antimeridian_too()
    {
        var tally = new ContactTally(Options);
        // The second ship is 222 m east of the first: 0.002 degrees on the equator.
        tally.Add(new Contact { Step = 1, Latitude = 0, Longitude = 179.999, East = 222.4f, Meters = 222 });
        var (latitude, longitude) = tally.Company.Mean();
        Assert.Equal((0, 180), (latitude, Math.Abs(longitude)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-5 && Math.Abs(a.Item2 - b.Item2) < 1e-5);
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var contact = new Contact { Step = 1, Verdict = AlongsideVerdict.Alongside, Meters = 9 };
        var tally = new ContactTally(Options);
        tally.Add(contact);
        var copy = new ContactTally(Options);
        copy.CopyFrom(tally);
        copy.Add(contact with { Step = 50, Meters = 3 });
        Assert.Equal((1, 9, 2, 3), (tally.Contacts, tally.MinMeters, copy.Contacts, copy.MinMeters));
        Assert.Equal((false, true), (tally.WasAlongside(40, 60), copy.WasAlongside(40, 60)));
    }

    private static ContactTally Of(params IEnumerable<Contact> contacts)
    {
        var tally = new ContactTally(Options);
        foreach (var contact in contacts) tally.Add(contact);
        return tally;
    }

    /// <summary>The contacts alongside, hold by hold.</summary>
    private static List<Contact[]> HoldsOf(Contact[] contacts)
    {
        List<List<Contact>> holds = [];
        for (var i = 0; i < contacts.Length; i++)
        {
            if (!contacts[i].IsAlongside) continue;
            var goesOn = holds.Count > 0 && (contacts[i].Step - holds[^1][^1].Step <= 30 || (contacts[i].Bridge == Bridge.Unobserved && contacts[i - 1].IsAlongside));
            if (!goesOn) holds.Add([]);
            holds[^1].Add(contacts[i]);
        }

        return [.. holds.Select(h => h.ToArray())];
    }

    private static bool IsLong(Contact[] contacts, Contact[] hold) => Steps(contacts, hold) * Options.Step >= Options.MinDuration;

    private static long Steps(Contact[] contacts, Contact[] hold)
    {
        var (observed, silent, inferred) = TimeOf(contacts, hold);
        return observed + silent + inferred;
    }

    private static (long Observed, long Silent, long Inferred) TimeOf(Contact[] contacts, Contact[] hold)
    {
        long observed = 0, silent = 0, inferred = 0;
        var span = contacts.Where(c => c.Step >= hold[0].Step && c.Step <= hold[^1].Step).ToArray();
        foreach (var (from, to) in span.Zip(span.Skip(1)).Where(p => p.First.IsAlongside && p.Second.IsAlongside))
        {
            var bothSeen = from.IsObserved && to.IsObserved;
            if (to.Bridge == Bridge.None && bothSeen) observed += to.Step - from.Step;
            else if (to.Bridge == Bridge.None) inferred += to.Step - from.Step;
            else if (to.Bridge == Bridge.Unobserved && bothSeen && to.BothSilent > 0) silent += Math.Min(to.Step - from.Step, to.BothSilent + 1);
        }

        return (observed, silent, MostFixesAlongside(span, c => c.Flags1) < 4 || MostFixesAlongside(span, c => c.Flags2) < 4 ? 0 : inferred);
    }

    private static int MostFixesAlongside(Contact[] contacts, Func<Contact, SampleFlags> flags)
    {
        var (most, now) = (0, 0);
        foreach (var contact in contacts.Where(c => flags(c).HasFlag(SampleFlags.AtFix))) most = Math.Max(most, now = contact.IsAlongside ? now + 1 : 0);
        return most;
    }
}
