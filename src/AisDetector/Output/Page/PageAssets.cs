using System.Security.Cryptography;
using System.Text;

namespace AisDetector.Output.Page;

/// <summary>The page's own style and script, and the policy that allows these two and nothing else.</summary>
internal static class PageAssets
{
    public static Markup Style { get; } = Read("report.css");
    public static Markup Script { get; } = Read("report.js");

    /// <summary>Content Security Policy Level 3: a style or script in the page runs only if its hash is listed; handlers and styles in attributes never do.</summary>
    public static Markup Policy { get; } = new(
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'");

    private static string Hash(Markup text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text)))}";

    /// <summary>A browser hashes what its parser made of the text, and that has line feeds only.</summary>
    private static Markup Read(string name)
    {
        using var from = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(from);
        return new Markup(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
