using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Conformance.Patterns;

/// <summary>The pattern library of the reference, as test data, beside our own.</summary>
internal static class StandardLibrary
{
    public static string? Folder()
    {
        var folder = Path.GetFullPath(Path.Combine(PatternCase.RepositoryRoot(), "..", "shared", "corpus"));
        return Directory.Exists(folder) ? folder : null;
    }

    public static GrokLibrary Read(string folder)
    {
        var library = GrokLibrary.CreateEmpty();
        foreach (var line in File.ReadLines(Path.Combine(folder, "patterns-base.tsv")))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            Assert.True(library.TryAdd(line[..tab], line[(tab + 1)..]));
        }

        AddFiles(library, Path.Combine(folder, "patterns"));
        return library;
    }

    public static GrokLibrary ReadOwn()
    {
        var library = GrokLibrary.CreateWithBasePatterns();
        AddFiles(library, Path.Combine(PatternCase.RepositoryRoot(), "config", "patterns"));
        return library;
    }

    private static void AddFiles(GrokLibrary library, string folder)
    {
        var diagnostics = new DiagnosticBag();
        library.AddDirectory(folder, diagnostics);
        Assert.Empty(diagnostics);
    }
}
