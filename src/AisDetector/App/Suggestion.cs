namespace AisDetector.App;

/// <summary>What somebody may have meant who mistyped.</summary>
internal static class Suggestion
{
    /// <summary>"; did you mean X?" for the word that is near, or nothing.</summary>
    public static string For(string typed, IEnumerable<string> words)
    {
        var all = words.ToArray();
        // What people leave out comes last: ContactDistance for ContactDistanceMeters, --out for --output.
        var near = all.FirstOrDefault(word => typed.Length > 3 && word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            ?? all.Where(word => Distance(word, typed) <= Math.Max(2, typed.Length / 3)).MinBy(word => Distance(word, typed));
        return near is null ? "" : $"; did you mean {near}?";
    }

    /// <summary>Levenshtein's, two letters that changed places counting as one.</summary>
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
