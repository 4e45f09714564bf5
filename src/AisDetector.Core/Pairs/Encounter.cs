using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>Where an encounter stands after the newest step that it has taken.</summary>
internal enum EncounterState
{
    /// <summary>The step was a contact.</summary>
    Together,

    /// <summary>Since the last contact the ships were within the leaving distance, or not both seen.</summary>
    Absent,

    /// <summary>The last steps were apart, but too few to confirm that the ships have parted.</summary>
    Parting,

    /// <summary>The ships have parted. Another piece of contact would still be merged (Global Fishing Watch).</summary>
    BetweenPieces,

    /// <summary>No contact will be added.</summary>
    Ended,
}

/// <summary>What ended an encounter.</summary>
internal enum EncounterEnd : byte
{
    /// <summary>Nothing yet: it is open.</summary>
    None,
    Apart,

    /// <summary>The last contact is further back than anything bridges.</summary>
    NoContact,

    /// <summary>The ships met again, but the absence is not bridged: one of them moved in it or was seen elsewhere, and it was too long for that.</summary>
    Unbridged,

    /// <summary>Too many ships lay around one of them, and this pair was the farthest.</summary>
    Crowded,
}

/// <summary>
/// One run of contacts of two tracks, bridged over short absences. It is a small state machine that takes one step after the other.
/// A step is taken when both tracks have passed it, or when nothing can reach it any more. So the outcome does not depend on the
/// order in which the two vessels' reports came.
/// </summary>
/// <remarks>
/// <code>
///             contact                          contact of a new piece
///            ┌───────┐                    ┌────────────────────────────┐
///            ▼       │   near, unseen     ▼                            │
///         Together ──┴──────────────► Absent ──── apart ──► Parting ───┼─ confirmed ─► BetweenPieces
///            ▲                            ▲                    │       │ (merging)          │
///            └────────── contact ─────────┴────────────────────┘       └────────────────────┤
///                                                                                           │
///         any ── apart confirmed, too long without contact, contact that cannot be bridged ─┴─► Ended
/// </code>
/// What follows the end is the alert's life: <see cref="AlertLife"/>.
/// </remarks>
internal sealed partial class Encounter
{
    /// <summary>Contacts are folded so many at a time, because each fold moves those that stay.</summary>
    private const int FoldedAtOnce = 16;

    private readonly RendezvousOptions _options;
    private readonly long _stepMs;
    private readonly ContactEvidence _evidence;
    private readonly Parting _parting;
    private Absence _absence;

