using AisDetector.Bench.Fleets;

namespace AisDetector.Evaluation.Scenes;

/// <summary>What kind of sea a scene wants.</summary>
internal enum WaterKind
{
    /// <summary>Over 200 km off any coast: satellites only.</summary>
    Ocean,

    /// <summary>11 to 55 km (6 to 30 nautical miles) off a real coast.</summary>
    Offshore,

    /// <summary>38 to 140 km (over 20 nautical miles) off a real coast.</summary>
    Far,

    /// <summary>Where ships anchor and wait before real ports.</summary>
    Roads,

    /// <summary>0.35 to 2 km off a shore with no port within 6 km.</summary>
    Bay,

    /// <summary>Inside a real harbour, 60 to 160 m from the shore.</summary>
    Basin,

    /// <summary>Offshore or open sea within 15 km of 180 degrees.</summary>
    Antimeridian,

    /// <summary>North of 68 degrees or south of 55.</summary>
    HighLatitude,
}

/// <summary>A place of the world. The bearing is the middle of the widest sector of open water, and the reach how far that is open, km.</summary>
internal sealed record Water(double Latitude, double Longitude, double Seaward, double ReachKm, string Name)
{
    public Position Position => new(Latitude, Longitude);
}

/// <summary>
/// The places of the scenes. Offshore, far and bays were drawn once at random off the coasts of Natural Earth 1:10m; roads and basins are
/// real ones. All were checked against OpenStreetMap's land. They stand here as figures, so that a new chart does not change the set.
/// </summary>
internal static class Waters
{
    private static readonly Water[] s_offshore =
    [
        new(53.21, 4.1, 230, 70, "North Sea"), new(53.7, 5.19, 0, 70, "North Sea"), new(52.34, 2.38, 40, 70, "North Sea"),
        new(57.61, 7.09, 130, 70, "North Sea"), new(43.79, -6.03, 0, 70, "Biscay"), new(43.77, -8.38, 0, 70, "Biscay"),
        new(47.64, -3.68, 200, 70, "Biscay"), new(33.79, -7.67, 320, 70, "Portugal and Morocco"), new(38.29, -9.46, 210, 70, "Portugal and Morocco"),
        new(30.55, -10.06, 240, 70, "Portugal and Morocco"), new(41.04, -8.98, 250, 70, "Portugal and Morocco"), new(38.82, 0.62, 160, 70, "Western Mediterranean"),
        new(39.28, 1.86, 330, 70, "Western Mediterranean"), new(38.6, 8.79, 110, 70, "Western Mediterranean"), new(41.05, 7.97, 250, 70, "Western Mediterranean"),
        new(38.55, 13.15, 270, 70, "Central Mediterranean"), new(33.6, 11.58, 20, 70, "Central Mediterranean"), new(36.27, 14.54, 90, 70, "Central Mediterranean"),
        new(36.17, 10.99, 90, 70, "Central Mediterranean"), new(36.31, 23.4, 60, 70, "Eastern Mediterranean"), new(35.42, 23.15, 200, 70, "Eastern Mediterranean"),
        new(35.52, 34.83, 40, 70, "Eastern Mediterranean"), new(35.66, 27.38, 130, 70, "Eastern Mediterranean"), new(44.28, 33.39, 160, 70, "Black Sea"),
        new(44.22, 38.37, 200, 70, "Black Sea"), new(45.79, 36.05, 0, 70, "Black Sea"), new(44.77, 36.86, 190, 70, "Black Sea"),
        new(57.94, 21.72, 280, 70, "Baltic"), new(54.71, 19.05, 10, 70, "Baltic"), new(55.86, 15.9, 130, 70, "Baltic"),
        new(63.29, 7.39, 300, 70, "Norway"), new(59.8, 4.41, 230, 70, "Norway"), new(64.34, 10.03, 290, 70, "Norway"),
        new(60.82, 4.43, 240, 70, "Norway"), new(11.64, -16.5, 240, 70, "West Africa"), new(6.96, -12.59, 150, 70, "West Africa"),
        new(28.06, -16.17, 180, 70, "West Africa"), new(21.71, -17.36, 240, 70, "West Africa"), new(4.12, 6.95, 140, 70, "Gulf of Guinea"),
        new(-2.4, 9.36, 200, 70, "Gulf of Guinea"), new(1.48, 7.62, 50, 70, "Gulf of Guinea"), new(4.9, -4.04, 150, 70, "Gulf of Guinea"),
        new(-12.62, 12.7, 0, 70, "Angola and Namibia"), new(-13.92, 12.25, 260, 70, "Angola and Namibia"), new(-9.21, 12.74, 220, 70, "Angola and Namibia"),
        new(-25.12, 14.61, 250, 70, "Angola and Namibia"), new(-30.94, 17.37, 220, 70, "South Africa"), new(-34.2, 25.31, 150, 70, "South Africa"),
        new(-34.66, 20.79, 150, 70, "South Africa"), new(-34.22, 22.41, 160, 70, "South Africa"), new(-12.04, 43.83, 40, 70, "East Africa"),
        new(-22.11, 35.75, 60, 70, "East Africa"), new(-9.98, 40.47, 0, 70, "East Africa"), new(-12.52, 40.83, 60, 70, "East Africa"),
        new(19.47, 58.14, 60, 70, "Gulf of Aden and Oman"), new(17.2, 55.5, 150, 70, "Gulf of Aden and Oman"), new(11.9, 53.6, 130, 70, "Gulf of Aden and Oman"),
        new(20.86, 59.4, 80, 70, "Gulf of Aden and Oman"), new(25.7, 57.2, 180, 70, "Gulf of Oman"), new(23.87, 58.55, 0, 70, "Gulf of Oman"),
        new(25.16, 58.56, 150, 70, "Gulf of Oman"), new(25.15, 60.56, 180, 70, "Gulf of Oman"), new(21.31, 72.45, 210, 70, "India west"),
        new(11.11, 72.53, 320, 70, "India west"), new(13.38, 74.51, 240, 70, "India west"), new(9.02, 76, 190, 70, "India west"),
        new(12.45, 92.27, 240, 70, "Bay of Bengal"), new(13.03, 93.29, 60, 70, "Bay of Bengal"), new(8.85, 81.32, 30, 70, "Bay of Bengal"),
        new(2.95, 105.51, 200, 70, "Malaysia east"), new(1.76, 104.39, 40, 70, "Malaysia east"), new(3.09, 103.62, 70, 70, "Malaysia east"),
        new(21.46, 113.13, 110, 70, "South China Sea"), new(20.54, 109.4, 210, 70, "South China Sea"), new(16.2, 108.7, 10, 70, "South China Sea"),
        new(8.86, 106.28, 210, 70, "South China Sea"), new(-3.32, 113.22, 190, 70, "Java Sea"), new(-6.25, 110.29, 280, 70, "Java Sea"),
        new(-3.06, 116.4, 90, 70, "Java Sea"), new(-6.06, 107.98, 0, 70, "Java Sea"), new(30.54, 121.92, 240, 52, "East China Sea"),
        new(25.66, 123.78, 70, 70, "East China Sea"), new(25.67, 120.08, 40, 70, "East China Sea"), new(24.45, 122.13, 70, 70, "East China Sea"),
        new(37.44, 126.17, 250, 70, "Korea and Japan"), new(39.51, 127.75, 100, 70, "Korea and Japan"), new(36.45, 129.91, 50, 70, "Korea and Japan"),
        new(33.91, 137.15, 70, 70, "Korea and Japan"), new(41.58, 140.73, 220, 41, "Japan Pacific"), new(38.46, 141.92, 80, 70, "Japan Pacific"),
        new(38.38, 138.92, 350, 70, "Japan Pacific"), new(39.69, 139.62, 250, 70, "Japan Pacific"), new(49.69, 154.19, 250, 70, "Kamchatka"),
        new(59.45, 155.83, 0, 70, "Kamchatka"), new(59.95, 160.64, 280, 70, "Kamchatka"), new(53.01, 159.3, 160, 70, "Kamchatka"),
        new(-30.26, 114.79, 230, 70, "Australia west"), new(-26.31, 113.08, 220, 70, "Australia west"), new(-28.33, 114.12, 210, 70, "Australia west"),
        new(-27.61, 153.64, 70, 70, "Australia east"), new(-24.91, 153.02, 320, 70, "Australia east"), new(-29.93, 153.51, 70, 70, "Australia east"),
        new(-33.46, 151.84, 90, 70, "Australia east"), new(-36.47, 175.13, 40, 32, "New Zealand"), new(-44.37, 167.52, 290, 70, "New Zealand"),
        new(-44.28, 172.36, 140, 70, "New Zealand"), new(-41.33, 171.81, 300, 70, "New Zealand"), new(32.33, -80.02, 110, 70, "US east"),
        new(36.9, -75.77, 100, 70, "US east"), new(40.38, -73.74, 130, 70, "US east"), new(40.72, -72.32, 130, 70, "US east"),
        new(29.4, -85.14, 140, 70, "Gulf of Mexico"), new(29.11, -89.59, 220, 70, "Gulf of Mexico"), new(27.74, -96.78, 110, 70, "Gulf of Mexico"),
        new(29.3, -94.16, 130, 70, "Gulf of Mexico"), new(12.02, -66.12, 0, 70, "Caribbean"), new(9.94, -61.26, 110, 70, "Caribbean"),
        new(11.83, -74.21, 0, 70, "Caribbean"), new(10.4, -62.52, 100, 70, "Caribbean"), new(-2.28, -42.14, 0, 70, "Brazil"),
        new(-4.21, -37.6, 10, 70, "Brazil"), new(-1.04, -44.86, 0, 70, "Brazil"), new(-1.81, -44.27, 20, 70, "Brazil"),
        new(-43.02, -63.8, 110, 70, "Argentina"), new(-38.48, -57.48, 80, 70, "Argentina"), new(-47.41, -65.15, 30, 70, "Argentina"),
        new(-48.73, -66.43, 100, 70, "Argentina"), new(-21.44, -70.31, 260, 70, "Chile"), new(-25.16, -70.99, 240, 70, "Chile"),
        new(-32.98, -72.09, 230, 70, "Chile"), new(-37.5, -73.98, 230, 70, "Chile"), new(-2.99, -80.44, 260, 70, "Peru and Ecuador"),
        new(-1.4, -81.04, 240, 70, "Peru and Ecuador"), new(-5.56, -81.07, 270, 70, "Peru and Ecuador"), new(-4.47, -81.79, 210, 70, "Peru and Ecuador"),
        new(36.68, -122.38, 220, 70, "California"), new(43.33, -124.58, 260, 70, "California"), new(44.59, -124.65, 230, 70, "California"),
        new(32.31, -117.47, 210, 70, "California"), new(57.05, -152.44, 100, 70, "Alaska"), new(58.78, -152.15, 80, 70, "Alaska"),
        new(57.89, -154.34, 50, 49, "Alaska"), new(59.43, -145.04, 120, 70, "Alaska"),
    ];

