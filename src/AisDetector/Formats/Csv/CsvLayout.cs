using System.Text;
using AisDetector.App;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Csv;

/// <summary>What a CSV file's columns can hold.</summary>
internal enum Column
{
    Mmsi, Time, Date, Latitude, Longitude, Speed, Course, Heading, Status, Class, Station, MessageType,
    Imo, CallSign, Name, ShipType, Cargo, Length, Beam, Draught, Destination, Eta, ToBow, ToStern, ToPort, ToStarboard,
}

/// <summary>Which column of a CSV file holds what, how its rows are cut, and whose format it is.</summary>
internal sealed class CsvLayout
{
    public const int Columns = (int)Column.ToStarboard + 1;

    /// <summary>Lines before the header: comments, a title, <c>sep=;</c>.</summary>
    private const int MaxPreambleLines = 20;

    private const int MaxTitlesShown = 30;

    /// <summary>Spellings by <see cref="FieldWords.Key"/>, the surest first: a file may have <c>timestamp</c> and <c>t</c>, <c>shiptype</c> and <c>type</c>.</summary>
    private static readonly string[][] Spellings =
    [
        ["mmsi", "mmsinumber", "sourcemmsi", "vesselmmsi", "shipmmsi", "userid", "ssvid"],
        ["basedatetime", "datetimeutc", "timestamputc", "timeutc", "datetime", "timestamp", "time", "basetime", "receivedtime", "receivedat",
            "positiontime", "positiontimestamp", "msgtime", "reporttime", "unixtime", "unixtimestamp", "epochms", "epochs", "epoch", "timestampms", "timems", "utc", "ts", "t"],
        ["date", "dateutc", "utcdate", "positiondate"],
        ["latitude", "lat", "latitudedegrees", "latdeg", "positionlatitude", "y"],
        ["longitude", "lon", "long", "lng", "longitudedegrees", "londeg", "positionlongitude", "x"],
        ["sog", "speedoverground", "speedknots", "speedkn", "sogknots", "speed"],
        ["cog", "courseoverground", "coursedegrees", "course"],
        ["heading", "trueheading", "headingdegrees", "hdg"],
        ["navigationalstatus", "navigationstatus", "navstatus", "navstat", "status"],
        ["transceiverclass", "transcieverclass", "transceiver", "aisclass", "class"],
        ["typeofmobile", "stationtype", "mobiletype"],
        ["messagetype", "msgtype", "messageid", "msgid", "aistype"],
        ["imo", "imonumber"],
        ["callsign"],
        ["vesselname", "shipname", "name"],
        ["vesseltype", "shiptype", "shipandcargotype", "shiptypecode", "vesseltypecode", "type"],
        ["cargotype"],
        ["length", "lengthmeters", "loa", "shiplength", "vessellength"],
        ["width", "beam", "breadth", "beammeters", "widthmeters", "shipwidth", "vesselwidth"],
        ["draught", "draft", "draughtmeters", "maximumstaticdraught"],
        ["destination", "dest"],
        ["eta"],
        ["tobowmeters", "tobow", "dimbow", "dimensiontobow", "a"],
        ["tosternmeters", "tostern", "dimstern", "dimensiontostern", "b"],
        ["toportmeters", "toport", "dimport", "dimensiontoport", "c"],
        ["tostarboardmeters", "tostarboard", "dimstarboard", "dimensiontostarboard", "d"],
    ];

    /// <summary>What <c>--columns</c> takes for the columns whose title may have a unit.</summary>
    private static readonly Dictionary<Column, (string Option, string Unit)> Measured = new()
    {
        [Column.Speed] = ("sog", "knots"),
        [Column.Course] = ("cog", "degrees"),
        [Column.Heading] = ("heading", "degrees"),
        [Column.Length] = ("length", "metres"),
        [Column.Beam] = ("width", "metres"),
        [Column.Draught] = ("draught", "metres"),
    };

    private readonly int[] _index = new int[Columns];
    private readonly Unit[] _units = new Unit[Columns];
    private readonly List<string> _doubts = [];
    private List<string> _titles = [];

    private CsvLayout()
    {
        Array.Fill(_index, -1);
        Array.Fill(_units, Unit.Plain);
    }

