using System.Buffers.Text;

namespace AisDetector.Bench.Fleets;

/// <summary>Rows as NOAA MarineCadastre publishes them.</summary>
internal struct NoaaWriter : IFleetWriter
{
    private readonly byte[] _time = new byte[19];
    private long _second = -1;

    public NoaaWriter()
    {
    }

    public readonly ReadOnlySpan<byte> Header =>
        "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass\n"u8;

    public int Position(in Ship ship, in Fix fix, long second, Span<byte> to)
    {
        if (second != _second) Stamp(second);
        var row = new RowWriter(to);
        row.Whole(ship.Mmsi);
        row.Text(_time);
        row.Fixed(fix.Latitude, 5);
        row.Fixed(fix.Longitude, 5);
        row.Fixed(fix.Knots, 1);
        row.Fixed(fix.CourseDegrees % 359.95, 1);
        row.Fixed(fix.HeadingDegrees, 1);
        row.Text(ShipWords.Name(ship.Number, stackalloc byte[20]));
        if (ship.Imo == 0) row.Text([]);
        else row.Whole(ship.Imo, "IMO"u8);
        row.Text(ShipWords.CallSign(ship.Number, stackalloc byte[7]));
        row.Whole(ship.ShipType);
        if (ship.IsClassB) row.Text([]);
        else row.Whole(fix.Status);
        row.Whole((uint)ship.LengthMeters);
        row.Whole((uint)ship.BeamMeters);
        row.Fixed(ship.IsClassB ? 0 : ship.DraughtTenths / 10.0, 1);
        row.Whole(ship.ShipType);
        row.Text(ship.IsClassB ? "B"u8 : "A"u8);
        return row.End();
    }

    public readonly int Static(in Ship ship, long second, Span<byte> to, out int lines) => lines = 0;

    private void Stamp(long second)
    {
        _second = second;
        DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime.TryFormat(_time, out _, "yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>Fields of one row, a comma after each.</summary>
internal ref struct RowWriter(Span<byte> to)
{
    private readonly Span<byte> _to = to;
    private int _at;

    public void Text(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_to[_at..]);
        _at += text.Length;
        _to[_at++] = (byte)',';
    }

    public void Whole(uint value, scoped ReadOnlySpan<byte> before = default)
    {
        before.CopyTo(_to[_at..]);
        Utf8Formatter.TryFormat(value, _to[(_at + before.Length)..], out var digits);
        _at += before.Length + digits;
        _to[_at++] = (byte)',';
    }

    /// <summary>With a fixed number of decimals, 1 or 5.</summary>
    public void Fixed(double value, int decimals)
    {
        var scale = decimals == 1 ? 10u : 100_000u;
        var scaled = (long)Math.Round(value * scale);
        if (scaled < 0) _to[_at++] = (byte)'-';
        var (whole, rest) = Math.DivRem((uint)Math.Abs(scaled), scale);
        Utf8Formatter.TryFormat(whole, _to[_at..], out var digits);
        _at += digits;
        _to[_at++] = (byte)'.';
        for (var i = decimals - 1; i >= 0; i--, rest /= 10) _to[_at + i] = (byte)('0' + (rest % 10));
        _at += decimals;
        _to[_at++] = (byte)',';
    }

    /// <summary>The last comma becomes the newline; gives the row's length.</summary>
    public readonly int End()
    {
        _to[_at - 1] = (byte)'\n';
        return _at;
    }
}
