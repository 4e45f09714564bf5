namespace AisDetector.Core.Geo;

/// <summary>Ports and anchorage points in the order of their cells, within a cell from south to north.</summary>
internal sealed record ListedPoints(float[] Latitudes, float[] Longitudes, PointKind[] Kinds, ushort[] NameOf, string[] Names)
{
    public static ListedPoints None { get; } = new([], [], [], [], []);

    /// <summary>Those that give a position its nearest port: all but the open roads and the nameless.</summary>
    public (float[] Latitudes, float[] Longitudes, string[] Names) Ports()
    {
        var count = 0;
        for (var i = 0; i < Kinds.Length; i++)
            count += IsNamedPort(i) ? 1 : 0;
        var (latitudes, longitudes, names) = (new float[count], new float[count], new string[count]);
        for (int i = 0, port = 0; i < Kinds.Length; i++)
        {
            if (!IsNamedPort(i))
                continue;
            (latitudes[port], longitudes[port], names[port]) = (Latitudes[i], Longitudes[i], Names[NameOf[i]]);
            port++;
        }
        return (latitudes, longitudes, names);
    }

    /// <summary>Those where there is a harbour: berths, ports that have one, and harbours that the coast does not draw.</summary>
    public (float[] Latitudes, float[] Longitudes) Harbours()
    {
        var harbours = Enumerable.Range(0, Kinds.Length).Where(i => Kinds[i] is PointKind.Berth or PointKind.Port or PointKind.Harbour).ToArray();
        return ([.. harbours.Select(i => Latitudes[i])], [.. harbours.Select(i => Longitudes[i])]);
    }

    private bool IsNamedPort(int point) => Kinds[point] != PointKind.Roads && Names[NameOf[point]].Length > 0;
}