    public required byte Delimiter { get; init; }

    /// <summary>Fields of a whole row.</summary>
    public required int FieldCount { get; init; }

    /// <summary>Where the rows begin, after the header, in bytes.</summary>
    public required int DataStart { get; init; }

    /// <summary>The header's bytes, which concatenated files repeat; empty without one.</summary>
    public required byte[] Header { get; init; }

    public string Format { get; private set; } = "CSV";
    public bool IsDayFirst { get; private set; } = true;

    /// <summary>Nothing in the first rows says whether <c>01/02/2024</c> is in January or in February; it is read as in February.</summary>
    public bool HasAmbiguousDates { get; private set; }

    public bool HasTime => this[Column.Time] >= 0;

    /// <summary>The column's place in a row, or -1.</summary>
    public int this[Column column] => _index[(int)column];

    /// <summary>In what its title says that its numbers are.</summary>
    public Unit UnitOf(Column column) => _units[(int)column];

    /// <summary>As people are told of it.</summary>
    public string TitleOf(Column column) => Header.Length == 0 ? $"column {this[column] + 1}" : _titles[this[column]];

    /// <summary>Titles that are not understood, one line each.</summary>
    public IReadOnlyList<string> Doubts => _doubts;

    /// <summary>
    /// The layout of the file that begins with these bytes; null when they are no CSV of positions, with <paramref name="problem"/> saying what is
    /// missing when they nearly are.
    /// </summary>
    public static CsvLayout? Find(ReadOnlySpan<byte> head, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        InputFault? nearest = null;
        var at = head.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var line = 0; line < MaxPreambleLines && at < head.Length; line++)
        {
            var length = head[at..].IndexOf((byte)'\n');
            var next = length < 0 ? head.Length : at + length + 1;
            var text = CsvNumbers.Trim(length < 0 ? head[at..] : head.Slice(at, length));
            // A header that begins with # is the DMA's; other lines that do are comments.
            var header = CsvNumbers.Trim(text.TrimStart((byte)'#'));
            if (names?.IsNumbered == true ? text.Length > 0 && text[0] != '#' : !header.IsEmpty)
            {
                var layout = FromHeader(header, text, at, next, names, out problem);
                if (layout is not null)
                {
                    layout.FindFormat(header, head[layout.DataStart..]);
                    return layout;
                }

                if (problem is not null) return null;
                if (nearest is null && IsTable(header, head[next..])) nearest = Unrecognised(header);
            }

            at = next;
        }

