using System.Text.Json;

namespace AisDetector.Ops;

/// <summary>What a supervisor's probes and a person at a terminal want to know of what runs day and night.</summary>
internal interface IHealth
{
    /// <summary>What does not get on although it has something to do; null: alive.</summary>
    string? Stuck();

    /// <summary>It does its work, or could at once.</summary>
    bool IsReady { get; }

    /// <summary>Writes what else there is to say, as properties.</summary>
    void Describe(Utf8JsonWriter json);

    /// <summary>What the terminal's last line says, asked again and again; null: nothing.</summary>
    Func<string>? StatusLine();
}
