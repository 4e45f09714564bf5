using System.Runtime.InteropServices;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>
/// The contacts of one encounter and their figures. Contacts that delayed reports may still change are kept one by one. Contacts that
/// nothing can change any more are folded: only their totals are kept. So a month at anchor costs no more memory than a day.
/// </summary>
internal sealed partial class ContactEvidence(Track first, Track second, RendezvousOptions options)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step), _gapMs = RendezvousOptions.Ms(options.MaxGap);
    private readonly List<Contact> _contacts = [];
    private readonly ContactTally _folded = new(options);
    private int _measured;
    private LastSize _size1 = new(), _size2 = new();

    /// <summary>Contacts since the last fold, in step order.</summary>
    public ReadOnlySpan<Contact> Kept => CollectionsMarshal.AsSpan(_contacts);

    public int Count => _contacts.Count;

    /// <summary>The figures of all certain contacts, as of the last <see cref="Measure"/>.</summary>
    public ContactTally Tally { get; } = new(options);

    /// <summary>Medians of the folded contacts; null when none is folded yet.</summary>
    public ContactMedians? FoldedMedians { get; private set; }

    public void Add(in Contact contact) => _contacts.Add(contact);

    /// <summary>Takes back the contacts from an index on.</summary>
    public void DropFrom(int index) => _contacts.RemoveRange(index, _contacts.Count - index);

    /// <summary>To be called when static data of a ship came: all contacts that are kept will be measured again.</summary>
    public void MeasureAnew()
    {
        Tally.CopyFrom(_folded);
        _measured = 0;
    }

    /// <summary>Measures the contacts that were not measured yet, by the ships' dimensions, and adds them to the tally.</summary>
    /// <param name="certain">How many of the kept contacts are certain to count.</param>
    /// <param name="after">Dimensions reported before this (ms) do not count.</param>
    /// <param name="unclear1">From this time on (ms) it is not known which dimensions are the first ship's.</param>
    /// <param name="unclear2">The second ship's.</param>
    public void Measure(int certain, long after, long unclear1, long unclear2)
    {
        var contacts = CollectionsMarshal.AsSpan(_contacts);
        for (; _measured < certain; _measured++)
        {
            ref var contact = ref contacts[_measured];
            var until = contact.Step * _stepMs + _gapMs;
            var size1 = until >= unclear1 ? null : _size1.Of(first.Vessel, after, until);
            var size2 = until >= unclear2 ? null : _size2.Of(second.Vessel, after, until);
            Alongside.Measure(ref contact, size1, size2, options.AlongsideGapMeters);
            Tally.Add(contact);
        }
    }

    /// <summary>The dimensions that were found last. They hold until other static data come, if no report was newer than the question.</summary>
    private struct LastSize()
    {
        private StaticData? _size;
        private long _after, _from = long.MaxValue;
        private int _changes = -1;

        public StaticData? Of(Vessel vessel, long after, long until)
        {
            if (until >= _from && after == _after && _changes == vessel.Statics.Changes) return _size;
            _size = Alongside.SizeOf(vessel, after, until);
            (_after, _from, _changes) = (after, vessel.Statics.Newest <= until ? until : long.MaxValue, vessel.Statics.Changes);
            return _size;
        }
    }

    /// <summary>Folds the measured contacts of steps before <paramref name="finalStep"/>, which nothing can change any more.</summary>
    /// <param name="atLeast">Fewer are left for later.</param>
    /// <returns>How many.</returns>
    public int Fold(int certain, long finalStep, int atLeast = 1)
    {
        var count = 0;
        while (count < certain && _contacts[count].Step < finalStep) count++;
        if (count < atLeast) return 0;
        FoldedMedians ??= new ContactMedians(options.ContactDistanceMeters);
        foreach (ref readonly var contact in Kept[..count])
        {
            _folded.Add(contact);
            FoldedMedians.Add(contact);
        }

        _contacts.RemoveRange(0, count);
        _measured -= count;
        return count;
    }
}
