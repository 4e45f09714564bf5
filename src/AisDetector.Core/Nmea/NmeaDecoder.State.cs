using AisDetector.Core.State;

namespace AisDetector.Core.Nmea;

public sealed partial class NmeaDecoder
{
    /// <summary>Writes what the decoder's answers depend on: unfinished lines and messages, the times that earlier lines gave.</summary>
    public void Save(Stream stream)
    {
        var state = StateStream.Into(stream);
        Persist(state);
        state.Flush();
    }

    /// <summary>Reads into a new decoder what <see cref="Save"/> wrote: it goes on as if never stopped.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such state.</exception>
    public void Restore(Stream stream) => StateStream.Read(stream, Persist);

    /// <summary>The static data last heard is not in it: it only saves allocations, the objects it gives are equal either way.</summary>
    private void Persist(StateStream state)
    {
        state.Header(nameof(NmeaDecoder), "");
        state.Bytes(ref _carry, ref _carried);
        state.Value(ref _isSkipping);
        var otherLines = OtherLines;
        state.Value(ref otherLines);
        OtherLines = otherLines;
        _times.Persist(state);
        _fragments.Persist(state);
    }
}
