namespace AisDetector.Feeding;

/// <summary>Settings of librdkafka as an operator gives them.</summary>
internal static class KafkaSettings
{
    /// <summary>Those of the file, under those of the command line, under the broker's address.</summary>
    public static Dictionary<string, string> Gather(string? bootstrapServer, IEnumerable<string> settings, string? file)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file is not null) ReadFile(file, all);
        foreach (var setting in settings) Add(setting, $"--config {Masked(setting)}", all);
        if (bootstrapServer is not null) all["bootstrap.servers"] = bootstrapServer;
        if (!all.ContainsKey("bootstrap.servers")) throw new FeedException("--bootstrap-server HOST:PORT is needed: the Kafka broker's address", 2);
        return all;
    }

    private static void ReadFile(string file, Dictionary<string, string> all)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"--config-file {file}: {fault.Message}", 2);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && line[0] is not ('#' or '!')) Add(line, $"--config-file {file}, line {i + 1}", all);
        }
    }

    private static void Add(string setting, string where, Dictionary<string, string> all)
    {
        var equals = setting.IndexOf('=');
        if (equals < 1) throw new FeedException($"{where}: KEY=VALUE is expected", 2);
        all[setting[..equals].Trim()] = setting[(equals + 1)..].Trim();
    }

    /// <summary>Without what may be a secret.</summary>
    private static string Masked(string setting) => setting.Contains('=') ? setting[..setting.IndexOf('=')] + "=…" : "(no = in it)";
}
