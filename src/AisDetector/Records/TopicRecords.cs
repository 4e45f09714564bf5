using System.Globalization;
using System.Text;
using AisDetector.Core.Alerts;
using AisDetector.Output;
using Confluent.Kafka;

namespace AisDetector.Records;

/// <summary>Outputs as records of their topics.</summary>
internal static class TopicRecords
{
    private static readonly byte[] SpecVersion = "1.0"u8.ToArray(), Type = "aisdetector.alert.v1"u8.ToArray(), Json = "application/json"u8.ToArray();

    /// <summary>A CloudEvent 1.0 in Kafka's binary mode: the value is the alert alone. The key is its id, so that a compacted topic keeps the last revision.</summary>
    public static Message<byte[]?, byte[]?> Of(Alert alert, string group) => new()
    {
        Key = Encoding.UTF8.GetBytes(alert.Id),
        Value = AlertJson.Serialize(alert),
        Headers = new Headers
        {
            { "ce_specversion", SpecVersion },
            { "ce_id", Text($"{alert.Id}/{alert.Revision}") },
            { "ce_source", Text($"/aisdetector/{Uri.EscapeDataString(group)}") },
            { "ce_type", Type },
            { "ce_time", Text(AlertJson.Time(alert.DetectedAt)) },
            { "content-type", Json },
        },
    };

    /// <summary>The original bytes, with where they came from and what is wrong with them; cut ones with their length and hash.</summary>
    public static Message<byte[]?, byte[]?> Of(DeadLetter letter, string topic, int maxBytes)
    {
        var value = letter.Bytes.Length > maxBytes ? letter.Bytes[..maxBytes] : letter.Bytes;
        var headers = new Headers
        {
            { "reason", Text(AlertJson.Word(letter.Reason)) },
            { "topic", Text(topic) },
            { "partition", Text(letter.Partition) },
            { "offset", Text(letter.Offset) },
        };
        if (letter.Rejects > 1)
        {
            headers.Add("rejects", Text(letter.Rejects));
            headers.Add("reasons", Text(letter.Reasons ?? ""));
        }

        if (letter.LeftOut > 0) headers.Add("left-out", Text(letter.LeftOut));
        if (value.Length < letter.Length)
        {
            headers.Add("length", Text(letter.Length));
            headers.Add("sha256", Text(letter.Sha256 ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(letter.Bytes))));
        }

        return new Message<byte[]?, byte[]?> { Value = value, Headers = headers };
    }

    private static byte[] Text(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture));
    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
    private static byte[] Text(long number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
