using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Nmea.Messages;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class NmeaDecoderPropertyTests
{
    private static readonly string[] Lines =
    [
        .. File.ReadLines(Recordings.PathOf("libais/typeexamples.nmea"), Encoding.Latin1),
        .. File.ReadLines(Recordings.PathOf("libais/tagblock.nmea"), Encoding.Latin1),
        .. File.ReadLines(Recordings.PathOf(Recordings.Kystverket), Encoding.Latin1).Take(60),
        .. File.ReadLines(Recordings.PathOf("dma_aislib/stream_example.txt"), Encoding.Latin1).Take(60),
        .. File.ReadLines(Recordings.PathOf("gpsd/ais-nmea.log"), Encoding.Latin1).Take(60),
    ];

    /// <summary>Bytes that are nothing, bytes of the sentences' alphabet, and real lines: cut, joined, doubled and damaged.</summary>
    internal static readonly Gen<byte[]> AnyBytes = Gen.OneOf(
        Gen.Byte.Array[0, 300],
        Gen.OneOf(AnyOf("!$\\*,\r\n:gcs0123456789-AIVDMORMCZDAPGHP."u8.ToArray()), Gen.Byte).Array[0, 300],
        Gen.OneOf(
            AnyOf(Lines).Select(line => Encoding.Latin1.GetBytes(line + "\n")),
            Gen.Select(AnyOf(Lines), Gen.Int[0, 300], Gen.Byte, Damaged),
            Gen.Select(AnyOf(Lines), Gen.Int[0, 300], (line, at) => Encoding.Latin1.GetBytes(line[..Math.Min(at, line.Length)]))).Array[0, 40]
            .Select(pieces => pieces.SelectMany(p => p).ToArray()));

    /// <summary>Sentences with right checksums around any fields: what the checksum would otherwise keep out.</summary>
    internal static readonly Gen<byte[]> AnySentences =
        Gen.Select(
            AnyOf("AIVDM", "BSVDO", "GPRMC", "GPZDA", "PGHP"),
            AnyOf("1,1,,A,", "2,1,1,A,", "2,2,1,A,", "3,2,9,B,", "9,9,,,", ",,", "1,2019,4,19,0,0,0,0,,,,,"),
            Gen.OneOf(Gen.Char['0', 'w'], Gen.Char['\0', 'ÿ']).Array[0, 90],
            AnyOf(",0", ",5", ",6", ",", ""),
            (address, fields, payload, end) => $"{(address[0] is 'G' or 'P' ? '$' : '!')}{address},{fields}{new string(payload)}{end}")
        .Select(body => Encoding.Latin1.GetBytes(Recordings.Sentence(body) + "\n"))
        .Array[1, 20].Select(lines => lines.SelectMany(l => l).ToArray());

    [Fact]
    public void No_bytes_make_it_throw_and_any_cutting_gives_the_same()
        => Gen.Select(Gen.OneOf(AnyBytes, AnySentences), Gen.Int[1, 40].Array[1, 8], Gen.Bool).Sample((bytes, cuts, keep) =>
        {
            var whole = Run(bytes, [bytes.Length + 1], keep);
            return whole == Run(bytes, cuts, keep) && whole == Run(bytes, [1], keep);
        }, iter: Iterations.Of(20_000));

    [Fact]
    public void Every_view_reads_any_bits()
        => Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[0, 5]).Sample((bytes, fill) =>
        {
            var bits = new PayloadBits(bytes, bytes.Length * 8 - fill);
            return ExpectedReports.Text(Report.Empty) is not null
                && new PositionReportClassA(bits).CommunicationState.SyncState <= 3
                && new StaticAndVoyageData(bits) is { EtaHour: <= 31 } voyage && (voyage.Name ?? "").Length <= 20
                && new ExtendedPositionReportClassB(bits) is { Second: <= 63 } extended && (extended.Name ?? "").Length <= 20
                && (new StaticDataReportPartB(bits).VendorId ?? "").Length <= 7
                && new LongRangePositionReport(bits).SpeedKnots <= 63;
        }, iter: Iterations.Of(10_000));

    [Fact]
    public void The_bits_of_a_payload_are_its_characters_values()
        => Gen.OneOf(Gen.Int[0x30, 0x57], Gen.Int[0x60, 0x77]).Array[1, 100].Sample(characters =>
        {
            var buffer = new byte[SixBit.BytesFor(characters.Length)];
            if (!SixBit.TryUnarmour(Array.ConvertAll(characters, c => (byte)c), buffer, out var hash) || hash == 0) return false;
            var bits = new PayloadBits(buffer, characters.Length * 6);
            for (var i = 0; i < characters.Length; i++)
            {
                var value = characters[i] - 48;
                if (bits.Field(i * 6, 6) != (value > 40 ? value - 8 : value)) return false;
            }

            return bits.Field(characters.Length * 6, 32) == 0;
        });

    [Fact]
    public void A_character_outside_the_alphabet_is_seen_wherever_it_stands()
        => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 39], Gen.Byte).Sample((length, at, character) =>
        {
            var characters = Enumerable.Repeat((byte)'w', length).ToArray();
            characters[at % length] = character;
            var isArmour = character is >= 0x30 and <= 0x57 or >= 0x60 and <= 0x77;
            return SixBit.TryUnarmour(characters, new byte[SixBit.BytesFor(length)], out _) == isArmour;
        }, iter: Iterations.Of(20_000));

    internal static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Everything that comes out, as text.</summary>
    private static string Run(byte[] bytes, int[] cuts, bool keepReportsWithoutTime)
    {
        var text = new StringBuilder();
        var batch = new ReportBatch { OnReject = (reason, raw) => text.Append(reason).Append(' ').AppendLine(Encoding.Latin1.GetString(raw)) };
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = keepReportsWithoutTime };
        for (int at = 0, i = 0; at < bytes.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
            decoder.Decode(bytes.AsSpan(at, length), batch);
            at += length;
        }

        decoder.Finish(batch);
        foreach (var report in batch.Reports) text.AppendLine($"{report.Time} {report.PayloadHash} {report.Class} {ExpectedReports.Text(report)}");
        return text.Append(decoder.OtherLines).ToString();
    }

    private static byte[] Damaged(string line, int at, byte with)
    {
        var bytes = Encoding.Latin1.GetBytes(line + "\n");
        bytes[at % bytes.Length] = with;
        return bytes;
    }
}