    private static readonly Water[] s_far =
    [
        new(53.09, 3.87, 230, 70, "North Sea"), new(53.88, 5.19, 0, 70, "North Sea"), new(52.48, 2.57, 40, 70, "North Sea"),
        new(57.49, 7.35, 130, 70, "North Sea"), new(44.1, -6.03, 0, 70, "Biscay"), new(44.08, -8.38, 0, 70, "Biscay"),
        new(47.22, -3.91, 200, 70, "Biscay"), new(48.03, -5.57, 230, 70, "Biscay"), new(34.03, -7.91, 320, 70, "Portugal and Morocco"),
        new(38.02, -9.66, 210, 70, "Portugal and Morocco"), new(30.39, -10.38, 240, 70, "Portugal and Morocco"), new(40.93, -9.37, 250, 70, "Portugal and Morocco"),
        new(38.52, 0.76, 160, 70, "Western Mediterranean"), new(39.55, 1.66, 330, 70, "Western Mediterranean"), new(38.49, 9.17, 110, 70, "Western Mediterranean"),
        new(40.94, 7.58, 250, 70, "Western Mediterranean"), new(33.77, 11.65, 20, 70, "Central Mediterranean"), new(36.17, 11.21, 90, 70, "Central Mediterranean"),
        new(35.12, 23.02, 200, 70, "Eastern Mediterranean"), new(35.86, 35.19, 40, 70, "Eastern Mediterranean"), new(35.37, 27.8, 130, 70, "Eastern Mediterranean"),
        new(43.98, 33.54, 160, 70, "Black Sea"), new(43.92, 38.22, 200, 70, "Black Sea"), new(45.97, 36.05, 0, 70, "Black Sea"),
        new(44.59, 36.82, 190, 70, "Black Sea"), new(57.99, 21.14, 280, 70, "Baltic"), new(55.15, 19.19, 10, 70, "Baltic"),
        new(55.66, 16.33, 130, 70, "Baltic"), new(63.45, 6.78, 300, 70, "Norway"), new(59.68, 4.14, 230, 70, "Norway"),
        new(60.66, 3.87, 240, 70, "Norway"), new(11.42, -16.9, 240, 70, "West Africa"), new(6.96, -12.59, 150, 70, "West Africa"),
        new(21.62, -17.53, 240, 70, "West Africa"), new(3.88, 7.15, 140, 70, "Gulf of Guinea"), new(-2.7, 9.25, 200, 70, "Gulf of Guinea"),
        new(1.77, 7.96, 50, 70, "Gulf of Guinea"), new(4.74, -3.95, 150, 70, "Gulf of Guinea"), new(-12.44, 12.7, 0, 70, "Angola and Namibia"),
        new(-14, 11.79, 260, 70, "Angola and Namibia"), new(-9.35, 12.62, 220, 70, "Angola and Namibia"), new(-25.23, 14.28, 250, 70, "Angola and Namibia"),
        new(-31.18, 17.13, 220, 70, "South Africa"), new(-34.47, 25.5, 150, 70, "South Africa"), new(-34.93, 20.98, 150, 70, "South Africa"),
        new(-34.52, 22.54, 160, 70, "South Africa"), new(-11.7, 44.13, 40, 70, "East Africa"), new(-21.95, 36.04, 60, 70, "East Africa"),
        new(-9.8, 40.47, 0, 70, "East Africa"), new(-12.43, 40.99, 60, 70, "East Africa"), new(19.56, 58.31, 60, 70, "Gulf of Aden and Oman"),
        new(16.93, 55.66, 150, 70, "Gulf of Aden and Oman"), new(11.78, 53.74, 130, 70, "Gulf of Aden and Oman"), new(20.86, 59.4, 80, 70, "Gulf of Aden and Oman"),
        new(25.25, 57.2, 180, 70, "Gulf of Oman"), new(24.18, 58.55, 0, 70, "Gulf of Oman"), new(25.16, 58.56, 150, 70, "Gulf of Oman"),
        new(24.84, 60.56, 180, 70, "Gulf of Oman"), new(13.22, 74.23, 240, 70, "India west"), new(9.02, 76, 190, 70, "India west"),
        new(12.45, 92.27, 240, 70, "Bay of Bengal"), new(13.19, 93.57, 60, 70, "Bay of Bengal"), new(8.6, 79.41, 270, 70, "Bay of Bengal"),
        new(9.12, 81.48, 30, 70, "Bay of Bengal"), new(2.53, 105.36, 200, 70, "Malaysia east"), new(2.84, 104.7, 60, 70, "Malaysia east"),
        new(2, 104.59, 40, 70, "Malaysia east"), new(21.4, 113.31, 110, 70, "South China Sea"), new(20.38, 109.3, 210, 70, "South China Sea"),
        new(16.38, 108.73, 10, 70, "South China Sea"), new(8.59, 106.12, 210, 70, "South China Sea"), new(-3.76, 113.14, 190, 70, "Java Sea"),
        new(-6.22, 110.11, 280, 70, "Java Sea"), new(-3.06, 116.85, 90, 70, "Java Sea"), new(-5.75, 107.98, 0, 70, "Java Sea"),
        new(24.56, 122.45, 70, 70, "East China Sea"), new(39.46, 128.15, 100, 70, "Korea and Japan"), new(36.57, 130.08, 50, 70, "Korea and Japan"),
        new(33.97, 137.35, 70, 70, "Korea and Japan"), new(38.49, 142.15, 80, 70, "Japan Pacific"), new(38.69, 138.85, 350, 70, "Japan Pacific"),
        new(39.58, 139.24, 250, 70, "Japan Pacific"), new(49.58, 153.73, 250, 70, "Kamchatka"), new(59.76, 155.83, 0, 70, "Kamchatka"),
        new(59.98, 160.29, 280, 70, "Kamchatka"), new(52.71, 159.48, 160, 70, "Kamchatka"), new(-30.46, 114.51, 230, 70, "Australia west"),
        new(-26.55, 112.85, 220, 70, "Australia west"), new(-27.46, 154.12, 70, 70, "Australia east"), new(-29.82, 153.85, 70, 70, "Australia east"),
        new(-33.46, 152.06, 90, 70, "Australia east"), new(-44.31, 167.28, 290, 70, "New Zealand"), new(-44.42, 172.52, 140, 70, "New Zealand"),
        new(-41.17, 171.45, 300, 70, "New Zealand"), new(32.22, -79.67, 110, 70, "US east"), new(36.85, -75.38, 100, 70, "US east"),
        new(40.09, -73.29, 130, 70, "US east"), new(40.52, -72, 130, 70, "US east"), new(29.16, -84.91, 140, 70, "Gulf of Mexico"),
        new(27.68, -96.59, 110, 70, "Gulf of Mexico"), new(29.18, -94, 130, 70, "Gulf of Mexico"), new(12.33, -66.12, 0, 70, "Caribbean"),
        new(11.83, -74.21, 0, 70, "Caribbean"), new(-2.1, -42.14, 0, 70, "Brazil"), new(-4.03, -37.57, 10, 70, "Brazil"),
        new(-0.73, -44.86, 0, 70, "Brazil"), new(-1.51, -44.16, 20, 70, "Brazil"), new(-43.17, -63.22, 110, 70, "Argentina"),
        new(-38.43, -57.08, 80, 70, "Argentina"), new(-47.25, -65.02, 30, 70, "Argentina"), new(-48.78, -65.96, 100, 70, "Argentina"),
        new(-21.49, -70.64, 260, 70, "Chile"), new(-25.16, -70.99, 240, 70, "Chile"), new(-33.18, -72.38, 230, 70, "Chile"),
        new(-37.7, -74.28, 230, 70, "Chile"), new(-3.04, -80.75, 260, 70, "Peru and Ecuador"), new(-1.56, -81.31, 240, 70, "Peru and Ecuador"),
        new(-5.56, -81.52, 270, 70, "Peru and Ecuador"), new(-4.47, -81.79, 210, 70, "Peru and Ecuador"), new(36.54, -122.52, 220, 70, "California"),
        new(43.28, -125.01, 260, 70, "California"), new(44.47, -124.84, 230, 70, "California"), new(32.04, -117.66, 210, 70, "California"),
        new(57, -151.87, 100, 70, "Alaska"), new(59.43, -145.04, 120, 70, "Alaska"),
    ];

