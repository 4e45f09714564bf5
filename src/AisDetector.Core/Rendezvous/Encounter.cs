using System.Runtime.InteropServices;
using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Core.State;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Rendezvous;

/// <summary>What ended an encounter.</summary>
internal enum EncounterEnd : byte
{
    /// <summary>Nothing yet: it is open.</summary>
    None,
    Apart,

    /// <summary>The last contact is further back than anything bridges.</summary>
    NoContact,

    /// <summary>They met again after a silence that movement or distance made too long to bridge.</summary>
    Unbridged,
}

/// <summary>
/// One run of contacts of two tracks, bridged over short absences: a small sequential state machine over steps. A step is
/// taken when both tracks have passed it (or nothing can reach it any more), so the outcome does not depend on how the
/// two vessels' reports were interleaved.
/// </summary>
internal sealed class Encounter
{
    private readonly RendezvousOptions _options;
    private readonly long _stepMs;
    private readonly List<Contact> _contacts = [];
    private readonly ContactTally _folded;
    private int _summed;
    private long _lastContact, _evaluated;
    private bool _changed = true, _staticNews = true;
    private EncounterEnd _endedBy;

    // Since the last contact:
    private int _unobserved, _silent1, _silent2, _bothSilent;
    private bool _seenOtherwise;
    private int _apart;
    private long _firstApart;
    private readonly SegmentCount _apart1 = new(), _apart2 = new();

    // Pieces of contact (profiles that merge them):
    private int _pieceStart;
    private long _pieceFirst;
    private bool _betweenPieces;
    private long _lastCounted = long.MinValue;

    /// <param name="first">The track of the lower (MMSI, ordinal).</param>
    public Encounter(Track first, Track second, long step, double meters, RendezvousOptions options)
        : this(first, second, step, options)
    {
        _lastContact = _evaluated = _pieceFirst = step;
        FirstMeters = meters;
        _contacts.Add(Contact.Of(first.Trace.Slow(step), second.Trace.Slow(step), meters));
    }

    /// <summary>An encounter whose fields <see cref="Persist"/> will give.</summary>
    public Encounter(Track first, Track second, long firstContact, RendezvousOptions options)
    {
        (First, Second, _options) = (first, second, options);
        _stepMs = RendezvousOptions.Ms(options.Step);
        (_folded, Tally) = (new ContactTally(options), new ContactTally(options));
        FirstContact = firstContact;
    }

    public Track First { get; }
    public Track Second { get; }

    /// <summary>Step of the first contact: never moves, since contacts come in step order.</summary>
    public long FirstContact { get; }

    /// <summary>Distance at the first contact.</summary>
    public double FirstMeters { get; private set; }
    public long LastContact => _lastContact;

    /// <summary>The newest step that the machine has taken.</summary>
    public long Evaluated => _evaluated;

    /// <summary>Apart is confirmed, or the encounter was given up: no contact will be added.</summary>
    public bool Ended => _endedBy != EncounterEnd.None;
    public EncounterEnd EndedBy => _endedBy;

    /// <summary>The first of the apart steps in a row that were seen last.</summary>
    public long FirstApart => _firstApart;

    /// <summary>Whether anything since the last judgement may change it.</summary>
    public bool Changed
    {
        get => _changed;
        set => _changed = value;
    }

    /// <summary>Whether static data of either ship came since the contacts were last measured.</summary>
    public bool StaticNews
    {
        get => _staticNews;
        set => _staticNews = value;
    }

    /// <summary>Contacts since the last fold, in step order.</summary>
    public List<Contact> Contacts => _contacts;

    /// <summary>The figures of all certain contacts, as of the last <see cref="Sum"/>.</summary>
    public ContactTally Tally { get; }

    /// <summary>Medians of the folded contacts; null when none is folded yet.</summary>
    public ContactMedians? FoldedMedians { get; private set; }

    /// <summary>Contacts of <see cref="Contacts"/> from this index on belong to a piece that may still turn out too short to count.</summary>
    public int Certain => PieceCounts ? _contacts.Count : _pieceStart;

    private bool PieceCounts => (LastContact - _pieceFirst) * _options.Step >= _options.MinPiece;

