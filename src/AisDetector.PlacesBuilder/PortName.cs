using System.Globalization;
using System.Text;

namespace AisDetector.PlacesBuilder;

/// <summary>Port names as one would write them: the lists have many in capitals.</summary>
internal static class PortName
{
    private static readonly HashSet<string> SmallWords =
        new(StringComparer.OrdinalIgnoreCase) { "and", "of", "the", "de", "del", "da", "do", "dos", "das", "du", "des", "di", "van", "den", "der", "y", "e", "sur", "en", "upon", "under", "am", "an" };

    public static string Tidy(string name)
    {
        name = string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (name.Any(char.IsLower))
            return name;
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++)
            words[i] = i > 0 && SmallWords.Contains(words[i]) ? words[i].ToLowerInvariant() : Capitalise(words[i]);
        return string.Join(' ', words);
    }

    /// <summary>A capital after the start, a hyphen, a bracket, a slash or a full stop; after an apostrophe only when more than an s follows (L'Aquila, but St John's).</summary>
    private static string Capitalise(string word)
    {
        var text = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var starts = i == 0 || "-(/.".Contains(word[i - 1]) || (word[i - 1] == '\'' && i + 1 < word.Length);
            text.Append(starts ? char.ToUpper(word[i], CultureInfo.InvariantCulture) : char.ToLower(word[i], CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }
}