    private static readonly Water[] s_roads =
    [
        new(36.12, -5.28, 100, 70, "Gibraltar east"), new(35.93, -5.28, 70, 70, "Ceuta"), new(57.78, 10.75, 340, 70, "Skaw"),
        new(35.9, 14.75, 20, 70, "Hurd Bank"), new(36.9, 22.08, 180, 48, "Kalamata"), new(36.55, 22.85, 210, 70, "Laconian Gulf"),
        new(28.12, -15.36, 60, 70, "Las Palmas"), new(31.45, 32.35, 10, 70, "Port Said"), new(52.1, 3.85, 290, 70, "Maas north"),
        new(51.8, 3.4, 290, 70, "Schouwen bank"), new(52.28, 1.95, 70, 70, "Southwold"), new(50.1, -4.95, 140, 70, "Falmouth Bay"),
        new(29.2, -94.45, 130, 70, "Galveston"), new(28.75, -89.55, 140, 70, "Southwest Pass"), new(6.05, 1.3, 150, 70, "Lome"),
        new(6.3, 3.38, 160, 70, "Lagos"), new(25.25, 56.5, 80, 70, "Fujairah"), new(25.45, 56.48, 80, 70, "Khor Fakkan"),
        new(24.6, 56.75, 50, 70, "Sohar"), new(1.3, 104.35, 60, 70, "Singapore east"), new(1.55, 104.45, 50, 70, "Johor east"),
        new(1.2, 103.45, 290, 57, "Tanjung Pelepas west"), new(-22.85, 14.38, 260, 70, "Walvis Bay"), new(-33.82, 18.35, 270, 70, "Table Bay"),
        new(-29.85, 31.15, 110, 70, "Durban"), new(-25.9, 33.05, 100, 70, "Maputo"), new(-24.1, -46.35, 140, 70, "Santos"),
        new(-23.08, -43.15, 160, 70, "Rio"), new(-25.65, -48.2, 110, 70, "Paranagua"), new(-35.1, -56.1, 150, 70, "Montevideo"),
        new(-12.05, -77.28, 220, 70, "Callao"), new(-32.98, -71.65, 300, 70, "Valparaiso"), new(9.45, -79.93, 320, 70, "Cristobal"),
        new(33.68, -118.15, 160, 70, "Long Beach"), new(37.7, -122.65, 240, 70, "San Francisco"), new(35.3, 139.72, 20, 13, "Tokyo Bay"),
        new(34.98, 129.12, 100, 70, "Busan"), new(34.55, 127.85, 130, 70, "Yeosu"), new(29.75, 122.45, 80, 70, "Zhoushan"),
        new(31.1, 122.55, 40, 70, "Yangtze"), new(22.1, 114.2, 230, 70, "Hong Kong"), new(22.55, 120.18, 220, 70, "Kaohsiung"),
        new(10.25, 107.05, 150, 70, "Vung Tau"), new(14.5, 120.85, 320, 29, "Manila Bay"), new(6.98, 79.75, 240, 70, "Colombo"),
        new(18.9, 72.65, 240, 70, "Mumbai"), new(22.15, 91.75, 230, 70, "Chittagong"), new(37.15, 15.35, 80, 70, "Augusta"),
        new(45.6, 13.6, 260, 39, "Trieste"), new(44.1, 28.8, 100, 70, "Constanta"), new(44.95, 36.55, 190, 70, "Kerch south"),
        new(44.58, 37.8, 210, 70, "Novorossiysk"), new(59.95, 27.2, 270, 70, "Hogland"), new(54.5, 18.85, 30, 70, "Gdansk"),
        new(57.58, 11.55, 320, 70, "Gothenburg"), new(54.55, 10.35, 80, 43, "Kiel"), new(49.6, -0.15, 340, 70, "Le Havre"),
        new(69.45, 33.9, 20, 70, "Kola"), new(64.2, -22.1, 280, 70, "Reykjavik"), new(40.48, -73.75, 140, 70, "New York"),
        new(36.95, -75.85, 90, 70, "Chesapeake"), new(26.48, -78.8, 170, 70, "Freeport Bahamas"), new(10.62, -61.65, 240, 66, "Port of Spain"),
        new(-20.45, 116.75, 0, 70, "Dampier"), new(-20.15, 118.5, 320, 70, "Port Hedland"), new(-32.98, 151.9, 130, 70, "Newcastle"),
        new(-23.75, 151.6, 30, 70, "Gladstone"), new(29.8, 32.53, 180, 30, "Suez"), new(21.45, 39, 240, 70, "Jeddah"),
        new(29.55, 48.8, 100, 70, "Basra"), new(22.55, 69.65, 280, 48, "Sikka"), new(-4.75, 11.75, 230, 70, "Pointe Noire"),
        new(-8.72, 13.25, 310, 70, "Luanda"), new(14.65, -17.35, 180, 70, "Dakar"),
    ];

