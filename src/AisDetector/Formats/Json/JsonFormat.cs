using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;

namespace AisDetector.Formats.Json;

/// <summary>Objects one after another or in a list, of which some have an MMSI and a position.</summary>
internal sealed class JsonFormat : FileFormat
{
    public override KnownFile? Recognize(FileHead head, ColumnNames? names, out InputFault? problem)
    {
        problem = null;
        if (!head.OpensJson) return null;
        var batch = new ReportBatch(64);
        using var beginning = new SourceBytes(new MemoryStream(head.Bytes.ToArray()));
        using var reader = new JsonReader(beginning, new InputOptions { KeepReportsWithoutTime = true });
        reader.Read(batch);
        var counts = batch.Counts;
        // A document of something else has objects without an identity, or none that is whole.
        if (batch.Count > 0 || counts.TotalRejected > counts.Rejected(RejectReason.NotAis)) return new KnownFile(reader.Format, (bytes, options) => new JsonReader(bytes, options));
        problem = new InputFault("JSON, but no object with an MMSI and a position", ExitCode.NoUsableInput);
        return null;
    }
}
