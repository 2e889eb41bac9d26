using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>Reads paths. Relative ones are taken from the working directory, with a warning, since a service's working directory is no promise.</summary>
internal sealed class PathResolver(string file, DiagnosticBag diagnostics)
{
    public string Read(YamlMapReader reader, string key, string fallback = "")
    {
        var path = reader.String(key);
        if (path.Length == 0)
        {
            return fallback;
        }

        if (Path.IsPathFullyQualified(path))
        {
            return path;
        }

        var node = reader.Node(key)!;
        var absolute = Path.GetFullPath(path);
        diagnostics.Warning(file, node.Line, node.Column, $"'{key}' is a relative path, which is deprecated", $"write '{absolute}'");
        return absolute;
    }
}
