using System.Text;
using AisDetector.Formats.Fields;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Formats.Fields;

public class CsvTimesTests
{
    [Theory]
    [InlineData("2024-01-01T00:00:03", "2024-01-01T00:00:03")]
    [InlineData("2025-01-01 00:00:03", "2025-01-01T00:00:03")]
    [InlineData("2021-01-08 06:07", "2021-01-08T06:07:00")]
    [InlineData("2021/01/08 06:07:08.25Z", "2021-01-08T06:07:08.250")]
    [InlineData("2021-01-08T06:07:08+02:00", "2021-01-08T04:07:08")]
    [InlineData("2021-01-08T06:07:08-0330", "2021-01-08T09:37:08")]
    [InlineData("2021-07-21 08:53:29 GMT", "2021-07-21T08:53:29")]
    [InlineData("2022-12-29 18:22:32.318353 +0000 UTC", "2022-12-29T18:22:32.318")]
    [InlineData("26/04/2026 00:00:29", "2026-04-26T00:00:29")]
    [InlineData("01/02/2026 00:00:29", "2026-02-01T00:00:29")]
    [InlineData("20240229T120000Z", "2024-02-29T12:00:00")]
    [InlineData("20240229120000", "2024-02-29T12:00:00")]
    [InlineData("1609459200", "2021-01-01T00:00:00")]
    [InlineData("1609459200123", "2021-01-01T00:00:00.123")]
    [InlineData("1609459200.5", "2021-01-01T00:00:00.500")]
    [InlineData("1609459200123456789", "2021-01-01T00:00:00.123")]
    [InlineData("1/3/2024 0:05", "2024-03-01T00:05:00")]
    [InlineData("1.3.2024 9:05:07", "2024-03-01T09:05:07")]
    [InlineData("01/03/2024 12:05:00 AM", "2024-03-01T00:05:00")]
    [InlineData("1/3/2024 12:05:00.5 pm", "2024-03-01T12:05:00.500")]
    [InlineData("01-Mar-2024 00:05:07", "2024-03-01T00:05:07")]
    [InlineData("Fri, 1 March 2024 00:05:07 +0100", "2024-02-29T23:05:07")]
    [InlineData("2024-3-1T0:05", "2024-03-01T00:05:00")]
    public void Times_have_many_forms(string text, string utc)
    {
        Assert.True(new CsvTimes().TryRead(Encoding.ASCII.GetBytes(text), out var time));
        Assert.Equal(Reading.Epoch(utc), time);
    }

    [Theory]
    [InlineData("2017-12-01Txx:00:01")]
    [InlineData("2017-13-01T00:00:01")]
    [InlineData("2017-02-29T00:00:01")]
    [InlineData("2017-12-01T24:00:01")]
    [InlineData("2017-12-01T00:00:01 CEST")]
    [InlineData("31/31/2020 00:00:00")]
    [InlineData("1/3/2024 13:05 PM")]
    [InlineData("1/3/2024 0:05 o'clock")]
    [InlineData("1/3/24 0:05")]
    [InlineData("1 Mai 2024 0:05")]
    [InlineData("1/3/2024")]
    [InlineData("1970-01-01T00:00:00")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("yesterday, at noon")]
    public void What_is_no_time_is_refused(string text) => Assert.False(new CsvTimes().TryRead(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Any_second_reads_back() =>
        Gen.Long[800_000_000, 4_000_000_000].Sample(
            seconds =>
            {
                var times = new CsvTimes();
                var utc = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
                return times.TryRead(Encoding.ASCII.GetBytes(utc.ToString("yyyy-MM-ddTHH:mm:ss")), out var a) && a == seconds * 1000
                    && times.TryRead(Encoding.ASCII.GetBytes(utc.ToString("dd/MM/yyyy HH:mm:ss")), out var b) && b == seconds * 1000
                    && times.TryRead(Encoding.ASCII.GetBytes(seconds.ToString()), out var c) && c == seconds * 1000;
            },
            iter: 10_000);

    [Fact]
    public void Month_first_dates_are_read_when_told() =>
        Assert.True(new CsvTimes { IsDayFirst = false }.TryRead("04/26/2026 00:00:29"u8, out var time) && time == Reading.Epoch("2026-04-26T00:00:29"));

    [Fact]
    public void No_bytes_make_it_throw() =>
        Gen.Byte.Array[0, 40].Select(bytes => bytes.Select(b => (byte)"0123456789-/:. TZ+,eE"[b % 21]).ToArray())
            .Sample(text => { new CsvTimes().TryRead(text, out _); }, iter: 50_000);

    /// <summary>The reader remembers the last date: what it then says must not depend on it.</summary>
    [Fact]
    public void A_time_is_read_alike_whatever_was_read_before()
    {
        var anyTime = Gen.OneOf(
            Gen.Select(Gen.Int[1, 31], Gen.Int[1, 13], Gen.Int[0, 25], Gen.Int[0, 61], Gen.Int[0, 61], Gen.Char["T t_"], Gen.Bool, (day, month, hour, minute, second, between, isDayFirst) =>
                (isDayFirst ? $"{day:00}/{month:00}/2024" : $"2024-{month:00}-{day:00}") + $"{between}{hour:00}:{minute:00}:{second:00}"),
            Gen.Const("2024-02-29T12:00:00Z"), Gen.Const("1.3.2024 0:05"), Gen.Const("1709208000"), Gen.Char["0123456789-/T: "].Array[19].Select(c => new string(c)));
        anyTime.Array[1, 8].Sample(texts =>
        {
            var times = new CsvTimes();
            return texts.All(text =>
            {
                var bytes = Encoding.ASCII.GetBytes(text);
                var isTime = times.TryRead(bytes, out var time);
                return isTime == new CsvTimes().TryRead(bytes, out var alone) && (!isTime || time == alone);
            });
        }, iter: 20_000);
    }
}
