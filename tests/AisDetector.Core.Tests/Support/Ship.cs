using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Support;

/// <summary>Where a ship is and how it lies and moves at one moment.</summary>
internal readonly record struct Pose(Point Position, double HeadingDegrees, double CourseDegrees, double SpeedKnots);

/// <summary>
/// One ship of a <see cref="Scenario"/>: what it is, the legs that it sails, and how it is heard. Minutes count from the
/// scenario's start; each leg begins where and when the one before it ended.
/// </summary>
internal sealed class Ship(uint mmsi, Point start)
{
    private const double KnotMetersPerMinute = 1852.0 / 60;
    private readonly List<(double From, double To, Func<double, Pose> At)> _legs = [];
    private readonly List<(double From, double To)> _dark = [];
    private readonly List<(double From, double To, double Meters, double BearingDegrees)> _glitches = [];
    private readonly List<(double Minute, StaticData Data, double? DelayMinutes)> _statics = [];
    private readonly List<(double From, double To, double Minutes)> _delays = [];
    private Point _position = start;
    private double _heading = 30;
    private double _intervalSeconds = 60, _offsetSeconds, _jitterSeconds, _noiseMeters;
    private double? _heardFrom, _heardUntil;
    private byte _type = 1;
    private bool _hasHeading = true;
    private short? _stuckHeading;

    public uint Mmsi => mmsi;

    /// <summary>The minute at which the legs so far end.</summary>
    public double Minute { get; private set; }

    public StaticData? Static { get; private set; }

    public TransceiverClass Class { get; private set; } = TransceiverClass.A;

    // ---- what it is

    public Ship Is(StaticData data)
    {
        Static = data;
        return this;
    }

    /// <summary>Antenna amidships of a hull of these dimensions.</summary>
    public Ship Hull(ushort lengthMeters, ushort beamMeters, byte? shipType = null, string? name = null, float? draughtMeters = null)
    {
        var bow = (ushort)(lengthMeters / 2);
        var port = (ushort)(beamMeters / 2);
        return Is(new StaticData
        {
            Name = name,
            ShipType = shipType,
            ToBowMeters = bow,
            ToSternMeters = (ushort)(lengthMeters - bow),
            ToPortMeters = port,
            ToStarboardMeters = (ushort)(beamMeters - port),
            LengthMeters = lengthMeters,
            BeamMeters = beamMeters,
            DraughtMeters = draughtMeters,
        });
    }

    public Ship ClassB()
    {
        Class = TransceiverClass.B;
        _type = 18;
        return this;
    }

    /// <summary>Sends positions without heading, speed, course and status, as a bare CSV row has them.</summary>
    public Ship Bare()
    {
        Class = TransceiverClass.Unknown;
        _type = 0;
        _hasHeading = false;
        return this;
    }

    public Ship WithoutHeading()
    {
        _hasHeading = false;
        return this;
    }

    /// <summary>Sends this heading, wherever it points: its gyro is not connected.</summary>
    public Ship HeadingStuckAt(short degrees)
    {
        _stuckHeading = degrees;
        return this;
    }

    // ---- where it goes

    public Ship StartsAt(Point position)
    {
        _position = position;
        return this;
    }

    /// <summary>The legs begin later than the scenario; the ship is not heard before.</summary>
    public Ship BeginsAt(double minute)
    {
        Minute = minute;
        return this;
    }

    public Ship Heads(double degrees)
    {
        _heading = degrees;
        return this;
    }

    public Ship Sails(double courseDegrees, double knots, double minutes)
    {
        var from = Minute;
        var start = _position;
        return Leg(minutes, minute =>
        {
            var position = Sphere.Destination(start, courseDegrees, knots * KnotMetersPerMinute * (minute - from));
            var course = minute == from ? courseDegrees : Sphere.Turn(Sphere.BearingDegrees(position, start) + 180);
            return new Pose(position, course, course, knots);
        });
    }

    /// <summary>Moves with wind and stream while the bow keeps its direction.</summary>
    public Ship Drifts(double minutes, double knots = 0.6, double towardsDegrees = 120)
    {
        var from = Minute;
        var start = _position;
        var heading = _heading;
        return Leg(minutes, minute => new Pose(
            Sphere.Destination(start, towardsDegrees, knots * KnotMetersPerMinute * (minute - from)), heading, towardsDegrees, knots));
    }

    public Ship Waits(double minutes)
    {
        // A receiver's fixes scatter; the very same place again and again would be no fix.
        var pose = new Pose(_position, _heading, 0, 0);
        return Leg(minutes, minute => pose with { Position = Sphere.Destination(pose.Position, minute * 97 % 360, 0.5) });
    }

    /// <summary>Sends the very same place again and again.</summary>
    public Ship Freezes(double minutes)
    {
        var pose = new Pose(_position, _heading, 0, 0);
        return Leg(minutes, _ => pose);
    }

