namespace AisDetector.Bench.Fleets;

/// <summary>The world's main sea lanes, roughly: corners in degrees, latitude and longitude in turn. Drawn by hand over water.</summary>
internal static class SeaLanes
{
    /// <summary>How far off the middle the ships keep, metres, one standard deviation.</summary>
    public const double WidthMeters = 4000;

    private static readonly double[][] s_corners =
    [
        // Hamburg to Gibraltar through the Channel and past Finisterre.
        [54.1, 7.9, 53.6, 5.0, 51.4, 2.0, 51.0, 1.45, 50.0, -2.5, 48.8, -5.8, 43.5, -9.9, 37.0, -9.4, 35.9, -6.0],
        // Gibraltar to Port Said past Malta.
        [35.95, -5.3, 37.6, 3.0, 37.6, 10.0, 36.5, 12.5, 35.0, 18.0, 33.5, 27.0, 31.7, 32.4],
        // Red Sea and Gulf of Aden, then to Dondra Head and Malacca.
        [27.4, 34.2, 20.0, 38.5, 14.0, 42.3, 12.4, 44.0, 12.5, 48.0, 13.0, 53.0, 8.0, 70.0, 5.6, 80.5, 6.0, 94.5, 3.8, 99.6, 2.0, 102.0, 1.2, 103.6],
        // Singapore to Taiwan Strait and Shanghai.
        [1.35, 104.5, 6.0, 107.5, 12.0, 111.0, 20.0, 115.5, 24.0, 119.2, 30.5, 123.0],
        // Singapore past Luzon to Tokyo.
        [1.4, 104.6, 8.0, 109.5, 20.8, 121.0, 28.0, 131.0, 34.3, 139.0],
        // Persian Gulf to Malacca.
        [26.4, 56.7, 24.5, 59.0, 18.0, 64.0, 8.0, 75.0, 5.7, 80.5, 6.0, 94.5],
        // Persian Gulf to the Cape and the Gulf of Guinea.
        [24.5, 59.0, 10.0, 54.0, -12.0, 44.0, -26.0, 36.0, -35.3, 20.0, -30.0, 10.0, 3.0, 4.0],
        // The Cape to Europe.
        [-35.3, 18.0, -15.0, -3.0, 10.0, -18.5, 28.0, -14.5, 43.5, -10.2, 48.8, -6.2],
        // Channel to New York.
        [49.3, -6.5, 50.0, -20.0, 42.5, -50.0, 40.4, -73.4],
        // Gibraltar to Panama, Atlantic side.
        [35.9, -6.5, 33.0, -20.0, 18.6, -64.0, 15.5, -68.5, 9.7, -79.8],
        // New York to Panama through Windward Passage.
        [40.3, -73.4, 30.0, -74.0, 20.2, -74.0, 14.0, -77.5, 9.7, -79.8],
        // Houston to Gibraltar through Florida Strait.
        [28.8, -94.3, 24.3, -83.5, 25.5, -79.7, 31.0, -74.0, 38.0, -35.0, 36.0, -7.0],
        // Panama to Los Angeles.
        [8.5, -79.4, 7.0, -80.5, 15.0, -97.5, 22.5, -110.5, 33.4, -118.4],
        // Panama to Tokyo and Shanghai.
        [7.0, -80.5, 21.0, -120.0, 33.0, -160.0, 37.0, 170.0, 34.6, 140.6],
        // Los Angeles to Yokohama by the north.
        [33.8, -119.5, 44.0, -140.0, 48.5, -170.0, 47.0, 165.0, 35.5, 141.4],
        // Vancouver to Busan.
        [48.5, -125.2, 53.5, -150.0, 51.0, -175.0, 43.0, 146.5, 41.4, 140.0, 35.3, 129.6],
        // Brazil to China round the Cape.
        [-24.3, -44.0, -36.0, 0.0, -36.5, 25.0, -30.0, 60.0, -8.0, 104.5, -5.8, 105.7],
        // Brazil to Europe.
        [-24.3, -44.0, -8.0, -33.5, 15.0, -26.0, 43.5, -10.4],
        // Port Hedland to China through Lombok.
        [-19.8, 118.3, -10.0, 115.6, -8.5, 115.8, -1.0, 118.4, 4.5, 120.5, 12.0, 123.9, 21.0, 124.5, 30.5, 123.5],
        // Australia to Japan.
        [-33.9, 151.7, -25.0, 155.5, -5.0, 155.0, 15.0, 146.5, 34.3, 139.6],
        // Chile to Panama.
        [-33.0, -72.2, -12.5, -78.0, 0.0, -81.8, 7.0, -79.9],
        // Baltic: Skaw to Saint Petersburg.
        [57.9, 10.8, 57.0, 11.6, 54.6, 12.2, 54.9, 13.6, 56.5, 18.0, 59.0, 21.5, 59.9, 25.5],
        // Black Sea to the Aegean's mouth.
        [44.0, 31.5, 41.4, 29.2],
        [40.0, 25.7, 37.6, 24.6, 36.0, 23.0, 36.3, 15.5],
        // North Sea: Skaw to the Channel.
        [57.9, 10.3, 57.6, 7.0, 54.5, 4.0, 51.6, 2.1],
    ];

    public static Route[] Routes() => [.. s_corners.Select(c => new Route([.. c.Chunk(2).Select(p => new Position(p[0], p[1]))]))];
}
