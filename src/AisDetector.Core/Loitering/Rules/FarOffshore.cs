namespace AisDetector.Core.Loitering.Rules;

/// <summary>Far from any port, roads or pilot there is little to wait for: 0.05 from 20 nm on, 0.10 from 50 nm on (the limit of Welch and others, 2022).</summary>
internal sealed class FarOffshore : ILoiteringReason
{
    private const double LimitKm = 37.04, FarKm = 92.6;

    public string Code => "offshore";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        facts.CoastKm is not { } km || km < LimitKm ? null : (km < FarKm ? 0.05 : 0.10, $"{km:0} km from the nearest coast");
}