    private static readonly Water[] s_bays =
    [
        new(38.672, 1.368, 240, 70, "Balearics"), new(39.417, 3.293, 110, 70, "Balearics"), new(39.808, 4.247, 180, 70, "Balearics"),
        new(39.935, 8.38, 270, 70, "Sardinia"), new(40.37, 9.768, 100, 70, "Sardinia"), new(41.233, 9.298, 30, 34, "Sardinia"),
        new(42.988, 17.401, 320, 8, "Croatia"), new(43.193, 16.351, 280, 70, "Croatia"), new(38.375, 23.921, 130, 10, "Aegean"),
        new(37.812, 24.818, 250, 41, "Aegean"), new(38.616, 25.538, 310, 70, "Aegean"), new(36.756, 28.059, 240, 4, "Turkey southwest"),
        new(37.143, 27.421, 320, 24, "Turkey southwest"), new(36.278, 30.497, 110, 70, "Turkey southwest"), new(48.639, -2.23, 20, 60, "Brittany"),
        new(48.32, -4.462, 280, 5, "Brittany"), new(56.018, -6.188, 250, 22, "Scotland west"), new(56.471, -6.034, 310, 2, "Scotland west"),
        new(55.668, -5.699, 230, 32, "Scotland west"), new(58.123, 11.388, 270, 70, "Sweden west"), new(61.946, 4.984, 280, 70, "Norway"),
        new(61.532, 5.119, 280, 70, "Norway"), new(61.677, 4.814, 270, 70, "Norway"), new(59.975, 20.113, 190, 70, "Aland"),
        new(60.175, 20.198, 90, 10, "Aland"), new(60.225, 20.648, 330, 70, "Aland"), new(26.208, -77.273, 250, 70, "Bahamas"),
        new(25.159, -76.133, 40, 70, "Bahamas"), new(18.338, -64.998, 200, 65, "Virgin Islands"), new(18.422, -64.536, 160, 70, "Virgin Islands"),
        new(18.471, -64.369, 140, 70, "Virgin Islands"), new(12.451, -61.511, 290, 70, "Grenadines"), new(12.036, -61.627, 110, 70, "Grenadines"),
        new(12.581, -61.474, 300, 70, "Grenadines"), new(28.087, -111.301, 250, 70, "Baja"), new(27.888, -110.969, 210, 70, "Baja"),
        new(26.584, -111.69, 290, 8, "Baja"), new(44.385, -68.849, 350, 7, "Maine"), new(8.145, 98.73, 200, 17, "Phuket"),
        new(8.03, 98.801, 190, 70, "Phuket"), new(9.178, 118.369, 130, 70, "Palawan"), new(9.727, 118.443, 320, 70, "Palawan"),
        new(-20.966, 149.109, 40, 70, "Queensland"), new(-20.084, 148.976, 100, 70, "Queensland"), new(-34.933, 173.64, 20, 70, "New Zealand north"),
        new(42.665, 9.032, 320, 70, "Corsica"), new(41.678, 9.391, 100, 70, "Corsica"),
    ];

