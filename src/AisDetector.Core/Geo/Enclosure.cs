namespace AisDetector.Core.Geo;

/// <summary>
/// Whether water is enclosed: it lies in no circle of <see cref="PlaceRules.RoomKm"/> radius wholly on water. Such are basins, narrow
/// channels and the inner ends of inlets; off a straight shore every position lies in such a circle.
/// <para>A circle holds the position when its centre is within the radius of it, and it is on water when no coast is nearer than the radius to that centre. So the centre is
/// looked for in squares round the position that are halved again and again. A square is given up when the coast is so near to its middle that no point of it can be a
/// centre. Squares of 16 m end the search: a circle that fits with less than 11 m to spare may be missed.</para>
/// <para>The answer is found once for each square of 0.0001 degrees (11 m), at its middle, and kept in a table until another position needs its place. What the table holds changes no answer.</para>
/// </summary>
internal sealed class Enclosure(CoastTiles coast)
{
    private const double Room = PlaceRules.RoomKm, Finest = 0.008;

    private const int PixelsPerDegree = 10_000, PixelColumns = 360 * PixelsPerDegree;

    /// <summary>Half a megabyte: more than there are ships that lie slow between 300 and 500 m off the shore.</summary>
    private const int TableLength = 1 << 16;

    /// <summary>Twice the number of the pixel, which counts from one, and one more where it is enclosed; 0 is empty. Entries are written whole, so threads may share the table.</summary>
    private long[] Table => field ??= new long[TableLength];

    /// <summary>A square of the plane map, in kilometres.</summary>
    private readonly record struct Part(double East, double North, double Half);

    /// <summary>For water that is nearer to a coast than <see cref="PlaceRules.RoomKm"/>. Latitude in -90..90, longitude in -180..180.</summary>
    public bool Holds(double latitude, double longitude)
    {
        int row = (int)((latitude + 90) * PixelsPerDegree), column = (int)((longitude + 180) * PixelsPerDegree);
        var key = (((long)row * PixelColumns) + column + 1) << 1;
        ref var entry = ref Table[(int)(((ulong)key * 0x9E37_79B9_7F4A_7C15) >> 48)];
        var known = entry;
        if ((known & ~1) == key)
            return (known & 1) != 0;
        var isEnclosed = !HasRoom(((row + 0.5) / PixelsPerDegree) - 90, ((column + 0.5) / PixelsPerDegree) - 180);
        entry = key | (isEnclosed ? 1L : 0);
        return isEnclosed;
    }

    /// <summary>Whether a circle of the radius wholly on water holds this position, which is on water.</summary>
    internal bool HasRoom(double latitude, double longitude)
    {
        Span<NearbySegment> near = stackalloc NearbySegment[256];
        var count = 0;
        foreach (var segment in new NearbyCoast(coast, latitude, longitude, 2 * Room))
        {
            if (count == near.Length)
            {
                var more = new NearbySegment[2 * count];
                near.CopyTo(more);
                near = more;
            }
            near[count++] = segment;
        }
        return HasRoom(near[..count]);
    }

    private static bool HasRoom(ReadOnlySpan<NearbySegment> near)
    {
        if (SquaredKm(near, 0, 0) >= Room * Room)
            return true;
        // Straight away from the nearest point of the coast: enough off most shores.
        var (east, north) = Away(near);
        if (SquaredKm(near, east, north) >= Room * Room)
            return true;

        Span<Part> open = stackalloc Part[32];
        open[0] = new Part(0, 0, Room);
        for (var count = 1; count > 0;)
        {
            var part = open[--count];
            var diagonal = part.Half * Math.Sqrt(2);
            var fromPosition = Math.Sqrt((part.East * part.East) + (part.North * part.North));
            if (fromPosition - diagonal > Room)
                continue;
            var fromCoast = Math.Sqrt(SquaredKm(near, part.East, part.North));
            if (fromCoast >= Room && fromPosition <= Room)
                return true;
            if (fromCoast + diagonal < Room || part.Half <= Finest)
                continue;
            var half = part.Half / 2;
            open[count++] = new Part(part.East - half, part.North - half, half);
            open[count++] = new Part(part.East + half, part.North - half, half);
            open[count++] = new Part(part.East - half, part.North + half, half);
            open[count++] = new Part(part.East + half, part.North + half, half);
        }
        return false;
    }

    /// <summary>The point that is the radius, and a millimetre, from the nearest point of the coast, on the line from there through the position.</summary>
    private static (double East, double North) Away(ReadOnlySpan<NearbySegment> near)
    {
        var (best, fromEast, fromNorth) = (double.PositiveInfinity, 0.0, 0.0);
        foreach (ref readonly var segment in near)
        {
            var squared = segment.SquaredKmTo(0, 0, out var east, out var north);
            if (squared < best)
                (best, fromEast, fromNorth) = (squared, east, north);
        }
        var distance = Math.Sqrt(best);
        if (distance < 1e-6)
            return (0, 0);
        var factor = -(Room - distance + 1e-6) / distance;
        return (fromEast * factor, fromNorth * factor);
    }

    private static double SquaredKm(ReadOnlySpan<NearbySegment> near, double east, double north)
    {
        var best = double.PositiveInfinity;
        foreach (ref readonly var segment in near)
            best = Math.Min(best, segment.SquaredKmTo(east, north));
        return best;
    }
}
