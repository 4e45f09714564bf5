using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AisDetector.Core.Alerts;

namespace AisDetector.Output;

/// <summary>The alert as JSON: contract <c>aisdetector.alert/1</c>, <c>deploy/schemas/alert.v1.schema.json</c>.</summary>
internal static class AlertJson
{
    /// <summary>For lines and files: only what JSON demands is escaped. Never put this into a page as it is.</summary>
    public static AlertJsonContext Lines { get; } =
        new(new JsonSerializerOptions(AlertJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Serialize(Alert alert) => JsonSerializer.SerializeToUtf8Bytes(alert.Rounded(), Lines.Alert);

    public static Alert? Deserialize(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Lines.Alert);

    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An enum member as the contract spells it: <c>pairTrawling</c>.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>
    /// Figures to the digits that mean something: 5 decimals of a degree are a metre, tenths of a knot and of a kilometre,
    /// hundredths of a score. The last bits of a floating-point sum would make equal alerts differ.
    /// </summary>
    public static Alert Rounded(this Alert alert) => alert with
    {
        Latitude = Round(alert.Latitude, 5),
        Longitude = Round(alert.Longitude, 5),
        AlongsideFraction = Round(alert.AlongsideFraction, 2),
        Coverage = Round(alert.Coverage, 2),
        DistanceToCoastKm = Round(alert.DistanceToCoastKm, 1),
        NearestPort = alert.NearestPort is { } port ? port with { DistanceKm = Round(port.DistanceKm, 1) } : null,
        Score = Round(alert.Score, 2),
        Reasons = [.. alert.Reasons.Select(r => r with { Weight = Round(r.Weight, 2) })],
        PossiblePartners = [.. alert.PossiblePartners.Select(p => p with
        {
            RequiredSpeedKnots = Round(p.RequiredSpeedKnots, 1),
            Reasons = [.. p.Reasons.Select(r => r with { Weight = Round(r.Weight, 2) })],
        })],
        Vessels =
        [
            .. alert.Vessels.Select(v => v with
            {
                MedianSpeedKnots = Round(v.MedianSpeedKnots, 1),
                DraughtBeforeMeters = Tenths(v.DraughtBeforeMeters),
                DraughtAfterMeters = Tenths(v.DraughtAfterMeters),
            }),
        ],
    };

    // Adding 0 turns -0 into 0.
    private static double Round(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
    private static double? Round(double? value, int digits) => value is { } known ? Round(known, digits) : null;
    private static float? Tenths(float? value) => value is { } known ? MathF.Round(known, 1) : null;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(UtcTimeConverter), typeof(WordConverter<AlertKind>), typeof(WordConverter<AlertPhase>), typeof(WordConverter<AlertMode>), typeof(WordConverter<RendezvousCategory>),
    ])]
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertJsonContext : JsonSerializerContext;

internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

internal sealed class UtcTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.Parse(reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(AlertJson.Time(value));
}