    private static readonly Water[] s_basins =
    [
        new(51.9498, 4.0579, 0, 1, "Europoort"), new(51.9619, 4.0312, 0, 1, "Europoort"), new(53.5264, 9.9345, 0, 1, "Hamburg"),
        new(53.5190, 9.9326, 0, 1, "Hamburg"), new(36.1310, -5.4349, 0, 1, "Algeciras"), new(36.1199, -5.4386, 0, 1, "Algeciras"),
        new(37.9437, 23.6385, 0, 1, "Piraeus"), new(37.9376, 23.6232, 0, 1, "Piraeus"), new(43.3437, 5.3354, 0, 1, "Marseille"),
        new(43.3238, 5.3591, 0, 1, "Marseille"), new(57.6883, 11.8539, 0, 1, "Gothenburg"), new(57.6751, 11.8507, 0, 1, "Gothenburg"),
        new(39.4431, -0.3140, 0, 1, "Valencia"), new(39.4350, -0.3272, 0, 1, "Valencia"), new(41.3476, 2.1691, 0, 1, "Barcelona"),
        new(41.3465, 2.1656, 0, 1, "Barcelona"), new(44.3988, 8.9087, 0, 1, "Genoa"), new(44.3937, 8.9292, 0, 1, "Genoa"),
        new(29.7418, -95.1065, 0, 1, "Houston"), new(29.7442, -95.1071, 0, 1, "Houston"), new(49.4586, 0.1721, 0, 1, "Le Havre"),
        new(49.4690, 0.1993, 0, 1, "Le Havre"), new(33.7322, -118.2661, 0, 1, "Los Angeles"), new(33.7446, -118.2401, 0, 1, "Los Angeles"),
        new(35.4433, 139.6597, 0, 1, "Yokohama"), new(35.4585, 139.6740, 0, 1, "Yokohama"), new(-29.8652, 31.0271, 0, 1, "Durban"),
        new(-29.8919, 31.0112, 0, 1, "Durban"), new(54.5177, 18.5560, 0, 1, "Gdynia"), new(54.5055, 18.5587, 0, 1, "Gdynia"),
        new(51.3158, 4.2799, 0, 1, "Antwerp"), new(51.3299, 4.2770, 0, 1, "Antwerp"),
    ];

