namespace CrowdSec.Tests.Cli;

/// <summary>A file of sections, each begun by a line "=== name".</summary>
internal sealed class CaseFile
{
    private readonly List<KeyValuePair<string, string>> _sections = [];

    public static CaseFile Read(string path)
    {
        var file = new CaseFile();
        var name = "";
        var text = new List<string>();
        var all = File.ReadAllText(path);
        foreach (var line in (all.EndsWith('\n') ? all[..^1] : all).Split('\n'))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                file.Keep(name, text);
                (name, text) = (line[4..].Trim(), []);
            }
            else
            {
                text.Add(line);
            }
        }

        file.Keep(name, text);
        return file;
    }

    /// <summary>"" for a section that is not there. A line feed at the end of the text shows as an empty line.</summary>
    public string this[string name] => _sections.Find(s => s.Key == name).Value ?? "";

    public void Set(string name, string text)
    {
        _sections.RemoveAll(s => s.Key == name);
        if (text.Length > 0)
        {
            _sections.Add(new(name, text));
        }
    }

    public void Write(string path) => File.WriteAllText(path, string.Concat(_sections.Select(static s => $"=== {s.Key}\n{s.Value}\n")));

    private void Keep(string name, List<string> lines)
    {
        if (name.Length > 0)
        {
            _sections.Add(new(name, string.Join('\n', lines)));
        }
    }
}
