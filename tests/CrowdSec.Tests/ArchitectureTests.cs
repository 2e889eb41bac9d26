using System.Text.RegularExpressions;
using Xunit;

namespace CrowdSec.Tests;

/// <summary>Holds the sources against the tables in <see cref="Architecture"/>, by reading the top of each file.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Sources = RepositoryFolder.PathOf("src");

    public static TheoryData<string> Tables => [Architecture.Projects, Architecture.EngineFolders];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Arrows_point_to_what_stands_above(string table)
    {
        var above = new HashSet<string>();
        foreach (var (name, imports) in Architecture.Read(table))
        {
            Assert.True(imports.IsSubsetOf(above), $"{name} imports {string.Join(", ", imports.Except(above))}, which stands below it");
            Assert.True(above.Add(name), $"{name} is there twice");
        }
    }

    [Fact]
    public void Projects_import_what_the_table_says()
    {
        var table = Architecture.Read(Architecture.Projects);
        Assert.Equal(table.Select(static row => "CrowdSec." + row.Name).Order(), Directory.EnumerateDirectories(Sources).Select(Path.GetFileName).Order());
        var mistakes = new List<string>();
        foreach (var (name, allowed) in table)
        {
            var used = FilesOf("CrowdSec." + name).SelectMany(file => Imports(file, $@"CrowdSec\.(\w+)")).Where(import => import != name).ToHashSet();
            mistakes.AddRange(used.Except(allowed).Select(import => $"{name} must not import {import}"));
            var project = File.ReadAllText(Path.Combine(Sources, $"CrowdSec.{name}", $"CrowdSec.{name}.csproj"));
            var references = ProjectReference().Matches(project).Select(static m => m.Groups[1].Value).ToHashSet();
            mistakes.AddRange(references.Except(allowed).Select(reference => $"{name} must not reference {reference}"));
        }

        Assert.Empty(mistakes);
    }

    [Fact]
    public void Folders_of_the_engine_import_what_the_table_says_and_all_of_it()
    {
        var table = Architecture.Read(Architecture.EngineFolders);
        var engine = Path.Combine(Sources, "CrowdSec.Engine");
        Assert.Equal(table.Select(static row => row.Name).Order(), Directory.EnumerateDirectories(engine).Select(Path.GetFileName).Where(static f => f is not ("bin" or "obj")).Order());
        var mistakes = new List<string>();
        foreach (var (name, allowed) in table)
        {
            var used = new Dictionary<string, string>();
            foreach (var file in FilesOf($"CrowdSec.Engine/{name}"))
            {
                foreach (var import in Imports(file, @"CrowdSec\.Engine\.(\w+)").Where(import => import != name))
                {
                    used[import] = Path.GetRelativePath(Sources, file);
                }
            }

            mistakes.AddRange(used.Where(u => !allowed.Contains(u.Key)).Select(u => $"{u.Value}: {name} must not import {u.Key}"));
            mistakes.AddRange(allowed.Except(used.Keys).Select(import => $"{name} no longer imports {import}: take it out of the table"));
        }

        Assert.Empty(mistakes);
    }

    [Fact]
    public void Imports_stand_at_the_top_of_each_file()
    {
        var mistakes = new List<string>();
        foreach (var file in FilesOf("."))
        {
            var text = File.ReadAllText(file);
            if (GlobalUsing().IsMatch(text))
            {
                mistakes.Add($"{Path.GetRelativePath(Sources, file)}: a global using of our own hides who imports what");
            }

            foreach (var line in text.Split('\n').Where(static line => FullName().IsMatch(line) && !IsImport(line)))
            {
                mistakes.Add($"{Path.GetRelativePath(Sources, file)}: a full name stands for an import in '{line.Trim()}'");
            }
        }

        mistakes.AddRange(Directory.EnumerateFiles(Sources, "*.csproj", SearchOption.AllDirectories).Where(static f => File.ReadAllText(f).Contains("<Using Include=\"CrowdSec", StringComparison.Ordinal)));
        Assert.Empty(mistakes);
    }

    [Fact]
    public void A_files_namespace_is_its_folder()
    {
        var mistakes = new List<string>();
        foreach (var file in FilesOf(".").Where(static f => Path.GetFileName(f) is not ("Program.cs" or "AssemblyInfo.cs")))
        {
            var expected = Path.GetRelativePath(Sources, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            var found = Namespace().Match(File.ReadAllText(file)).Groups[1].Value;
            if (found != expected)
            {
                mistakes.Add($"{Path.GetRelativePath(Sources, file)}: namespace {found}");
            }
        }

        Assert.Empty(mistakes);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static IEnumerable<string> Imports(string file, string name) =>
        File.ReadLines(file)
            .Where(IsImport)
            .Select(line => Regex.Match(line, $@"^using (?:static |\w+ = )?{name}"))
            .Where(static match => match.Success)
            .Select(static match => match.Groups[1].Value);

    private static bool IsImport(string line) => line.StartsWith("using ", StringComparison.Ordinal) || line.StartsWith("namespace ", StringComparison.Ordinal);

    [GeneratedRegex(@"ProjectReference Include=""[^""]*CrowdSec\.(\w+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^\s*global using (static )?CrowdSec", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"^[^""]*(?<![\w""])(global::)?CrowdSec\.[A-Z]\w*\.[A-Z]")]
    private static partial Regex FullName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
