using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AisDetector.Core.Geo;

/// <summary>An area of the user's own, with what he says about it.</summary>
/// <param name="ValidFrom">From this moment on (UTC); null: always.</param>
/// <param name="ValidTo">Before this moment (UTC); null: for ever.</param>
/// <param name="IsRisk">Loitering counts inside at any distance from the shore.</param>
public sealed record Zone(string Name, string? Source, DateTime? ValidFrom, DateTime? ValidTo, bool IsRisk, IReadOnlyList<ZoneShape> Shapes)
{
    /// <summary>Whether a position (WGS 84 degrees) lies in any of its shapes.</summary>
    public bool Contains(double latitude, double longitude)
    {
        foreach (var shape in Shapes)
            if (shape.Contains(latitude, longitude)) return true;
        return false;
    }

    /// <summary>Whether it is valid at some moment from one time to another, both included.</summary>
    public bool IsValid(DateTime from, DateTime to) => !(ValidFrom > to) && !(ValidTo <= from);
}

/// <summary>
/// A polygon with holes in degrees. Its sides are straight in longitude and latitude (RFC 7946). Longitudes of a ring run on over the
/// antimeridian: a ring may have some beyond 180.
/// </summary>
public sealed class ZoneShape
{
    private readonly (double Latitude, double Longitude)[][] _rings;
    private readonly double _south = double.PositiveInfinity, _north = double.NegativeInfinity, _west = double.PositiveInfinity, _east = double.NegativeInfinity;

    /// <param name="rings">The outline, then the holes. The last point of a ring may repeat the first.</param>
    public ZoneShape(IEnumerable<IReadOnlyList<(double Latitude, double Longitude)>> rings)
    {
        _rings = [.. rings.Select(Unrolled)];
        foreach (var hole in _rings.Skip(1)) Align(hole, _rings[0]);
        foreach (var (latitude, longitude) in _rings.SelectMany(ring => ring))
        {
            (_south, _north) = (Math.Min(_south, latitude), Math.Max(_north, latitude));
            (_west, _east) = (Math.Min(_west, longitude), Math.Max(_east, longitude));
        }
    }

    internal IEnumerable<(double Latitude, double Longitude)[]> Rings => _rings;

    /// <summary>Whether a position lies inside. A side belongs to the shape on one of its sides only, so two shapes that share one never both have a position.</summary>
    public bool Contains(double latitude, double longitude)
    {
        if (!(latitude >= _south && latitude <= _north)) return false;
        for (var here = longitude - 360 * Math.Floor((longitude - _west) / 360); here <= _east; here += 360)
        {
            var inside = false;
            foreach (var ring in _rings) inside ^= IsIn(ring, latitude, here);
            if (inside) return true;
        }

        return false;
    }

    private static bool IsIn((double Latitude, double Longitude)[] ring, double latitude, double longitude)
    {
        var inside = false;
        var (lastLatitude, lastLongitude) = ring[^1];
        foreach (var (nextLatitude, nextLongitude) in ring)
        {
            if (nextLatitude > latitude != lastLatitude > latitude
                && longitude < (lastLongitude - nextLongitude) * (latitude - nextLatitude) / (lastLatitude - nextLatitude) + nextLongitude) inside = !inside;
            (lastLatitude, lastLongitude) = (nextLatitude, nextLongitude);
        }

        return inside;
    }

    /// <summary>Moves a hole by whole turns to where the outline is.</summary>
    private static void Align((double Latitude, double Longitude)[] hole, (double Latitude, double Longitude)[] outline)
    {
        var turns = 360 * Math.Round((Middle(outline) - Middle(hole)) / 360);
        for (var i = 0; i < hole.Length; i++) hole[i].Longitude += turns;

        static double Middle((double Latitude, double Longitude)[] ring) => (ring.Min(p => p.Longitude) + ring.Max(p => p.Longitude)) / 2;
    }

    /// <summary>
    /// Two points in a row more than half a turn apart are joined over the antimeridian. A whole turn is the width of the world: such
    /// sides stay as they are.
    /// </summary>
    private static (double Latitude, double Longitude)[] Unrolled(IReadOnlyList<(double Latitude, double Longitude)> ring)
    {
        var unrolled = ring.ToArray();
        for (var i = 1; i < unrolled.Length; i++)
        {
            var by = unrolled[i].Longitude - unrolled[i - 1].Longitude;
            if (Math.Abs(ring[i].Longitude - ring[i - 1].Longitude) < 360) unrolled[i].Longitude -= 360 * Math.Round(by / 360);
            else unrolled[i].Longitude = unrolled[i - 1].Longitude + ring[i].Longitude - ring[i - 1].Longitude;
        }

        return unrolled;
    }
}

/// <summary>The areas that the user gave: immutable, part of the options that a run is repeated with.</summary>
public sealed class Zones
{
    private readonly Zone[] _all, _risk;

    public Zones(IEnumerable<Zone> zones)
    {
        _all = [.. zones];
        _risk = [.. _all.Where(zone => zone.IsRisk)];
        Id = _all.Length == 0 ? "none" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Text())))[..32];
    }

    public static Zones None { get; } = new([]);

    /// <summary>The first 32 hexadecimal digits of the SHA-256 of all that they say; <c>none</c> without any.</summary>
    public string Id { get; }

    public IReadOnlyList<Zone> All => _all;

    public override string ToString() => Id;

    internal bool HasRisk => _risk.Length > 0;

    /// <summary>Whether a position lies in a risk zone that is valid then.</summary>
    /// <param name="time">ms.</param>
    internal bool IsRisk(double latitude, double longitude, long time)
    {
        foreach (var zone in _risk)
        {
            var moment = DateTime.UnixEpoch.AddMilliseconds(time);
            if (zone.IsValid(moment, moment) && zone.Contains(latitude, longitude)) return true;
        }

        return false;
    }

    /// <summary>The names of the zones at a position that are valid at some moment from one time to another, in the order in which they were given.</summary>
    internal IReadOnlyList<string> NamesAt(double latitude, double longitude, DateTime from, DateTime to)
    {
        if (_all.Length == 0) return [];
        return [.. _all.Where(zone => zone.IsValid(from, to) && zone.Contains(latitude, longitude)).Select(zone => zone.Name).Distinct()];
    }

    private string Text()
    {
        var text = new StringBuilder();
        foreach (var zone in _all)
        {
            text.Append(CultureInfo.InvariantCulture, $"{zone.Name}\n{zone.Source}\n{zone.ValidFrom:O}\n{zone.ValidTo:O}\n{zone.IsRisk}\n");
            foreach (var ring in zone.Shapes.SelectMany(shape => shape.Rings.Select((ring, i) => (i, ring))))
                text.Append(CultureInfo.InvariantCulture, $"{ring.i}:").AppendJoin(' ', ring.ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Latitude:R},{p.Longitude:R}"))).Append('\n');
        }

        return text.ToString();
    }
}
