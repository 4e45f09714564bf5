namespace AisDetector.Tests.Deploy;

/// <summary>
/// The YAML that the files of deploy/ are written in, and no more: block maps and lists, flow lists of plain words, quoted and literal scalars, comments,
/// several documents. Maps are dictionaries, lists are lists, everything else is text; what it does not know throws.
/// </summary>
internal sealed class Yaml
{
    private readonly List<(int Indent, string Text, int Number)> _lines = [];
    private readonly string[] _raw;
    private int _at;

    private Yaml(string[] raw, int from, int to)
    {
        _raw = raw[..to];
        for (var i = from; i < to; i++)
        {
            var text = raw[i].TrimStart(' ');
            if (text.Length > 0 && text[0] != '#') _lines.Add((raw[i].Length - text.Length, text.TrimEnd(), i));
        }
    }

    public static List<object> Parse(string text)
    {
        var raw = text.Split('\n');
        if (text.Contains('\t')) throw new FormatException("a tab");
        var documents = new List<object>();
        for (int from = 0, i = 0; i <= raw.Length; i++)
        {
            if (i < raw.Length && raw[i] != "---") continue;
            var yaml = new Yaml(raw, from, i);
            if (yaml._lines.Count > 0) documents.Add(yaml.Document());
            from = i + 1;
        }

        return documents;
    }

    private object Document()
    {
        var value = Block(_lines[0].Indent);
        return _at == _lines.Count ? value : throw Wrong("indented otherwise than its neighbours");
    }

    private object Block(int indent) => _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal) ? List(indent) : Map(indent);

    private List<object> List(int indent)
    {
        var list = new List<object>();
        while (_at < _lines.Count && _lines[_at].Indent == indent && _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            var item = _lines[_at].Text[2..].TrimStart();
            if (KeyEnd(item) < 0)
            {
                _at++;
                list.Add(item is "|" ? Literal(indent) : Scalar(item));
                continue;
            }

            // A map that begins on the dash's line is indented by the dash.
            var inner = indent + _lines[_at].Text.Length - item.Length;
            _lines[_at] = (inner, item, _lines[_at].Number);
            list.Add(Map(inner));
        }

        return list;
    }

    private Dictionary<string, object> Map(int indent)
    {
        var map = new Dictionary<string, object>();
        while (_at < _lines.Count && _lines[_at].Indent == indent)
        {
            var text = _lines[_at].Text;
            var colon = KeyEnd(text);
            if (colon < 0) throw Wrong("no key");
            var value = text[(colon + 1)..].Trim();
            _at++;
            object parsed = value switch
            {
                "|" => Literal(indent),
                "" when _at < _lines.Count && (_lines[_at].Indent > indent || (_lines[_at].Indent == indent && _lines[_at].Text[0] == '-')) => Block(_lines[_at].Indent),
                "" => "",
                _ => Scalar(value),
            };
            if (!map.TryAdd(text[..colon], parsed)) throw new FormatException($"{text[..colon]} stands twice");
        }

        return map;
    }

    private string Literal(int indent)
    {
        var first = _lines[_at].Number;
        var last = first;
        for (; _at < _lines.Count && _lines[_at].Indent > indent; _at++) last = _lines[_at].Number;

        // From the raw lines: a comment inside is text.
        var depth = _raw[first].Length - _raw[first].TrimStart(' ').Length;
        return string.Concat(_raw[first..(last + 1)].Select(l => (l.Length > depth ? l[depth..] : "") + "\n"));
    }

    private static object Scalar(string text)
    {
        if (text[0] == '[')
        {
            if (text[^1] != ']') throw new FormatException(text);
            return text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Scalar).ToList();
        }

        if (text[0] == '"') return text.Length > 1 && text[^1] == '"' && !text[1..^1].Contains('"') ? text[1..^1] : throw new FormatException(text);
        if (text[0] is '{' or '&' or '*' or '!' or '%' or '@' or '`' or '\'' or '>' or '|') throw new FormatException(text);
        if (text.Contains(" #", StringComparison.Ordinal) || text.Contains(": ", StringComparison.Ordinal)) throw new FormatException(text);
        return text;
    }

    private static int KeyEnd(string text)
    {
        if (text[0] is '"' or '[') return -1;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon >= 0 ? colon : text[^1] == ':' ? text.Length - 1 : -1;
    }

    private FormatException Wrong(string what) => new($"line {_lines[_at].Number + 1}: {what}: {_lines[_at].Text}");
}