    private static readonly Water[] s_antimeridian =
    [
        new(-17.2, 179.98, 90, 20, "Koro Sea east"), new(52.9, -179.98, 180, 60, "Aleutians south"), new(-43.6, 179.99, 90, 70, "Chatham Rise"),
        new(61.8, -179.97, 180, 70, "Bering Sea"), new(8.0, -179.99, 0, 70, "Marshall Islands east"), new(-30.1, 179.96, 0, 70, "Kermadec north"), new(25.3, 179.99, 0, 70, "North Pacific"),
    ];

    private static readonly Water[] s_highLatitude =
    [
        new(71.9, 21.5, 340, 70, "Norwegian Sea north"), new(70.6, 32.4, 40, 70, "Barents Sea"), new(72.5, 41.0, 0, 70, "Barents Sea east"), new(69.6, -18.2, 0, 60, "Kolbeinsey"),
        new(74.2, 17.0, 180, 60, "Bear Island west"), new(-56.2, -62.5, 180, 70, "Drake Passage"), new(78.2, 8.5, 270, 70, "Svalbard west"), new(70.5, -58.5, 90, 50, "Baffin Bay"),
        new(-60.1, -42.0, 0, 50, "South Orkneys north"), new(76.8, 34.0, 180, 60, "Hopen east"),
    ];

