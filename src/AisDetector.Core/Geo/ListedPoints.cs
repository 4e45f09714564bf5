namespace AisDetector.Core.Geo;

/// <summary>Ports and anchorage points in the order of their cells, within a cell from south to north.</summary>
internal sealed record ListedPoints(float[] Latitudes, float[] Longitudes, PointKind[] Kinds, ushort[] NameOf, string[] Names)
{
    public static ListedPoints None { get; } = new([], [], [], [], []);

    /// <summary>Those that give a position its nearest port: all but the open roads.</summary>
    public (float[] Latitudes, float[] Longitudes, string[] Names) Ports()
    {
        var count = 0;
        foreach (var kind in Kinds)
            count += kind == PointKind.Roads ? 0 : 1;
        var (latitudes, longitudes, names) = (new float[count], new float[count], new string[count]);
        for (int i = 0, port = 0; i < Kinds.Length; i++)
        {
            if (Kinds[i] == PointKind.Roads)
                continue;
            (latitudes[port], longitudes[port], names[port]) = (Latitudes[i], Longitudes[i], Names[NameOf[i]]);
            port++;
        }
        return (latitudes, longitudes, names);
    }
}