    /// <summary>Takes the next step; false when it ended the encounter (then a contact at that step starts a new one).</summary>
    public bool Take(long step, out bool contact, out double meters)
    {
        _evaluated = step;
        meters = double.NaN;
        contact = false;
        StepKind a = First.Trace.Kind(step), b = Second.Trace.Kind(step);
        if (a is StepKind.UnderWay or StepKind.InHarbour || b is StepKind.UnderWay or StepKind.InHarbour) return Apart(step, a, b);
        if (a == StepKind.Silent || b == StepKind.Silent) return Unobserved(step, a, b);
        ref readonly var s = ref First.Trace.Slow(step);
        ref readonly var t = ref Second.Trace.Slow(step);
        meters = Geodesy.DistanceMeters(s.Latitude, s.Longitude, t.Latitude, t.Longitude);
        if (meters > _options.LeavingDistanceMeters) return Apart(step, a, b);
        _apart = 0;
        if (meters > _options.ContactDistanceMeters)
        {
            _seenOtherwise = true;
            return Within(step);
        }

        contact = true;
        if (!Within(step)) return false;
        if (!Bridgeable(step)) return End(EncounterEnd.Unbridged);
        Add(step, Contact.Of(s, t, meters));
        return true;
    }

    private void Add(long step, Contact contact)
    {
        contact.Bridge = _betweenPieces ? Bridge.Merge
            : step == LastContact + 1 ? Bridge.None
            : _seenOtherwise ? Bridge.Seen
            : Bridge.Unobserved;
        (contact.Silent1, contact.Silent2, contact.BothSilent) = (_silent1, _silent2, _bothSilent);
        if (_betweenPieces)
        {
            _betweenPieces = false;
            _pieceStart = _contacts.Count;
            _pieceFirst = step;
        }

        _contacts.Add(contact);
        _lastContact = step;
        Changed = true;
        _unobserved = _silent1 = _silent2 = _bothSilent = 0;
        _seenOtherwise = false;
    }

    private bool Unobserved(long step, StepKind a, StepKind b)
    {
        _unobserved++;
        if (a == StepKind.Silent) _silent1++;
        if (b == StepKind.Silent) _silent2++;
        if (a == b) _bothSilent++;
        return Within(step);
    }

    private bool Apart(long step, StepKind a, StepKind b)
    {
        _seenOtherwise = true;
        if (_apart++ == 0)
        {
            _firstApart = step;
            _apart1.Clear();
            _apart2.Clear();
        }

        if (a != StepKind.Silent) _apart1.Note(First.Trace.Segment(step));
        if (b != StepKind.Silent) _apart2.Note(Second.Trace.Segment(step));
        var confirmed = _apart >= _options.ApartStepsToEnd
            && ((_apart1.Count >= _options.ApartSegmentsToEnd && _apart2.Count >= _options.ApartSegmentsToEnd)
                || (step - _firstApart) * _options.Step >= _options.ApartTimeToEnd);
        if (!confirmed || _betweenPieces) return Within(step);
        return EndPiece() && Within(step);
    }

    /// <summary>Apart is confirmed. Without merging that is the end; with it, a piece long enough waits for another.</summary>
    private bool EndPiece()
    {
        if (_options.MergedApart == TimeSpan.Zero) return End(EncounterEnd.Apart);
        if (!PieceCounts) DropPiece();
        if (_lastCounted == long.MinValue && !PieceCounts) return End(EncounterEnd.Apart);
        _lastCounted = LastContact;
        _betweenPieces = true;
        return true;
    }

    /// <summary>A piece too short to count was never there.</summary>
    private void DropPiece()
    {
        _contacts.RemoveRange(_pieceStart, _contacts.Count - _pieceStart);
        if (_lastCounted != long.MinValue) _lastContact = _pieceFirst = _lastCounted;
    }

    /// <summary>False, ending the encounter, when the last contact is further back than anything bridges.</summary>
    private bool Within(long step)
    {
        var since = (step - LastContact) * _options.Step;
        return (_betweenPieces ? since < LongestAbsence : since <= LongestAbsence) || End(EncounterEnd.NoContact);
    }

    /// <summary>How long after its last contact the encounter ends without another: longer between two pieces than inside one.</summary>
    public TimeSpan LongestAbsence => _betweenPieces ? _options.MergedApart : _options.BridgedSilence;

    /// <summary>
    /// Whether the unobserved time before this contact counts as one encounter: long silence only when the ships were in
    /// contact right before and right after it and nobody moved meanwhile (a gap under way of 2 kn or more is movement,
    /// unless the ships are still together and went slower than a transfer under way).
    /// </summary>
    private bool Bridgeable(long step)
    {
        if (_unobserved == 0 || _betweenPieces) return true;
        long from = LastContact * _stepMs, to = step * _stepMs;
        var silence = !_seenOtherwise
            && !First.MovedInSilence(from, to, _stepMs, _options.SlowBelowKnots) && !Second.MovedInSilence(from, to, _stepMs, _options.SlowBelowKnots);
        return (step - LastContact) * _options.Step <= (silence ? _options.BridgedSilence : _options.BridgedUncertainty);
    }