    /// <summary>Lies at an anchor: the antenna goes round it as wind and stream turn, the bow towards the anchor.</summary>
    public Ship Swings(double minutes, double radiusMeters, double periodMinutes, double phaseDegrees = 0)
    {
        var from = Minute;
        var anchor = _position;
        return Leg(minutes, minute =>
        {
            var bearing = phaseDegrees + (360 * (minute - from) / periodMinutes);
            var speed = 2 * Math.PI * radiusMeters / periodMinutes / KnotMetersPerMinute;
            return new Pose(Sphere.Destination(anchor, bearing, radiusMeters), Sphere.Turn(bearing + 180), Sphere.Turn(bearing + 90), speed);
        });
    }

    /// <summary>Begins far off and runs straight in at this speed, to be at the other's side at the given minute.</summary>
    public Ship Approaches(Ship other, double arrivesAt, double abeamMeters = 40, double knots = 12, double fromBearing = 200, double aheadMeters = 0)
    {
        var (target, _) = Beside(other, arrivesAt, abeamMeters, aheadMeters);
        _position = Sphere.Destination(target, fromBearing, knots * KnotMetersPerMinute * (arrivesAt - Minute));
        return ComesAlongside(other, arrivesAt, abeamMeters, aheadMeters);
    }

    /// <summary>Runs straight from where it is to the other's side; the time given makes the speed.</summary>
    public Ship ComesAlongside(Ship other, double arrivesAt, double abeamMeters = 40, double aheadMeters = 0)
    {
        var (from, start) = (Minute, _position);
        var (target, _) = Beside(other, arrivesAt, abeamMeters, aheadMeters);
        var knots = Sphere.DistanceMeters(start, target) / KnotMetersPerMinute / (arrivesAt - from);
        var first = Sphere.BearingDegrees(start, target);
        return Leg(arrivesAt - from, minute =>
        {
            var position = Sphere.Interpolate(start, target, (minute - from) / (arrivesAt - from));
            var course = minute == from ? first : Sphere.Turn(Sphere.BearingDegrees(position, start) + 180);
            return new Pose(position, course, course, knots);
        });
    }

    /// <summary>Keeps its place beside the other, whatever that one does.</summary>
    public Ship StaysBeside(Ship other, double minutes, double abeamMeters = 40, double aheadMeters = 0, double turnedDegrees = 0) =>
        Leg(minutes, minute =>
        {
            var pose = other.At(minute);
            var (position, heading) = Beside(other, minute, abeamMeters, aheadMeters);
            return new Pose(position, Sphere.Turn(heading + turnedDegrees), pose.CourseDegrees, pose.SpeedKnots);
        });

    public Pose At(double minute)
    {
        foreach (var leg in _legs)
        {
            if (minute <= leg.To) return leg.At(Math.Max(minute, leg.From));
        }

        return _legs.Count > 0 ? _legs[^1].At(_legs[^1].To) with { SpeedKnots = 0 } : new Pose(_position, _heading, 0, 0);
    }

    // ---- how it is heard

    public Ship ReportsEvery(double seconds, double offsetSeconds = 0, double jitterSeconds = 0)
    {
        (_intervalSeconds, _offsetSeconds, _jitterSeconds) = (seconds, offsetSeconds, jitterSeconds);
        return this;
    }

    /// <summary>GPS noise: each fix up to so far from the truth.</summary>
    public Ship Noise(double meters)
    {
        _noiseMeters = meters;
        return this;
    }

    public Ship HeardFrom(double minute)
    {
        _heardFrom = minute;
        return this;
    }

    public Ship HeardUntil(double minute)
    {
        _heardUntil = minute;
        return this;
    }

    /// <summary>Sends nothing between these minutes (both of them still heard).</summary>
    public Ship Dark(double fromMinute, double toMinute)
    {
        _dark.Add((fromMinute, toMinute));
        return this;
    }

    /// <summary>Heard by satellite: what it sends in these minutes arrives so much later.</summary>
    public Ship Delayed(double minutes, double fromMinute = double.MinValue, double toMinute = double.MaxValue)
    {
        _delays.Add((fromMinute, toMinute, minutes));
        return this;
    }

    /// <summary>Its fixes in these minutes (both included) are wrong by so much.</summary>
    public Ship Glitches(double fromMinute, double toMinute, double meters, double bearingDegrees = 45)
    {
        _glitches.Add((fromMinute, toMinute, meters, bearingDegrees));
        return this;
    }

    /// <summary>Sends this static report at this minute, beside those every hour of <see cref="Static"/>.</summary>
    public Ship Announces(double minute, StaticData data, double? delayMinutes = null)
    {
        _statics.Add((minute, data, delayMinutes));
        return this;
    }

