using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Formats.Containers;

namespace AisDetector.Formats.Nmea;

internal sealed class NmeaReader(SourceBytes source, bool isDayFirst, InputOptions options) : ReportReader(source)
{
    private readonly byte[] _buffer = new byte[options.BufferBytes];
    private readonly NmeaDecoder _decoder = new(isDayFirst) { KeepReportsWithoutTime = options.KeepReportsWithoutTime };
    private bool _isFinished;

    public override bool Read(ReportBatch batch)
    {
        while (!batch.IsFull && !_isFinished)
        {
            var read = Source.Read(_buffer);
            if (read > 0)
            {
                _decoder.Decode(_buffer.AsSpan(0, read), batch);
            }
            else
            {
                _decoder.Finish(batch);
                _isFinished = true;
            }
        }

        return !_isFinished;
    }
}
