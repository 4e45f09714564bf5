using AisDetector.Formats.Csv;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Nmea;

/// <summary>Lines with NMEA 0183 sentences of AIS, whatever stands around them.</summary>
internal sealed class NmeaFormat : FileFormat
{
    public const string Name = "NMEA";

    public override KnownFile? Recognize(FileHead head, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        if (head.OpensJson || !HasNmea(head.Bytes)) return null;
        var dates = DateOrder.OfSentences(head.Bytes);
        return new KnownFile(Name, (bytes, options) => new NmeaReader(bytes, dates.IsDayFirst, options)) { HasGuessedDates = dates.IsGuess };
    }

    private static bool HasNmea(ReadOnlySpan<byte> head)
    {
        int at;
        while ((at = head.IndexOf((byte)'!')) >= 0)
        {
            head = head[(at + 1)..];
            if (head.Length > 6 && head[2] == 'V' && head[3] == 'D' && head[4] is (byte)'M' or (byte)'O' && head[5] == ',') return true;
        }

        return false;
    }
}