        problem = nearest;
        return null;
    }

    private static CsvLayout? FromHeader(ReadOnlySpan<byte> header, ReadOnlySpan<byte> line, int lineStart, int next, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        var delimiter = FindDelimiter(header);
        if (delimiter == 0) return null;
        var titles = Split(header, delimiter);
        var isNumbered = names?.IsNumbered == true;
        var layout = new CsvLayout
        {
            Delimiter = delimiter,
            FieldCount = titles.Count,
            DataStart = isNumbered ? lineStart : next,
            Header = isNumbered ? [] : line.ToArray(),
            _titles = titles,
        };
        if (!isNumbered) layout.FindByName(titles);
        if (names is not null && !names.Apply(titles, layout._index, out var missing))
        {
            problem = new InputFault($"--columns names {missing}, which it does not have (its columns: {string.Join(", ", titles)})", ExitCode.BadArguments);
            // A line that is no header either is only a line before the header.
            if (layout[Column.Mmsi] < 0 && layout[Column.Latitude] < 0) problem = null;
            return null;
        }

        if (names is not null) layout.LeaveToNames(names);
        if (!isNumbered) layout.FindUnits(titles, names);
        if (layout[Column.Mmsi] < 0 || layout[Column.Latitude] < 0 || layout[Column.Longitude] < 0) return null;
        if (layout.HasTime) return layout;
        problem = layout.Unrecognised(titles);
        return null;
    }

    /// <summary>The line and the next are cut alike: a table, whatever it holds.</summary>
    private static bool IsTable(ReadOnlySpan<byte> header, ReadOnlySpan<byte> rest)
    {
        var delimiter = FindDelimiter(header);
        if (delimiter == 0 || header.ContainsAny("<>{}"u8)) return false;
        var end = rest.IndexOf((byte)'\n');
        return header.Count(delimiter) == (end < 0 ? rest : rest[..end]).Count(delimiter);
    }

    private static InputFault Unrecognised(ReadOnlySpan<byte> header)
    {
        var delimiter = FindDelimiter(header);
        var layout = new CsvLayout { Delimiter = delimiter, FieldCount = 0, DataStart = 0, Header = [] };
        var titles = Split(header, delimiter);
        layout.FindByName(titles);
        return layout.Unrecognised(titles);
    }

    /// <summary>Which of the needed columns are not among these, and what to do about it.</summary>
    private InputFault Unrecognised(List<string> titles)
    {
        var missing = ColumnNames.Needed.Where(need => this[need.Column] < 0).Select(need => need.Name).ToArray();
        var shown = string.Join(", ", titles.Take(MaxTitlesShown)) + (titles.Count > MaxTitlesShown ? ", …" : "");
        var isHeaderless = titles.Any(title => CsvNumbers.TryDecimal(Encoding.UTF8.GetBytes(title), commaIsPoint: true, out _));
        return new InputFault(
            isHeaderless
                ? $"not AIS as it stands: a table without a header (it begins with {shown}); give its columns by number: --columns mmsi=…,time=…,lat=…,lon=…"
                : $"not AIS as it stands: no column of its header is recognised as {string.Join(", ", missing)} (it has {shown}); "
                    + $"name what holds it: --columns {string.Join(',', missing.Select(name => name + "=…"))}",
            ExitCode.NoUsableInput);
    }

    private static byte FindDelimiter(ReadOnlySpan<byte> header)
    {
        byte best = 0;
        var most = 2;
        foreach (var candidate in ",;\t|"u8)
        {
            var count = header.Count(candidate);
            if (count <= most) continue;
            most = count;
            best = candidate;
        }

        // Four columns have three delimiters; mmsi,lat,lon without a time have two, and get their message.
        return best != 0 || header.Count((byte)',') < 2 ? best : (byte)',';
    }

    private static List<string> Split(ReadOnlySpan<byte> header, byte delimiter)
    {
        var titles = new List<string>();
        foreach (var range in header.Split(delimiter)) titles.Add(Encoding.UTF8.GetString(header[range]).Trim().Trim('"').Trim());
        return titles;
    }

    private void FindByName(List<string> titles)
    {
        var keys = titles.ConvertAll(title => FieldWords.Key(Encoding.UTF8.GetBytes(title)));
        for (var column = 0; column < Columns; column++)
        {
            foreach (var spelling in Spellings[column])
            {
                if (_index[column] < 0) _index[column] = keys.IndexOf(spelling);
            }
        }

        if (this[Column.Time] < 0) (_index[(int)Column.Time], _index[(int)Column.Date]) = (this[Column.Date], -1);
        FindWithUnits(titles);
        FindNeeded(keys, Column.Mmsi, key => key.Contains("mmsi", StringComparison.Ordinal));
        FindNeeded(keys, Column.Time, key => key.Contains("timestamp", StringComparison.Ordinal) || key.Contains("datetime", StringComparison.Ordinal) || key.EndsWith("time", StringComparison.Ordinal));
        FindNeeded(keys, Column.Latitude, key => key.StartsWith("lat", StringComparison.Ordinal) || key.Contains("latitude", StringComparison.Ordinal));
        FindNeeded(keys, Column.Longitude, key => key.StartsWith("lon", StringComparison.Ordinal) || key.Contains("longitude", StringComparison.Ordinal));
        // Where another column has the ship's type, "type" is the message's.
        var type = keys.IndexOf("type");
        if (type >= 0 && this[Column.MessageType] < 0 && this[Column.ShipType] >= 0 && this[Column.ShipType] != type) _index[(int)Column.MessageType] = type;
        DropIncompleteDimensions();
    }

    /// <summary>What the user has named a column for it is, and nothing else that its title may mean.</summary>
    private void LeaveToNames(ColumnNames names)
    {
        var named = Enumerable.Range(0, Columns).Where(column => names.Has((Column)column)).Select(column => _index[column]).ToHashSet();
        for (var column = 0; column < Columns; column++)
            if (!names.Has((Column)column) && named.Contains(_index[column])) _index[column] = -1;
        DropIncompleteDimensions();
    }

    /// <summary>A, B, C, D mean dimensions only together.</summary>
    private void DropIncompleteDimensions()
    {
        if (this[Column.ToBow] >= 0 && this[Column.ToStern] >= 0 && this[Column.ToPort] >= 0 && this[Column.ToStarboard] >= 0) return;
        for (var column = Column.ToBow; column <= Column.ToStarboard; column++) _index[(int)column] = -1;
    }

    /// <summary>Columns whose title is one of the spellings and a unit.</summary>
    private void FindWithUnits(List<string> titles)
    {
        for (var column = Column.Mmsi; column <= Column.ToStarboard; column++)
        {
            if (this[column] >= 0 || ColumnUnits.Of(column) is not (not Quantity.None and var quantity)) continue;
            _index[(int)column] = titles.FindIndex(title => !_index.Contains(titles.IndexOf(title)) && ColumnUnits.Split(title, Spellings[(int)column], quantity, out var unit) is not null && unit is not null);
        }
    }

    /// <summary>The units of the columns that were found or named, and what may be meant by titles that are not understood.</summary>
    private void FindUnits(List<string> titles, ColumnNames? names)
    {
        for (var column = Column.Mmsi; column <= Column.ToStarboard; column++)
        {
            if (ColumnUnits.Of(column) is not (not Quantity.None and var quantity)) continue;
            if (this[column] >= 0)
            {
                var title = titles[this[column]];
                var isSpelled = Spellings[(int)column].Contains(FieldWords.Key(Encoding.UTF8.GetBytes(title)));
                if (isSpelled) continue;
                var rest = ColumnUnits.Split(title, Spellings[(int)column], quantity, out var unit);
                _units[(int)column] = unit ?? ColumnUnits.AtEnd(title, quantity);
                if (rest is not null && unit is null && names?.Has(column) != true) _doubts.Add($"{title} is read as degrees: what follows its name is not understood");
            }
            else if (Measured.TryGetValue(column, out var measured)
                && titles.Find(t => !_index.Contains(titles.IndexOf(t)) && ColumnUnits.Split(t, Spellings[(int)column], quantity, out _) is not null) is { } title)
            {
                _doubts.Add($"{title} is not used: its unit is not understood; --columns {measured.Option}=\"{title}\" takes it in {measured.Unit}");
            }
        }
    }

    /// <summary>A needed column by a part of its name, where one alone has it: <c>Latitude (deg)</c>, <c>vessel_position_time</c>.</summary>
    private void FindNeeded(List<string> keys, Column column, Predicate<string> isLike)
    {
        var first = keys.FindIndex(isLike);
        if (this[column] < 0 && first >= 0 && first == keys.FindLastIndex(isLike) && !_index.Contains(first)) _index[(int)column] = first;
    }

    private void FindFormat(ReadOnlySpan<byte> header, ReadOnlySpan<byte> rows)
    {
        var key = FieldWords.Key(header);
        if (this[Column.Station] >= 0 && key.StartsWith("timestamptypeofmobilemmsi", StringComparison.Ordinal)) Format = "DMA CSV";
        else if (key.Contains("basedatetime", StringComparison.Ordinal) && key.StartsWith("mmsi", StringComparison.Ordinal)) Format = "NOAA CSV";
        if (Format == "DMA CSV") return;
        var order = OrderOfDates(rows);
        (IsDayFirst, HasAmbiguousDates) = (order.IsDayFirst, order.IsGuess);
    }

    private DateOrder OrderOfDates(ReadOnlySpan<byte> rows)
    {
        var order = new DateOrder();
        var index = this[Column.Date] >= 0 ? this[Column.Date] : this[Column.Time];
        foreach (var line in rows.Split((byte)'\n'))
        {
            var row = rows[line];
            var field = 0;
            foreach (var range in row.Split(Delimiter))
            {
                if (field++ != index) continue;
                order.See(row[range].Trim("\" \r"u8));
                break;
            }

            if (order.IsKnown) break;
        }

        return order;
    }
}
