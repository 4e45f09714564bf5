namespace AisDetector.Bench.Fleets;

/// <summary>What was written.</summary>
/// <param name="Lines">Sentences or rows.</param>
internal readonly record struct FleetCounts(long Lines, long Positions, long Statics, long Bytes);

/// <summary>
/// Lets a fleet send, second by second, and writes what is received. The next transmissions stand in a wheel with a slot for each of the coming
/// seconds: a transmission costs the same in a fleet of a thousand and of a million. Nothing is allocated per report.
/// </summary>
internal sealed class FleetTraffic<TWriter>
    where TWriter : struct, IFleetWriter
{
    /// <summary>Seconds: a power of two above the longest interval.</summary>
    private const int Slots = 512;

    private const int StaticSeconds = ReportingInterval.StaticMilliseconds / 1000;
    private const int BufferBytes = 1 << 20;

    private readonly MadeFleet _fleet;
    private readonly FleetOptions _options;
    private readonly ulong _receptionLimit;

    /// <summary>Of so many static transmissions, one is kept when the positions are thinned.</summary>
    private readonly int _staticsOf;


    /// <summary>Transmissions by slot as linked lists: 2 n is the position of ship n, 2 n + 1 its static data. -1 ends a list.</summary>
    private readonly int[] _first = new int[Slots];

    private readonly int[] _next;
    private readonly byte[] _buffer = new byte[BufferBytes + IFleetWriter.LongestReport];
    private TWriter _writer;
    private int _held;
    private long _lines, _positions, _statics, _bytes;

    public FleetTraffic(MadeFleet fleet, TWriter writer)
    {
        (_fleet, _options, _writer) = (fleet, fleet.Options, writer);
        _receptionLimit = _options.Reception >= 1 ? ulong.MaxValue : (ulong)(_options.Reception * ulong.MaxValue);
        _staticsOf = Math.Max(1, _options.ThinToSeconds * 10 * 1000 / ReportingInterval.StaticMilliseconds);
        _next = new int[2 * fleet.Count];
        Array.Fill(_first, -1);
        var ships = fleet.Ships;
        for (var number = ships.Length - 1; number >= 0; number--)
        {
            ref var ship = ref ships[number];
            ship.LastSecond = long.MinValue / 2;
            // Every station has its own phase.
            ship.DueMilliseconds = (_options.Start * 1000) + (long)(ship.Random.Share() * ship.IntervalMilliseconds(_options.Start));
            Put(2 * number, ship.DueMilliseconds / 1000);
            Put((2 * number) + 1, _options.Start + ship.Random.Below(StaticSeconds));
        }
    }

    /// <summary>Writes the whole time span, or until so many lines are written; asks now and then whether to stop.</summary>
    public FleetCounts Write(Stream to, long maxLines, CancellationToken stop)
    {
        var header = _writer.Header;
        to.Write(header);
        _bytes = header.Length;
        for (var second = _options.Start; second < _options.End && _lines < maxLines; second++)
        {
            stop.ThrowIfCancellationRequested();
            for (var transmission = Take((int)(second % Slots)); transmission >= 0 && _lines < maxLines;)
            {
                var next = _next[transmission];
                ref var ship = ref _fleet.Ships[transmission / 2];
                if ((transmission & 1) == 0) SendPosition(ref ship, transmission, second);
                else SendStatic(ref ship, transmission, second);
                if (_held >= BufferBytes) Flush(to);
                transmission = next;
            }
        }

        Flush(to);
        return new FleetCounts(_lines, _positions, _statics, _bytes);
    }

    private void SendPosition(ref Ship ship, int transmission, long second)
    {
        _fleet.Move(ref ship, second);
        if (IsReceived(ref ship) && second - ship.LastSecond >= _options.ThinToSeconds && MadeFleet.IsHeard(ship, second))
        {
            _held += _writer.Position(ship, Fix.Of(ref ship, second), second, _buffer.AsSpan(_held));
            ship.LastSecond = second;
            _lines++;
            _positions++;
        }

        ship.DueMilliseconds += ship.IntervalMilliseconds(second);
        Put(transmission, ship.DueMilliseconds / 1000);
    }

    private void SendStatic(ref Ship ship, int transmission, long second)
    {
        if (((second / StaticSeconds) + ship.Number) % _staticsOf == 0 && IsReceived(ref ship) && MadeFleet.IsHeard(ship, second))
        {
            var length = _writer.Static(ship, second, _buffer.AsSpan(_held), out var lines);
            _held += length;
            _lines += lines;
            if (length > 0) _statics++;
        }

        Put(transmission, second + StaticSeconds);
    }

    private bool IsReceived(ref Ship ship) => _receptionLimit == ulong.MaxValue || ship.Random.Next() < _receptionLimit;

    private void Put(int transmission, long second)
    {
        ref var first = ref _first[(int)(second % Slots)];
        _next[transmission] = first;
        first = transmission;
    }

    /// <summary>The slot's list; the slot is empty for the next turn of the wheel.</summary>
    private int Take(int slot)
    {
        var first = _first[slot];
        _first[slot] = -1;
        return first;
    }

    private void Flush(Stream to)
    {
        to.Write(_buffer, 0, _held);
        _bytes += _held;
        _held = 0;
    }
}