    public Ship AsType(byte type)
    {
        _type = type;
        return this;
    }

    /// <summary>Its reports, each with the moment of its arrival.</summary>
    public IEnumerable<(long Arrival, Report Report)> Reports(long start, Random random)
    {
        var from = _heardFrom ?? (_legs.Count > 0 ? _legs[0].From : 0);
        var until = _heardUntil ?? Minute;
        for (var seconds = (from * 60) + _offsetSeconds; seconds <= until * 60; seconds += _intervalSeconds)
        {
            var at = seconds + (_jitterSeconds == 0 ? 0 : Math.Round(random.NextDouble() * _jitterSeconds));
            var minute = at / 60;
            if (_dark.Exists(d => minute > d.From && minute < d.To)) continue;
            yield return Arriving(Fix(start, minute, random), minute, null);
        }

        if (Static is not null)
        {
            for (var minute = from + 0.25; minute <= until; minute += 60) yield return Arriving(Announcement(start, minute, Static), minute, null);
        }

        foreach (var (minute, data, delay) in _statics) yield return Arriving(Announcement(start, minute, data), minute, delay);
    }

    private (long Arrival, Report Report) Arriving(Report report, double minute, double? delay)
    {
        var minutes = delay ?? _delays.FindLast(d => minute >= d.From && minute <= d.To).Minutes;
        return (report.Time + (long)(minutes * 60_000), report);
    }

    private Report Fix(long start, double minute, Random random)
    {
        var pose = At(minute);
        var position = pose.Position;
        foreach (var glitch in _glitches)
        {
            if (minute >= glitch.From && minute <= glitch.To) position = Sphere.Destination(position, glitch.BearingDegrees, glitch.Meters);
        }

        if (_noiseMeters > 0) position = Sphere.Destination(position, random.NextDouble() * 360, random.NextDouble() * _noiseMeters);
        var time = start + (long)Math.Round(minute * 60_000);
        var bare = _type == 0;
        return Report.Empty with
        {
            Time = time,
            Mmsi = mmsi,
            Type = _type,
            Class = Class,
            PayloadHash = bare ? 0 : Hash(time),
            Latitude = Quantize(position.Latitude),
            Longitude = Quantize(position.Longitude),
            SpeedKnots = bare ? float.NaN : (float)Math.Round(Math.Min(pose.SpeedKnots, 102.2), 1),
            CourseDegrees = bare ? float.NaN : (float)(Math.Round(pose.CourseDegrees * 10) % 3600 / 10),
            HeadingDegrees = _stuckHeading ?? (_hasHeading ? (short)(Math.Round(pose.HeadingDegrees) % 360) : (short)-1),
            Status = Report.StatusNotDefined,
        };
    }

    private Report Announcement(long start, double minute, StaticData data)
    {
        var time = start + (long)Math.Round(minute * 60_000);
        return Report.Empty with
        {
            Time = time,
            Mmsi = mmsi,
            Type = Class == TransceiverClass.B ? (byte)24 : (byte)5,
            Class = Class,
            // Other data are another payload, at the same time too.
            PayloadHash = $"{data}".Aggregate(Hash(time) ^ 0x5555, (hash, letter) => (hash ^ letter) * 0x100000001B3) | 1,
            Static = data,
        };
    }

    // The standard's resolution: 1/10,000 of a minute.
    private static double Quantize(double degrees) => Math.Round(degrees * 600_000) / 600_000;

    /// <summary>Two hulls of one number send different payloads at the same time: their places tell them apart.</summary>
    private ulong Hash(long time) =>
        ((ulong)time * 0x9E3779B97F4A7C15) ^ ((ulong)mmsi * 0xC2B2AE3D27D4EB4F) ^ (BitConverter.DoubleToUInt64Bits(At(0).Position.Latitude) * 0x165667B19E3779F9) | 1;

    private static (Point Position, double Heading) Beside(Ship other, double minute, double abeamMeters, double aheadMeters)
    {
        var pose = other.At(minute);
        var meters = Math.Sqrt((abeamMeters * abeamMeters) + (aheadMeters * aheadMeters));
        if (meters == 0) return (pose.Position, pose.HeadingDegrees);
        var side = Math.Atan2(abeamMeters, aheadMeters) * 180 / Math.PI;
        var position = Sphere.Destination(pose.Position, pose.HeadingDegrees + side, meters);

        // Parallel on the water, not on the chart: the meridians converge between the two ships.
        return (position, Sphere.Turn(Sphere.BearingDegrees(position, pose.Position) + 180 - side));
    }

    private Ship Leg(double minutes, Func<double, Pose> at)
    {
        _legs.Add((Minute, Minute + minutes, at));
        Minute += minutes;
        var end = at(Minute);
        (_position, _heading) = (end.Position, end.HeadingDegrees);
        return this;
    }
}
