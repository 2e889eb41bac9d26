using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Text;
using YamlDotNet.Core;

namespace CrowdSec.Foundation.Yaml;

/// <summary>Reads YAML text into nodes that know their place. What is wrong with the text goes into the diagnostics, with line and column.</summary>
public static class YamlLoader
{
    /// <summary>All documents of a file; those before a syntax error are kept. A file that cannot be read is an error too.</summary>
    public static IReadOnlyList<YamlNode> LoadFile(string path, DiagnosticBag diagnostics, YamlLimits? limits = null)
    {
        string text;
        limits ??= YamlLimits.Default;
        try
        {
            text = BoundedText.Read(path, limits.MaxCharacters);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(path, 0, 0, $"cannot read the file: {e.Message}", "check that it exists and is readable");
            return [];
        }

        return Load(text, path, diagnostics, limits);
    }

    /// <param name="file">The name that diagnostics show.</param>
    public static IReadOnlyList<YamlNode> Load(string text, string file, DiagnosticBag diagnostics, YamlLimits? limits = null)
    {
        limits ??= YamlLimits.Default;
        if (text.Length > limits.MaxCharacters)
        {
            diagnostics.Error(file, 0, 0, $"the file is larger than {limits.MaxCharacters} characters");
            return [];
        }

        var documents = new List<YamlNode>();
        using var reader = new StringReader(text);
        var builder = new YamlTreeBuilder(reader, file, diagnostics, limits);
        try
        {
            builder.ReadAll(documents);
        }
        catch (YamlException e)
        {
            diagnostics.Error(file, (int)e.Start.Line, (int)e.Start.Column, $"bad yaml: {Cause(e)}", "check indentation and quoting");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser's own way of not coping with some broken texts.
            diagnostics.Error(file, builder.Line, 0, "bad yaml: the text after this line cannot be read", "check indentation and quoting");
        }

        return documents;
    }

    private static string Cause(YamlException e) => (e.InnerException?.Message ?? e.Message).Split('\n')[0];
}
