using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Nmea;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.State;
using AisDetector.Core.Tests.Nmea;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.State;

/// <summary>
/// States as builds of each format wrote them, under <c>tests/data/state</c>: the reports of a busy sea, the detector's
/// state in their midst, a decoder's in the midst of a recording.
/// </summary>
internal static class GoldenStates
{
    /// <summary>Reports that the saved detector had been given.</summary>
    public const int Given = 945;

    /// <summary>Bytes that the saved decoder had been given.</summary>
    public const int Decoded = 20_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Folder(int version) => Recordings.PathOf($"state/version-{version}");

    public static List<Report> Reports(int version)
    {
        using var packed = File.OpenRead(Path.Combine(Folder(version), "reports.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var reports = new List<Report>();
        while (lines.ReadLine() is { } line) reports.Add(JsonSerializer.Deserialize<Report>(line, Json));
        return reports;
    }

    public static byte[] Detector(int version) => File.ReadAllBytes(Path.Combine(Folder(version), "detector.bin"));

    public static byte[] Decoder(int version) => File.ReadAllBytes(Path.Combine(Folder(version), "decoder.bin"));

    public static RendezvousDetector NewDetector(int version = StateStream.CurrentVersion) => new(
        // A state of format 2 knows no least score, and so goes on with the profile's.
        version < 3 ? RendezvousOptions.Transfer : TestOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));

    /// <summary>Writes the files of the format that this build writes; those that are there stay as they are.</summary>
    public static void Write()
    {
        var folder = Folder(StateStream.CurrentVersion);
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        var reports = BusySea();
        using (var packed = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "reports.jsonl.gz")), CompressionLevel.SmallestSize)))
            foreach (var report in reports) packed.WriteLine(JsonSerializer.Serialize(report, Json));
        var detector = NewDetector();
        detector.Add(CollectionsMarshal.AsSpan(reports)[..Given], []);
        using (var file = File.Create(Path.Combine(folder, "detector.bin"))) detector.Save(file);
        var decoder = new NmeaDecoder();
        decoder.Decode(Recordings.Bytes(Recordings.Kystverket).AsSpan(0, Decoded), new ReportBatch());
        using (var file = File.Create(Path.Combine(folder, "decoder.bin"))) decoder.Save(file);
    }

    /// <summary>Something of everything that is saved: long and short meetings, folded contacts, shared numbers, a spoof, glitches, silences, late and early reports.</summary>
    private static List<Report> BusySea()
    {
        var scenario = new Scenario();
        var tanker = scenario.Tanker(538000002).Drifts(900).ReportsEvery(180);
        scenario.Tanker(636000001).Approaches(tanker, 60).StaysBeside(tanker, 600).Sails(200, 12, 90).ReportsEvery(170).Dark(300, 390).Announces(500, Hull(183, 32, 9.5f));
        scenario.Vessel(636000001).StartsAt(scenario.Off(90, 300_000)).Sails(0, 11, 500).ReportsEvery(600, offsetSeconds: 25);
        var anchored = scenario.Vessel(311000005).Is(Hull(140, 24, null)).StartsAt(scenario.Off(40, 30_000)).Drifts(700, 0.3).ReportsEvery(300).Noise(8).Glitches(200, 206, 4000);
        scenario.Vessel(219000007).ClassB().Hull(24, 7, 30).Approaches(anchored, 400, 25, 9).StaysBeside(anchored, 80, 25).Sails(10, 9, 100).ReportsEvery(120).Delayed(50, 440, 470);
        foreach (var mmsi in new[] { 351000011u, 351000012u })
        {
            scenario.Vessel(mmsi).Bare().StartsAt(scenario.Off(180, 40_000 + (mmsi % 10 * 5000))).Drifts(700).ReportsEvery(400).Dark(420, 520);
            scenario.Vessel(mmsi).Bare().StartsAt(scenario.Off(180, 90_000)).BeginsAt(425).Drifts(90).ReportsEvery(240, offsetSeconds: mmsi % 10);
        }

        scenario.Vessel(412000021).AsType(27).StartsAt(scenario.Off(270, 15_000)).Sails(90, 3, 700).ReportsEvery(900).Delayed(60);
        scenario.Also(489, Report.Empty with { Mmsi = 413000031, Time = scenario.Milliseconds(489 + 300), Latitude = 35, Longitude = -31, Type = 1, Class = TransceiverClass.A });
        return scenario.Reports();

        static StaticData Hull(ushort length, ushort beam, float? draught) => new()
        {
            Imo = 9074729, Name = "GOLDEN", CallSign = "G1", ShipType = 80, LengthMeters = length, BeamMeters = beam, ToBowMeters = (ushort)(length - 30), ToSternMeters = 30,
            ToPortMeters = (ushort)(beam / 2), ToStarboardMeters = (ushort)(beam - (beam / 2)), DraughtMeters = draught, Destination = "SEA", Eta = "03-02T00:00Z",
        };
    }
}
