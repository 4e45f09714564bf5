using AisDetector.Core.State;

namespace AisDetector.Core.Nmea;

internal sealed partial class PendingMessage
{
    public void Persist(StateStream state)
    {
        state.Bytes(ref _lines, ref _length);
        state.Value(ref _received);
        state.Value(ref _total);
        state.Value(ref _key);
        state.Value(ref _station);
        state.Value(ref _group);
        state.Value(ref _openedAtArrival);
        state.Value(ref _openedAtEdge);
        state.Enum(ref _timeKind);
        var (time, fillBits, hasInner) = (Time, FillBits, HasInnerFillBits);
        state.Value(ref time);
        state.Value(ref fillBits);
        state.Value(ref hasInner);
        (Time, FillBits, HasInnerFillBits) = (time, fillBits, hasInner);
        if (_total is < 2 or > MaxParts) throw new InvalidDataException("The state is damaged: a message of an impossible number of parts.");
        for (var number = 1; number <= _total; number++)
        {
            ref var part = ref _parts[number];
            if (!Has(number)) continue;
            state.Value(ref part.LineFrom);
            state.Value(ref part.LineTo);
            state.Value(ref part.PayloadFrom);
            state.Value(ref part.PayloadTo);
            var inOrder = part.LineFrom >= 0 && part.LineFrom <= part.PayloadFrom && part.PayloadFrom <= part.PayloadTo && part.PayloadTo <= part.LineTo && part.LineTo <= _length;
            if (!inOrder) throw new InvalidDataException("The state is damaged: a part outside of its message.");
        }
    }
}