    /// <summary>Boxes of open ocean: south, west, north, east.</summary>
    private static readonly (double South, double West, double North, double East, string Name)[] s_oceans =
    [
        (20, -55, 40, -30, "North Atlantic"), (-30, -28, -5, -8, "South Atlantic"), (-30, 66, -12, 92, "Indian Ocean"), (5, -150, 18, -115, "East Pacific"), (-25, -125, -8, -100, "South Pacific"),
        (18, 150, 38, 172, "Northwest Pacific"), (-2, 56, 10, 70, "Arabian Sea south"), (-45, -110, -30, -85, "South Pacific east"), (12, 60, 20, 66, "Arabian Sea"), (46, -40, 56, -22, "North Atlantic north"),
        (30, -165, 45, -135, "Northeast Pacific"), (-4, -16, 2, 2, "Gulf of Guinea west"), (12, 112, 17, 116, "South China Sea"), (-50, 40, -38, 66, "Southern Indian Ocean"),
    ];

    /// <summary>How far from the place of a scene others must be, metres: roads lie side by side, and in the open a ship comes from afar.</summary>
    private static double Apart(WaterKind kind) => kind switch
    {
        WaterKind.Ocean => 150_000,
        WaterKind.Roads or WaterKind.Bay => 9_000,
        WaterKind.Basin => 100,
        WaterKind.Far => 30_000,
        _ => 13_000,
    };