    /// <summary>Ends the encounter at its last contact (or its last piece that counts).</summary>
    private bool End(EncounterEnd by)
    {
        if (!PieceCounts && _options.MinPiece > TimeSpan.Zero) DropPiece();
        _endedBy = by;
        Changed = true;
        return false;
    }

    /// <summary>
    /// Measures the contacts that are new, or all that are kept when the ships' dimensions are news, sums them up, and
    /// folds those before <paramref name="final"/>, which nothing can change any more.
    /// </summary>
    /// <param name="rememberedMs">Dimensions reported earlier than this before the first contact do not count.</param>
    public void Sum(long final, long rememberedMs)
    {
        if (StaticNews)
        {
            Tally.CopyFrom(_folded);
            _summed = 0;
            StaticNews = false;
        }

        var after = FirstContact * _stepMs - rememberedMs;
        var contacts = CollectionsMarshal.AsSpan(_contacts)[..Certain];
        long unclear1 = IdentityUnclearSince(First.Vessel, rememberedMs), unclear2 = IdentityUnclearSince(Second.Vessel, rememberedMs);
        for (; _summed < contacts.Length; _summed++)
        {
            ref var contact = ref contacts[_summed];
            var until = contact.Step * _stepMs + RendezvousOptions.Ms(_options.MaxGap);
            Alongside.Measure(ref contact, SizeOf(First.Vessel, unclear1), SizeOf(Second.Vessel, unclear2), _options.AlongsideGapMeters);
            Tally.Add(contact);

            StaticData? SizeOf(Vessel vessel, long unclearSince) => until >= unclearSince ? null : Alongside.SizeOf(vessel, after, until);
        }

        Fold(contacts, final);
    }

    /// <summary>From when on (ms) it cannot be told which ship of a vessel's number its static data are of, as far as this encounter asks; never: <see cref="long.MaxValue"/>.</summary>
    /// <param name="rememberedMs">How long before the first contact static data count.</param>
    public long IdentityUnclearSince(Vessel vessel, long rememberedMs)
    {
        var first = FirstContact * _stepMs;
        return vessel.IdentityUnclearSince(first - RendezvousOptions.Ms(_options.MaxGap), first - rememberedMs);
    }

    private void Fold(ReadOnlySpan<Contact> certain, long final)
    {
        var count = 0;
        while (count < certain.Length && certain[count].Step < final) count++;
        if (count == 0) return;
        FoldedMedians ??= new ContactMedians(_options.ContactDistanceMeters);
        foreach (ref readonly var contact in certain[..count])
        {
            _folded.Add(contact);
            FoldedMedians.Add(contact);
        }

        _contacts.RemoveRange(0, count);
        _summed -= count;
        _pieceStart = Math.Max(0, _pieceStart - count);
    }

    /// <summary>All but the tracks and the first contact, which name the encounter.</summary>
    public void Persist(StateStream state)
    {
        var meters = FirstMeters;
        state.Value(ref meters);
        FirstMeters = meters;
        state.Value(ref _lastContact);
        state.Value(ref _evaluated);
        state.Enum(ref _endedBy);
        state.Value(ref _changed);
        state.Value(ref _staticNews);
        state.Value(ref _unobserved);
        state.Value(ref _silent1);
        state.Value(ref _silent2);
        state.Value(ref _bothSilent);
        state.Value(ref _seenOtherwise);
        state.Value(ref _apart);
        state.Value(ref _firstApart);
        _apart1.Persist(state);
        _apart2.Persist(state);
        state.Value(ref _pieceStart);
        state.Value(ref _pieceFirst);
        state.Value(ref _betweenPieces);
        state.Value(ref _lastCounted);
        state.Value(ref _summed);
        state.List(_contacts, static (StateStream s, ref Contact contact) => contact.Persist(s));
        _folded.Persist(state);
        Tally.Persist(state);
        var folded = FoldedMedians != null;
        state.Value(ref folded);
        if (folded) (FoldedMedians ??= new ContactMedians(_options.ContactDistanceMeters)).Persist(state);
    }

    /// <summary>Distinct segments among steps taken in order.</summary>
    private sealed class SegmentCount
    {
        private int _last = -1;

        private int _count;

        public int Count => _count;

        public void Note(int segment)
        {
            if (segment == _last) return;
            _last = segment;
            _count++;
        }

        public void Clear() => (_last, _count) = (-1, 0);

        public void Persist(StateStream state)
        {
            state.Value(ref _last);
            state.Value(ref _count);
        }
    }
}