    /// <summary>Apart steps in a row at which the two were not both under way, so that they are known to be in different places.</summary>
    private int _apartSteps;
    private long _lastContact, _evaluated;
    private bool _changed = true, _staticsChanged = true, _arrivalSeen = true, _seenApart = true, _cameTogether;
    private EncounterEnd _endedBy;

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
        _arrivalSeen = (first.Trace.Slow(step).Flags & second.Trace.Slow(step).Flags & SampleFlags.LayThere) == 0;
        _seenApart = meters >= ApproachMeters || CameFromApart(step);
        _cameTogether = !_seenApart && ComeTogether(step);
        _evidence.Add(Contact.Of(first.Trace.Slow(step), second.Trace.Slow(step), meters));
    }

    /// <summary>An encounter whose fields <see cref="Persist"/> will give.</summary>
    public Encounter(Track first, Track second, long firstContact, RendezvousOptions options)
    {
        (First, Second, _options) = (first, second, options);
        _stepMs = RendezvousOptions.Ms(options.Step);
        _evidence = new ContactEvidence(first, second, options);
        _parting = new Parting(options);
        FirstContact = firstContact;
    }

    public Track First { get; }
    public Track Second { get; }

    /// <summary>Step of the first contact. It never moves, because contacts come in step order.</summary>
    public long FirstContact { get; }

    /// <summary>Distance at the first contact.</summary>
    public double FirstMeters { get; private set; }
    public long LastContact => _lastContact;

    /// <summary>One of the two was seen to come. False when both lay where they met since they were first heard, or for six hours.</summary>
    public bool ArrivalSeen => _arrivalSeen;

    /// <summary>The ships were seen to part.</summary>
    public bool DepartureSeen => _endedBy == EncounterEnd.Apart;

    /// <summary>The two were seen in different places, before or since. Two transponders of one hull never are, nor a tug and its tow under way.</summary>
    public bool SeenApart => _seenApart;

    /// <summary>The two came under way, side by side already.</summary>
    public bool CameTogether => _cameTogether;

    /// <summary>Distance at the last contact; infinite when that is long past.</summary>
    public double LastMeters => _evidence.Count > 0 ? _evidence.Kept[^1].Meters : double.PositiveInfinity;

    /// <summary>The newest step that the machine has taken.</summary>
    public long Evaluated => _evaluated;

    public EncounterState State =>
        _endedBy != EncounterEnd.None ? EncounterState.Ended
        : _betweenPieces ? EncounterState.BetweenPieces
        : _parting.HasBegun ? EncounterState.Parting
        : _evaluated > _lastContact ? EncounterState.Absent
        : EncounterState.Together;

    /// <summary>Apart is confirmed, or the encounter was given up: no contact will be added.</summary>
    public bool Ended => _endedBy != EncounterEnd.None;
    public EncounterEnd EndedBy => _endedBy;

    /// <summary>The first of the apart steps in a row that were seen last.</summary>
    public long FirstApart => _parting.First;

    /// <summary>How long after its last contact the encounter ends without another: longer between two pieces than inside one.</summary>
    public TimeSpan LongestAbsence => _betweenPieces ? _options.MergedApart : _options.BridgedSilence;

    /// <summary>Whether anything came since the last judgement (<see cref="Judged"/>) that may change the next.</summary>
    public bool Changed => _changed;

    /// <summary>The figures of all certain contacts, as of the last <see cref="Measure"/>.</summary>
    public ContactTally Tally => _evidence.Tally;

    /// <summary>Medians of the contacts that are folded; null when none is yet.</summary>
    public ContactMedians? FoldedMedians => _evidence.FoldedMedians;

    /// <summary>The contacts since the last fold that are certain to count. Those of the last piece are not, while that piece is too short.</summary>
    public ReadOnlySpan<Contact> CertainContacts => _evidence.Kept[..Certain];

    /// <summary>What was published about it, and when that ends.</summary>
    public AlertLife Life { get; } = new();

    private int Certain => PieceCounts ? _evidence.Count : _pieceStart;

    private bool PieceCounts => (LastContact - _pieceFirst) * _options.Step >= _options.MinPiece;

    /// <summary>How far the last judgement still holds.</summary>
    public ref Standing Standing => ref _standing;

    private Standing _standing = new();

    /// <summary>It links its ships to one crowd: they have been alongside long enough, and were lately.</summary>
    public bool IsSteadyLink { get; set; }

    /// <summary>The last step alongside when the crowds last looked.</summary>
    public long LinkedTo { get; set; } = long.MinValue;

    /// <summary>Something came that may change what the encounter is taken for: it is judged at the next tick.</summary>
    public void Change()
    {
        _changed = true;
        _standing.Stir();
    }

    /// <summary>Static data of either ship came: its contacts are measured anew.</summary>
    public void ChangeStatics()
    {
        _staticsChanged = true;
        Change();
    }

    /// <summary>What is known of either ship changed. That may change what a crowd is taken for of which the ship is part.</summary>
    public void ChangeShip()
    {
        HasShipNews = true;
        _standing.Stir();
    }

    /// <summary>What is known of either ship changed since the last tick.</summary>
    public bool HasShipNews { get; set; }

    /// <summary>One of the two went dark beside the other, which stayed (<c>Loitering.DarkAlongside</c>).</summary>
    public bool PartnerWentDark
    {
        get => _partnerWentDark;
        set => _partnerWentDark = value;
    }

    private bool _partnerWentDark;

    public void Judged() => _changed = false;

    /// <summary>Both numbers are those of one ship each, as far as anybody can tell: nothing about them depends on who sent what.</summary>
    public bool IsOfTwoShips => First.Vessel.IsOneShip && Second.Vessel.IsOneShip && First.YieldedAt == null && Second.YieldedAt == null;

    /// <summary>
    /// Ships that meet come within the contact distance at walking speed: their first contact is near its limit. A first contact nearer
    /// than this is one of two that came together, or were heard too late.
    /// </summary>
    private const double ApproachMeters = 200;

    /// <summary>Whether two ships that are near at their first contact came together: both under way a step before, or both out of a harbour.</summary>
    private bool ComeTogether(long step)
    {
        StepKind a = First.Trace.Kind(step - 1), b = Second.Trace.Kind(step - 1);
        return a == b && a is StepKind.UnderWay or StepKind.InHarbour;
    }

    /// <summary>Whether the ships were in different places before a near first contact: seen so a step before, or too far from each other when they fell silent.</summary>
    private bool CameFromApart(long step)
    {
        StepKind a = First.Trace.Kind(step - 1), b = Second.Trace.Kind(step - 1);
        if (a != StepKind.Silent && b != StepKind.Silent) return a != b || a == StepKind.Slow;
        if (LastGap(First) is not { } one || LastGap(Second) is not { } other) return false;
        if (one.End < (step - 1) * _stepMs && other.End < (step - 1) * _stepMs) return false;
        var meters = Geodesy.DistanceMeters(one.Latitude, one.Longitude, other.Latitude, other.Longitude);
        return meters > _options.LeavingDistanceMeters + Math.Abs(one.Start - other.Start) / 1000.0 * WalkKnots * Geodesy.MetersPerSecondPerKnot;

        // A ship may be known much further than to this step already.
        Gap? LastGap(Track track)
        {
            var last = track.Gaps.FindLastIndex(g => g.End <= step * _stepMs);
            return last < 0 ? null : track.Gaps[last];
        }
    }

    /// <summary>Faster than this no ship went between the two times at which they fell silent.</summary>
    private const double WalkKnots = 20;

    /// <summary>Takes the next step; false when it ended the encounter (then a contact at that step starts a new one).</summary>
    public bool TakeStep(long step, out bool contact, out double meters)
    {
        _evaluated = step;
        meters = double.NaN;
        contact = false;
        StepKind a = First.Trace.Kind(step), b = Second.Trace.Kind(step);
        if (a is StepKind.UnderWay or StepKind.InHarbour || b is StepKind.UnderWay or StepKind.InHarbour) return TakeApart(step, a, b);
        if (a == StepKind.Silent || b == StepKind.Silent)
        {
            _absence.NoteUnobserved(a, b);
            return GoOnUnlessTooLong(step);
        }

        ref readonly var s = ref First.Trace.Slow(step);
        ref readonly var t = ref Second.Trace.Slow(step);
        meters = Geodesy.DistanceMeters(s.Latitude, s.Longitude, t.Latitude, t.Longitude);
        if (meters > _options.LeavingDistanceMeters) return TakeApart(step, a, b);
        _parting.Forget();
        _apartSteps = 0;
        if (meters > _options.ContactDistanceMeters)
        {
            _absence.NoteSeen();
            return GoOnUnlessTooLong(step);
        }

        contact = true;
        if (!GoOnUnlessTooLong(step)) return false;
        if (!IsBridgeable(step)) return End(EncounterEnd.Unbridged);
        var taken = Contact.Of(s, t, meters);
        if (HeadingWatch.ShowsStuck(s, t, (step - FirstContact) * _options.Step)) taken.Flags1 |= SampleFlags.HeadingStuck;
        TakeContact(step, taken);
        return true;
    }

    private void TakeContact(long step, Contact contact)
    {
        _absence.PutInto(ref contact, isNext: step == LastContact + 1, _betweenPieces);
        if (_betweenPieces) (_betweenPieces, _pieceStart, _pieceFirst) = (false, _evidence.Count, step);
        _evidence.Add(contact);
        _lastContact = step;
        _absence = default;
        _changed = true;
    }

    private bool TakeApart(long step, StepKind a, StepKind b)
    {
        _absence.NoteSeen();
        _parting.Note(step, a != StepKind.Silent ? First.Trace.Segment(step) : null, b != StepKind.Silent ? Second.Trace.Segment(step) : null);
        // Where one is silent nobody knows.
        if ((a != b && a != StepKind.Silent && b != StepKind.Silent) || a == StepKind.Slow) _apartSteps++;
        if (_apartSteps >= _options.ApartStepsToEnd && !_seenApart)
        {
            _seenApart = true;
            Change();
        }

        if (!_parting.IsConfirmedAt(step) || _betweenPieces) return GoOnUnlessTooLong(step);
        return EndPiece() && GoOnUnlessTooLong(step);
    }

    /// <summary>The ships have parted. Without merging the encounter ends. With merging, a piece that is long enough waits for another.</summary>
    private bool EndPiece()
    {
        if (_options.MergedApart == TimeSpan.Zero) return End(EncounterEnd.Apart);
        if (!PieceCounts) DropPiece();
        if (_lastCounted == long.MinValue && !PieceCounts) return End(EncounterEnd.Apart);
        _lastCounted = LastContact;
        _betweenPieces = true;
        return true;
    }

    /// <summary>Removes the last piece, which is too short to count.</summary>
    private void DropPiece()
    {
        _evidence.DropFrom(_pieceStart);
        if (_lastCounted != long.MinValue) _lastContact = _pieceFirst = _lastCounted;
    }

    /// <summary>Ends the encounter, and returns false, when the last contact is further back than anything bridges.</summary>
    private bool GoOnUnlessTooLong(long step)
    {
        var since = (step - LastContact) * _options.Step;
        return (_betweenPieces ? since < LongestAbsence : since <= LongestAbsence) || End(EncounterEnd.NoContact);
    }

    /// <summary>
    /// Whether the unobserved time before this contact is bridged. A long silence is bridged only when the ships were in contact right
    /// before and right after it, and neither moved meanwhile. A ship moved when the ends of its silence imply more than 2 kn; ships that
    /// are still together, and went no faster than in a transfer under way, are an exception.
    /// </summary>
    private bool IsBridgeable(long step)
    {
        if (_absence.IsObserved || _betweenPieces) return true;
        long from = LastContact * _stepMs, to = step * _stepMs;
        var silence = !_absence.SeenOtherwise
            && !First.MovedInSilence(from, to, _stepMs, _options.SlowBelowKnots) && !Second.MovedInSilence(from, to, _stepMs, _options.SlowBelowKnots);
        return (step - LastContact) * _options.Step <= (silence ? _options.BridgedSilence : _options.BridgedUncertainty);
    }

    /// <summary>Ends the encounter, though its ships have not parted.</summary>
    public void GiveUp() => End(EncounterEnd.Crowded);

    /// <summary>Ends the encounter at its last contact (or its last piece that counts).</summary>
    private bool End(EncounterEnd by)
    {
        if (!PieceCounts && _options.MinPiece > TimeSpan.Zero) DropPiece();
        _endedBy = by;
        Change();
        return false;
    }

    /// <summary>
    /// Measures the new contacts, or all that are kept when static data of a ship came, and adds them to the tally. Then folds those
    /// before <paramref name="finalStep"/>, which nothing can change any more.
    /// </summary>
    public void Measure(long finalStep)
    {
        if (_staticsChanged) _evidence.MeasureAnew();
        _staticsChanged = false;
        var certain = Certain;
        _evidence.Measure(certain, RememberedSince, IdentityUnclearSince(First.Vessel), IdentityUnclearSince(Second.Vessel));
        _pieceStart = Math.Max(0, _pieceStart - _evidence.Fold(certain, finalStep, FoldedAtOnce));
    }

    /// <summary>Evidence reported before this (ms) does not count.</summary>
    public long RememberedSince => FirstContact * _stepMs - RendezvousOptions.Ms(_options.EvidenceMemory);

    /// <summary>The time (ms) from which on this encounter cannot tell which of two ships with a vessel's number sent its static data; <see cref="long.MaxValue"/>: never.</summary>
    public long IdentityUnclearSince(Vessel vessel) =>
        vessel.IdentityUnclearSince(FirstContact * _stepMs - RendezvousOptions.Ms(_options.MaxGap), RememberedSince);

    public Vessel Other(Vessel vessel) => First.Vessel == vessel ? Second.Vessel : First.Vessel;

    /// <summary>In the order of the first tracks, then of the second, then of the first contacts.</summary>
    public static int ByTracks(Encounter a, Encounter b)
    {
        int c;
        if ((c = a.First.Vessel.Mmsi.CompareTo(b.First.Vessel.Mmsi)) != 0) return c;
        if ((c = a.First.Ordinal.CompareTo(b.First.Ordinal)) != 0) return c;
        if ((c = a.Second.Vessel.Mmsi.CompareTo(b.Second.Vessel.Mmsi)) != 0) return c;
        if ((c = a.Second.Ordinal.CompareTo(b.Second.Ordinal)) != 0) return c;
        return a.FirstContact.CompareTo(b.FirstContact);
    }
}