    /// <summary>A place of that kind, apart from those taken; it is taken then.</summary>
    public static Water Take(WaterKind kind, Physics.Dice dice, List<Position> taken)
    {
        for (var tried = 0; ; tried++)
        {
            var water = Draw(kind, dice);
            // A sea that is full gives what is nearest to free: never nothing, never an endless search.
            var apart = Apart(kind) * (tried < 400 ? 1 : 0.5);
            if (tried < 800 && taken.Any(t => t.To(water.Position).Meters < apart)) continue;
            taken.Add(water.Position);
            return water;
        }
    }

    private static Water Draw(WaterKind kind, Physics.Dice dice)
    {
        if (kind == WaterKind.Ocean)
        {
            var box = dice.Pick<(double South, double West, double North, double East, string Name)>(s_oceans);
            return new Water(dice.Between(box.South, box.North), dice.Between(box.West, box.East), dice.Bearing(), 200, box.Name);
        }

        var (places, spread) = kind switch
        {
            WaterKind.Offshore => (s_offshore, 7000.0),
            WaterKind.Far => (s_far, 6000.0),
            WaterKind.Roads => (s_roads, 2500.0),
            WaterKind.Bay => (s_bays, 0.0),
            WaterKind.Basin => (s_basins, 0.0),
            WaterKind.Antimeridian => (s_antimeridian, 10_000.0),
            _ => (s_highLatitude, 10_000.0),
        };
        var water = dice.Pick<Water>(places);
        // Towards the open: never nearer to the shore than the place itself.
        var along = dice.Between(0, spread);
        var at = kind switch
        {
            WaterKind.Antimeridian => water.Position.Shifted(dice.Between(-3000, 3000), dice.Between(-spread, spread)),
            _ => water.Position.Towards(water.Seaward + dice.Between(-60, 60), along),
        };
        return water with { Latitude = at.Latitude, Longitude = at.Longitude, ReachKm = Math.Max(6, water.ReachKm - (along / 1000)) };
    }
}
