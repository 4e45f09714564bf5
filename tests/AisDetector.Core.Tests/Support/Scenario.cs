using System.Globalization;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Support;

/// <summary>
/// A small sea: ships that sail legs and are heard, as a list of reports in the order of their arrival. Made to read like
/// the list of scenarios in the specification. Nothing in it is random but by the seed.
/// </summary>
internal sealed class Scenario(string start = "2026-03-01T06:00:00Z", double latitude = 36, double longitude = -30, int seed = 1)
{
    public const uint BystanderMmsi = 219999999;
    private readonly long _start = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
    private readonly List<Ship> _ships = [];
    private readonly List<(long Arrival, Report Report)> _extra = [];

    public Point Origin { get; } = new(latitude, longitude);

    public IReadOnlyList<Ship> Ships => _ships;

    /// <summary>Harbours and anchorages of this sea; none at first.</summary>
    public Places Places { get; set; } = Places.OpenSea;

    /// <summary>A point so far from the scenario's origin.</summary>
    public Point Off(double bearingDegrees, double meters) => Sphere.Destination(Origin, bearingDegrees, meters);

    /// <summary>A ship of which nothing is known but its number; it starts at the origin.</summary>
    public Ship Vessel(uint mmsi)
    {
        var ship = new Ship(mmsi, Origin);
        _ships.Add(ship);
        return ship;
    }

    /// <summary>183 m by 32 m, antenna amidships, type 80.</summary>
    public Ship Tanker(uint mmsi) => Vessel(mmsi).Hull(183, 32, shipType: 80, name: $"TANKER {mmsi % 1000}");

    /// <summary>A report of the test's own, which arrives when the scenario's clock shows this minute.</summary>
    public Scenario Also(double arrivesAtMinute, Report report)
    {
        _extra.Add((Milliseconds(arrivesAtMinute), report));
        return this;
    }

    public long Milliseconds(double minute) => _start + (long)Math.Round(minute * 60_000);

    public DateTime Time(double minute) => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(minute)).UtcDateTime;

    /// <summary>
    /// The reports in order of arrival. A ship at the other end of the world is heard until <paramref name="hoursAfter"/>
    /// hours after the last leg, so that event time goes on and alerts settle.
    /// </summary>
    public List<Report> Reports(double hoursAfter = 27)
    {
        var random = new Random(seed);
        var log = new List<(long Arrival, Report Report)>(_extra);
        foreach (var ship in _ships) log.AddRange(ship.Reports(_start, random));
        if (hoursAfter > 0)
        {
            var minutes = _ships.Max(ship => ship.Minute) + (hoursAfter * 60);
            log.AddRange(new Ship(BystanderMmsi, new Point(latitude > 0 ? -50 : 50, Sphere.WrapLongitude(longitude + 120)))
                .Sails(90, 10, minutes).ReportsEvery(20 * 60, offsetSeconds: 7).Reports(_start, random));
        }

        return [.. log.OrderBy(r => r.Arrival).ThenBy(r => r.Report.Time).ThenBy(r => r.Report.Mmsi).Select(r => r.Report)];
    }

    public Detection Detect(RendezvousOptions? options = null, Places? places = null, double hoursAfter = 27) =>
        Detection.Of(Reports(hoursAfter), options, places ?? Places);

    /// <summary>What is found with the categories that are not transfers, and close company, written too.</summary>
    public Detection DetectAll(Places? places = null) =>
        Detection.Of(Reports(), TestOptions.Transfer with { All = true }, places ?? Places);
}
