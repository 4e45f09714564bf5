using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Ordinary traffic: ships on passage, and some that fish or cross.</summary>
internal static class Background
{
    public static void Sailing(Scene scene)
    {
        var dice = scene.Dice;
        for (var i = 0; i < 5; i++)
        {
            var ship = scene.Add(dice.Chance(0.15) ? CraftKind.FishingVessel : CraftKind.Merchant(dice));
            // To and fro in open water: what matters is the time at sea, not where the voyage ends.
            var course = scene.FromSea();
            var hours = Math.Max(1, scene.Room(ship.Craft, 6));
            var motion = scene.Begins(ship, Vector.Towards(course + 90, (i - 2) * 2200), dice.Between(0, Scene.Hours(3)), course);
            for (var leg = 0; motion.End < Scene.Length - Scene.Hours(hours + 1); leg++) motion.Leaves(course + (180 * (leg % 2)), hours, dice.Between(-4, 4));
        }

        scene.Nothing(TruthLabel.Background);
        if (scene.Water.ReachKm >= 150) scene.FromOrbit(20, 90);
        else scene.OnShore(180);
    }
}
