using System.Text.RegularExpressions;
using Xunit;

namespace CrowdSec.Tests;

/// <summary>Holds the code to the walls between projects and between the engine's folders, by reading every file's imports.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Which projects a project may refer to. An arrow that nobody uses any more has to leave the table.</summary>
    private static readonly Dictionary<string, string> Projects = new()
    {
        ["Foundation"] = "",
        ["Patterns"] = "",
        ["Expr"] = "Foundation Patterns",
        ["Protocol"] = "Foundation",
        ["Engine"] = "Expr Foundation Patterns Protocol",
        ["Daemon"] = "Engine",
        ["Cli"] = "Engine",
    };

    /// <summary>Which folders of the engine a folder may import. LogProcessor.cs, above them all, sees every folder.</summary>
    private static readonly Dictionary<string, string> EngineFolders = new()
    {
        // What travels, what is counted, what is told.
        ["Events"] = "",
        ["Counters"] = "",
        ["Configuration"] = "",
        ["Items"] = "",
        ["Tracing"] = "Events",

        // The steps of a line's journey.
        ["Acquisition"] = "Events Scenarios",
        ["Helpers"] = "Items",
        ["Parsing"] = "Counters Events Helpers Items Loading Tracing",
        ["Scenarios"] = "Counters Events Items Loading Parsing Tracing",
        ["Overflows"] = "Alerting Counters Events Parsing Scenarios",
        ["Alerting"] = "Events Scenarios",
        ["Pipeline"] = "Acquisition Alerting Counters Events Loading Overflows Parsing Scenarios Tracing",

        // What reads files and puts the steps together.
        ["Loading"] = "Alerting Events Helpers Items Parsing Scenarios",
        ["Hub"] = "Items",
        ["Setup"] = "Configuration Hub HubTesting Items Loading",
        ["HubTesting"] = "Acquisition Alerting Counters Events Hub Items Loading Parsing Tracing",
    };

    [Fact]
    public void Projects_refer_to_the_projects_of_the_table()
    {
        foreach (var folder in Directory.GetDirectories(RepositoryFolder.PathOf("src")))
        {
            var name = Path.GetFileName(folder);
            var text = File.ReadAllText(Path.Combine(folder, name + ".csproj"));
            AssertArrows(Projects, name["CrowdSec.".Length..], Captures(ProjectReference(), text));
        }
    }

    [Fact]
    public void Folders_of_the_engine_import_the_folders_of_the_table()
    {
        foreach (var folder in Directory.GetDirectories(RepositoryFolder.PathOf("src", "CrowdSec.Engine")))
        {
            var name = Path.GetFileName(folder);
            var imports = SourceFiles(folder).SelectMany(file => Captures(EngineFolder(), File.ReadAllText(file)));
            AssertArrows(EngineFolders, name, imports.Where(import => import != name));
        }
    }

    [Fact]
    public void Nobody_hides_an_arrow_in_a_global_using()
    {
        var hidden = SourceFiles(RepositoryFolder.PathOf("src"))
            .Where(file => File.ReadAllText(file).Contains("global using CrowdSec", StringComparison.Ordinal));
        Assert.Empty(hidden);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var source = RepositoryFolder.PathOf("src");
        foreach (var file in SourceFiles(source))
        {
            var expected = Path.GetRelativePath(source, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            var found = Captures(FileNamespace(), File.ReadAllText(file)).FirstOrDefault(expected);
            Assert.True(found == expected, $"{Path.GetRelativePath(source, file)}: namespace {found}, its folder says {expected}");
        }
    }

    private static void AssertArrows(Dictionary<string, string> table, string from, IEnumerable<string> found)
    {
        Assert.True(table.TryGetValue(from, out var allowed), $"{from} has no line in the table of this test: which others may it know?");
        var expected = string.Join(' ', allowed.Split(' ').Order(StringComparer.Ordinal));
        var actual = string.Join(' ', found.Distinct().Order(StringComparer.Ordinal));
        Assert.True(expected == actual, $"{from} may know [{expected}] and knows [{actual}]: mend the import, or the table if the new arrow is meant");
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Captures(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""<ProjectReference Include="[^"]*CrowdSec\.(\w+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^[^/\n]*\bCrowdSec\.Engine\.([A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex EngineFolder();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();
}
