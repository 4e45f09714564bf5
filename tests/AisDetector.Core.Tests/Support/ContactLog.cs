using AisDetector.Core.Rendezvous;

namespace AisDetector.Core.Tests.Support;

/// <summary>The contacts that the detector's join finds: pair, step, distance.</summary>
internal sealed class ContactLog
{
    private readonly Dictionary<(uint A, uint B, long Step), double> _metersByContact = [];

    public IReadOnlyDictionary<(uint A, uint B, long Step), double> MetersByContact => _metersByContact;

    /// <summary>Contacts reported more than once; each pair must meet once a step.</summary>
    public int Repeated { get; private set; }

    public void Observe(RendezvousDetector detector)
    {
        var property = typeof(RendezvousDetector).GetProperty("ContactObserver");
        Assert.SkipWhen(property is null, "RendezvousDetector.ContactObserver is not there yet");
        property.SetValue(detector, Delegate.CreateDelegate(property.PropertyType, this, nameof(Add)));
    }

    private void Add(uint mmsiA, uint mmsiB, long stepTimeMs, double meters)
    {
        if (!_metersByContact.TryAdd((Math.Min(mmsiA, mmsiB), Math.Max(mmsiA, mmsiB), stepTimeMs), meters)) Repeated++;
    }
}
