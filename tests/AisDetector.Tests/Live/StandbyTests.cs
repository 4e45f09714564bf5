using System.Globalization;
using System.Text;
using AisDetector.App;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

/// <summary>The topic in, the alert topic out, on a real broker.</summary>
public class StandbyTests
{
    [BrokerFact]
    public async Task Live_equals_replay_byte_for_byte_but_for_the_source()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 20);
        await topics.PutAsync(log);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        var expected = Fleets.Replay(log);
        Assert.True(expected.Count > 40, $"{expected.Count} revisions");
        Assert.Equal(expected, topics.Alerts());
        Assert.Equal((log.Count, expected.Count, true), (topics.Progress()!.InputOffset, topics.Progress()!.OutputNumber, topics.Progress()!.Finished));
    }

    [BrokerFact]
    public async Task An_alert_is_a_cloud_event_in_binary_mode_keyed_by_its_id()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await topics.PutAsync(Fleets.Log(pairs: 1));
        await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        var record = topics.All(topics.Names.Alerts)[0];
        var alert = AlertJson.Deserialize(record.Message.Value)!;
        Assert.Equal(alert.Id, Encoding.UTF8.GetString(record.Message.Key!));
        Assert.Equal("1.0", LiveTopics.Header(record, "ce_specversion"));
        Assert.Equal($"{alert.Id}/1", LiveTopics.Header(record, "ce_id"));
        Assert.Equal(AlertJson.Time(alert.DetectedAt), LiveTopics.Header(record, "ce_time"));
        Assert.Equal($"/aisdetector/{topics.Group}", LiveTopics.Header(record, "ce_source"));
        Assert.Equal("aisdetector.alert.v1", LiveTopics.Header(record, "ce_type"));
        Assert.Equal("application/json", LiveTopics.Header(record, "content-type"));
    }

    [BrokerFact]
    public async Task Poison_records_become_dead_letters_and_change_nothing_else()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var random = new Random(5);
        var noise = new byte[900_000];
        random.NextBytes(noise);
        for (var i = 0; i < noise.Length; i++) if (noise[i] == '\n') noise[i] = 0;
        byte[]?[] poison = [null, [], "no AIS at all"u8.ToArray(), "{\"half\":"u8.ToArray(), noise, "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*00\n"u8.ToArray()];
        var log = Fleets.Log(pairs: 5);
        var mixed = new List<byte[]?>(log);
        for (var i = 0; i < poison.Length; i++) mixed.Insert(100 * (i + 1), poison[i]);
        await topics.PutAsync(mixed);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Equal(Fleets.Replay(log), topics.Alerts());

        var letters = topics.All(topics.Names.DeadLetter);
        Assert.Equal([100, 200, 300, 400, 500, 600], letters.Select(l => int.Parse(LiveTopics.Header(l, "offset"), CultureInfo.InvariantCulture)));
        Assert.Equal(["notAis", "notAis", "notAis", "notAis", "notAis", "badChecksum"], letters.Select(l => LiveTopics.Header(l, "reason")));
        Assert.All(letters, l => Assert.Equal((topics.Names.Raw, "0"), (LiveTopics.Header(l, "topic"), LiveTopics.Header(l, "partition"))));
        Assert.Equal((256 * 1024, "900000"), (letters[4].Message.Value!.Length, LiveTopics.Header(letters[4], "length")));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(noise)), LiveTopics.Header(letters[4], "sha256"));
        Assert.Equal("no AIS at all", Encoding.ASCII.GetString(letters[2].Message.Value!));
    }

    [BrokerFact]
    public async Task A_dead_letter_that_its_topic_does_not_take_is_cut_further()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        await topics.LimitAsync(topics.Names.DeadLetter, maxMessageBytes: 20_000);
        await topics.PutAsync([Enumerable.Repeat((byte)'x', 600_000).ToArray(), .. Fleets.Log(pairs: 1)]);
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        var letter = Assert.Single(topics.All(topics.Names.DeadLetter));
        Assert.InRange(letter.Message.Value!.Length, 8_000, 20_000);
        Assert.Equal("600000", LiveTopics.Header(letter, "length"));
        Assert.NotEmpty(topics.Alerts());
    }

    [BrokerFact]
    public async Task Positions_as_json_are_the_same_alerts_as_the_recording_they_were_read_from()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var rows = File.ReadLines(Path.Combine(Support.Repository.Root, "tests/data/gfw_encounter_20150319/gfw_real_encounter.csv")).ToList();
        var columns = rows[0].Split(',');
        var objects = rows.Skip(1).OrderBy(row => row.Split(',')[1], StringComparer.Ordinal).Select(row => "{" + string.Join(',', row.Split(',').Zip(columns, (value, name) => $"\"{name}\":\"{value}\"")) + "}").ToList();
        await topics.PutAsync(objects.Select(Encoding.UTF8.GetBytes));
        var (code, said) = await RunningProcess.To(topics.Run("--from", "earliest", "--stop-at-end", "--profile", "gfw"));
        Assert.True(code == ExitCode.Done, said);

        var lines = Path.GetTempFileName();
        await File.WriteAllLinesAsync(lines, objects, TestContext.Current.CancellationToken);
        var replay = Support.BuiltProgram.Run("replay", lines, "--arrival-order", "--revisions", "--profile", "gfw", "--output-format", "jsonl");
        File.Delete(lines);
        var expected = replay.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Fleets.WithoutSource(Encoding.UTF8.GetBytes(l))).ToList();
        Assert.True(expected.Count > 0, replay.Errors);
        Assert.Equal(expected, topics.Alerts());
    }

    [BrokerFact]
    public async Task A_clean_stop_leaves_within_ten_seconds_and_the_next_start_reads_nothing_again()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 6);
        var half = log.Count / 2;
        await topics.PutAsync(log[..half]);
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest")))
        {
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log[..half], atEnd: false).Count, first);
            first.Signal("TERM");
            Assert.Equal(ExitCode.Done, await first.EndAsync(TimeSpan.FromSeconds(10)));
            Assert.Contains("clean stop", first.Said, StringComparison.Ordinal);
        }

        Assert.Equal(half, topics.Progress()!.InputOffset);
        await topics.PutAsync(log[half..]);
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Contains($"restored the snapshot at offset {half}:", said, StringComparison.Ordinal);
        Assert.DoesNotContain("records again", said, StringComparison.Ordinal);
        Assert.Equal(Fleets.Replay(log), topics.Alerts());
    }

    [BrokerFact]
    public async Task A_damaged_or_torn_snapshot_is_passed_over()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 6);
        var half = log.Count / 2;
        await topics.PutAsync(log[..half]);
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest")))
        {
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log[..half], atEnd: false).Count, first);
            first.Signal("TERM");
            await first.EndAsync();
        }

        // The same manifest over the same chunks with one byte changed: newer than the whole one, which is then removed.
        var written = topics.All(topics.Names.State);
        written[0].Message.Value![1000] ^= 1;
        await topics.PutAgainAsync(topics.Names.State, written, firstChunkOffset: written.Count);
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end"));
        Assert.True(code == ExitCode.Done, said);
        Assert.Contains($"passed over: the snapshot at offset {half} is torn or damaged", said, StringComparison.Ordinal);
        Assert.Contains($"read {half} records again", said, StringComparison.Ordinal);
        Assert.Equal(Fleets.Replay(log[..half]), topics.Alerts());
    }

    [BrokerFact]
    public async Task A_build_that_judges_otherwise_than_the_one_that_published_stops_and_says_so()
    {
        await using var topics = await LiveTopics.OnTheTestBroker();
        var log = Fleets.Log(pairs: 6);
        await topics.PutAsync(log);
        using (var first = RunningProcess.Start(topics.Run("--from", "earliest")))
        {
            topics.Committed(topics.Names.Alerts, count => count >= Fleets.Replay(log, atEnd: false).Count, first);
            first.Signal("KILL");
            await first.EndAsync();
        }

        var published = topics.Alerts();
        var (code, said) = await RunningProcess.To(topics.Run("--stop-at-end", "--set", "MinDuration=3h"));
        Assert.Equal(ExitCode.OperatingFault, code);
        Assert.Contains("this build judges otherwise than the one that published", said, StringComparison.Ordinal);
        Assert.Equal(published, topics.Alerts());
        (code, said) = await RunningProcess.To(topics.Run("--stop-at-end", "--set", "MinDuration=3h", "--accept-differences"));
        Assert.True(code == ExitCode.Done, said);
    }
}
