using AisDetector.Bench.Fleets;

namespace AisDetector.Benchmarks;

/// <summary>Where every ship of a made fleet is, minute by minute.</summary>
internal sealed class MovingFleet
{
    public MovingFleet(FleetOptions options)
    {
        var fleet = FleetForms.Build(options, Recordings.Places);
        Vessels = fleet.Count;
        Mmsi = [.. fleet.Ships.ToArray().Select(s => s.Mmsi)];
        Minutes = new Position[options.Minutes][];
        for (var minute = 0; minute < options.Minutes; minute++)
        {
            var positions = Minutes[minute] = new Position[Vessels];
            var second = options.Start + (60 * minute);
            for (var ship = 0; ship < Vessels; ship++)
            {
                ref var moving = ref fleet.Ships[ship];
                fleet.Move(ref moving, second);
                var fix = Fix.Of(ref moving, second);
                positions[ship] = new Position(fix.Latitude, fix.Longitude);
            }
        }
    }

    public int Vessels { get; }
    public uint[] Mmsi { get; }

    /// <summary>By minute, then by ship.</summary>
    public Position[][] Minutes { get; }
}
