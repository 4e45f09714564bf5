using AisDetector.Evaluation;
using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Scenes;

namespace AisDetector.Tests.Evaluation;

/// <summary>Single scenes, before anybody hears them: what the ships truly do.</summary>
internal static class MadeScenes
{
    public static DateTime Epoch { get; } = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<Scene> Of(string kind, int scenes = 4)
    {
        var scenario = Catalogue.All.Single(s => s.Kind == kind);
        for (var i = 0; i < scenes; i++) yield return MadeRecording.Build(scenario, i + 1, new Dice(Dice.Seed(77, kind, i)), new Registry(), [], Epoch, null);
    }

    public static Vessel Vessel(this Scene scene, uint mmsi) => scene.Vessels.Single(v => v.Mmsi == mmsi);

    public static double Seconds(DateTime? time) => (time!.Value - Epoch).TotalSeconds;

    /// <summary>Metres between the true hulls of two ships, at a time.</summary>
    public static double Gap(Vessel one, Vessel other, double time) => Clearance.Gap(one.Craft, one.Motion.At(time), other.Craft, other.Motion.At(time));
}
