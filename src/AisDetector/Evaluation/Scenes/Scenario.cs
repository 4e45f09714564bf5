namespace AisDetector.Evaluation.Scenes;

/// <summary>A kind of scene.</summary>
/// <param name="Kind">Its word in the truth and in the tables.</param>
/// <param name="Cases">In each recording.</param>
/// <param name="Waters">Where: each scene draws one of them.</param>
/// <param name="Build">Puts the ships into a scene, says what happens, and who hears it.</param>
internal sealed record Scenario(string Kind, int Cases, WaterKind[] Waters, Action<Scene> Build);
