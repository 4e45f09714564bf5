using AisDetector.App;

namespace AisDetector.Formats.Csv;

/// <summary>The option <c>--columns mmsi=…,time=…,lat=…,lon=…</c>: names from the header, or numbers from 1 for files without one.</summary>
internal sealed class ColumnNames
{
    private static readonly Dictionary<string, Column> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mmsi"] = Column.Mmsi,
        ["time"] = Column.Time,
        ["date"] = Column.Date,
        ["lat"] = Column.Latitude,
        ["lon"] = Column.Longitude,
        ["sog"] = Column.Speed,
        ["cog"] = Column.Course,
        ["heading"] = Column.Heading,
        ["status"] = Column.Status,
        ["class"] = Column.Class,
        ["imo"] = Column.Imo,
        ["callsign"] = Column.CallSign,
        ["name"] = Column.Name,
        ["shiptype"] = Column.ShipType,
        ["length"] = Column.Length,
        ["width"] = Column.Beam,
        ["draught"] = Column.Draught,
        ["destination"] = Column.Destination,
    };

    /// <summary>What no file can do without.</summary>
    public static readonly (string Name, Column Column)[] Needed =
        [("mmsi", Column.Mmsi), ("time", Column.Time), ("lat", Column.Latitude), ("lon", Column.Longitude)];

    private readonly Dictionary<Column, string> _names = [];

    private ColumnNames() { }

    /// <summary>All columns are numbers and the four needed ones are among them: the file has no header.</summary>
    public bool IsNumbered { get; private set; }

    public static ColumnNames? Parse(string? option)
    {
        if (string.IsNullOrWhiteSpace(option)) return null;
        var names = new ColumnNames();
        foreach (var part in option.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            var name = sign < 0 ? "" : part[(sign + 1)..].Trim();
            if (sign < 0 || name.Length == 0 || !Keys.TryGetValue(part[..sign].Trim(), out var column))
                throw new InputFault($"--columns: '{part}' is not one of {string.Join(", ", Keys.Keys)} with =NAME", ExitCode.BadArguments);
            names._names[column] = name;
        }

        names.IsNumbered = names._names.Values.All(name => int.TryParse(name, out _))
            && Needed.All(need => names._names.ContainsKey(need.Column));
        return names;
    }

    public bool Has(Column column) => _names.ContainsKey(column);

    /// <summary>Sets the places of the named columns; false when the header lacks one.</summary>
    public bool Apply(List<string> titles, int[] index, out string? missing)
    {
        missing = null;
        foreach (var (column, name) in _names)
        {
            var at = IsNumbered ? int.Parse(name) - 1 : titles.FindIndex(title => title.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at < 0 || at >= titles.Count)
            {
                missing = name;
                return false;
            }

            index[(int)column] = at;
        }

        return true;
    }
}
