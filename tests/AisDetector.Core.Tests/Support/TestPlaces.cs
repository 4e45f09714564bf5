using System.Reflection;
using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Support;

/// <summary>Seas with a harbour or an anchorage where a test wants one.</summary>
internal static class TestPlaces
{
    public static Places Harbour(Point at, double radiusKm) => From((at.Latitude, at.Longitude, PlaceKind.Harbour, radiusKm));

    public static Places Anchorage(Point at, double radiusKm) => From((at.Latitude, at.Longitude, PlaceKind.Anchorage, radiusKm));

    private static Places From(params (double Latitude, double Longitude, PlaceKind Kind, double RadiusKm)[] points)
    {
        var make = typeof(Places).GetMethod("FromPoints", BindingFlags.Public | BindingFlags.Static);
        Assert.SkipWhen(make is null, "Places.FromPoints is not there yet");
        return (Places)make.Invoke(null, [points])!;
    }
}
