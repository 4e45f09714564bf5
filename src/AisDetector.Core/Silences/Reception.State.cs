using AisDetector.Core.State;

namespace AisDetector.Core.Silences;

/// <summary>What a <see cref="Reception"/> saves.</summary>
internal sealed partial class Reception
{
    public void Persist(StateStream state)
    {
        List<KeyValuePair<int, Cell>> cells = [.. _cells];
        state.List(cells, (StateStream s, ref KeyValuePair<int, Cell> cell) =>
        {
            var (number, content) = s.Reading ? (0, new Cell(_mask + 1)) : (cell.Key, cell.Value);
            s.Value(ref number);
            s.Value(ref content.Newest);
            for (var i = 0; i < content.Tracks.Length; i++) s.Value(ref content.Tracks[i]);
            cell = new(number, content);
        });
        if (!state.Reading) return;
        foreach (var (number, cell) in cells) _cells[number] = cell;
    }
}
