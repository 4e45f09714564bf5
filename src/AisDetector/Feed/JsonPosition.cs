using System.Buffers.Text;
using System.Text.Json;
using AisDetector.Core.Reports;

namespace AisDetector.Feed;

/// <summary>A light look at a position in JSON: whose it is and when, and nothing more.</summary>
internal static class JsonPosition
{
    /// <summary>What can be found of both; a line that is no JSON has neither.</summary>
    public static (uint Mmsi, long Time) Look(ReadOnlySpan<byte> line)
    {
        var mmsi = 0U;
        var time = Report.NoTime;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return (0, Report.NoTime);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isMmsi = reader.ValueTextEquals("mmsi"u8) || reader.ValueTextEquals("MMSI"u8);
                var isTime = reader.ValueTextEquals("time"u8) || reader.ValueTextEquals("timestamp"u8);
                reader.Read();
                if (isMmsi) mmsi = ReadMmsi(ref reader);
                else if (isTime) time = ReadTime(ref reader);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            return (0, Report.NoTime);
        }

        return (mmsi, time);
    }

    private static uint ReadMmsi(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.TryGetUInt32(out var number) ? number : 0;
        if (reader.TokenType != JsonTokenType.String) return 0;
        return Utf8Parser.TryParse(reader.ValueSpan, out uint mmsi, out var length) && length == reader.ValueSpan.Length ? mmsi : 0;
    }

    /// <summary>ISO 8601, or an epoch in seconds or milliseconds.</summary>
    private static long ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant)) return instant.ToUnixTimeMilliseconds();
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var epoch) || epoch is < 0 or > 1e15) return Report.NoTime;
        return (long)(epoch < 1e11 ? epoch * 1000 : epoch);
    }
}
