namespace AisDetector.Benchmarks;

/// <summary>NMEA sentences with tag blocks.</summary>
public class NmeaBenchmarks : FileBenchmarks
{
    protected override string Write() => FleetFile.Nmea(Items);
}
