using AisDetector.App;
using AisDetector.Bench.Fleets;
using AisDetector.Core.Geo;

namespace AisDetector.Tests.Bench.Fleets;

/// <summary>Small made fleets, and what they send.</summary>
internal static class MadeFleets
{
    public static Places Places { get; } = ShippedPlaces.Load();

    public static MadeFleet Build(FleetForm form, int vessels, ulong seed = 1) => FleetForms.Build(new FleetOptions(form, vessels, 10, seed), Places);

    public static byte[] Nmea(FleetOptions options) => Write(options, new NmeaWriter());

    public static byte[] Csv(FleetOptions options) => Write(options, new NoaaWriter());

    private static byte[] Write<TWriter>(FleetOptions options, TWriter writer)
        where TWriter : struct, IFleetWriter
    {
        using var bytes = new MemoryStream();
        new FleetTraffic<TWriter>(FleetForms.Build(options, Places), writer).Write(bytes, long.MaxValue, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
