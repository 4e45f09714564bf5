using System.Globalization;
using System.Text.Json;
using AisDetector.Output;

namespace AisDetector.Ops;

/// <summary>Times in which nothing comes, in words, for the pages and the events.</summary>
internal static class Silences
{
    /// <summary>From here on the terminal's line says so: a moment without a record is nothing.</summary>
    public static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(10);

    /// <summary>From here on the feed counts as silent: the pages and an event say so. Batches of a satellite provider come minutes apart.</summary>
    public static readonly TimeSpan IsSilent = TimeSpan.FromMinutes(5);

    /// <summary>99 s, 12 min, 3 h 5 min</summary>
    public static string Words(TimeSpan time) =>
        time.TotalSeconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s") : Wording.Minutes((int)Math.Min(int.MaxValue, time.TotalMinutes));

    /// <summary>How fast records come, or since when none has.</summary>
    public static string Rate(double rate, string unit, TimeSpan silence) => silence >= WorthShowing
        ? $"nothing has come for {Words(silence)}"
        : string.Create(CultureInfo.InvariantCulture, $"{rate:N0} {unit}/s");

    public static void Describe(Utf8JsonWriter json, TimeSpan silence)
    {
        json.WriteString("feed", silence >= IsSilent ? "silent" : "coming");
        json.WriteNumber("lastRecordSecondsAgo", Math.Floor(silence.TotalSeconds));
    }
}

/// <summary>Says once that nothing comes any more, and once that something comes again.</summary>
/// <param name="what">Comes: records, or lines.</param>
internal sealed class SilenceWatch(Action<string> say, Action<string> warn, string what)
{
    private TimeSpan _longest;
    private bool _isSilent;

    public void Look(TimeSpan? silence)
    {
        if (silence is not { } time) return;
        if (time < Silences.IsSilent && _isSilent)
        {
            _isSilent = false;
            say($"{what} come again, after {Silences.Words(_longest)}");
        }
        else if (time >= Silences.IsSilent)
        {
            _longest = time;
            if (!_isSilent) warn($"no {what} have come for {Silences.Words(time)}");
            _isSilent = true;
        }
    }
}
