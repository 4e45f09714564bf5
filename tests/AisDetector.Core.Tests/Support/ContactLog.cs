namespace AisDetector.Core.Tests.Support;

/// <summary>The contacts that the detector's join finds: pair, step, distance.</summary>
internal sealed class ContactLog
{
    private readonly Dictionary<(uint A, uint B, long Step), double> _metersByContact = [];

    public IReadOnlyDictionary<(uint A, uint B, long Step), double> MetersByContact => _metersByContact;

    /// <summary>Contacts reported more than once; each pair must meet once a step.</summary>
    public int Repeated { get; private set; }

    public void Observe(RendezvousDetector detector) => detector.ContactObserver = Add;

    private void Add(uint mmsiA, uint mmsiB, long stepTimeMs, double meters)
    {
        if (!_metersByContact.TryAdd((Math.Min(mmsiA, mmsiB), Math.Max(mmsiA, mmsiB), stepTimeMs), meters)) Repeated++;
    }
}
