using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.Engine.Parsing.Grok;

public sealed class GrokLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grok").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Reads_files_without_a_dot_in_their_name()
    {
        Write("one", "# comment\n\nFIRST a+\nSECOND\t b \n indented x\nNO-NAME x\nALONE\n");
        Write("two.bak", "THIRD c");
        var library = GrokLibrary.CreateEmpty();
        var diagnostics = new DiagnosticBag();
        library.AddDirectory(_folder, diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(["FIRST", "SECOND"], library.Names.Order(StringComparer.Ordinal));
        Assert.True(library.TryFind("SECOND", out var regex));
        Assert.Equal("b ", regex);
    }

    [Fact]
    public void A_name_defined_twice_is_an_error_with_its_place()
    {
        Write("a", "X 1\nY 2");
        Write("b", "\nX 3\nWORD 4");
        var library = GrokLibrary.CreateWithBasePatterns();
        var diagnostics = new DiagnosticBag();
        library.AddDirectory(_folder, diagnostics);
        Assert.Equal(
            [$"{_folder}/b:2 grok pattern X is defined already", $"{_folder}/b:3 grok pattern WORD is defined already"],
            diagnostics.Select(d => $"{d.File}:{d.Line} {d.Message}"));
        Assert.True(diagnostics.HasErrors);
    }

    [Fact]
    public void A_missing_directory_is_a_warning()
    {
        var diagnostics = new DiagnosticBag();
        GrokLibrary.CreateEmpty().AddDirectory(Path.Combine(_folder, "nowhere"), diagnostics);
        Assert.Equal(Severity.Warning, Assert.Single(diagnostics).Severity);
    }

    [Fact]
    public void The_first_definition_stays()
    {
        var library = GrokLibrary.CreateWithBasePatterns();
        Assert.False(library.TryAdd("INT", "x"));
        Assert.True(library.TryAdd("OWN", "x"));
        Assert.False(library.TryAdd("OWN", "y"));
        Assert.True(library.TryFind("OWN", out var regex));
        Assert.Equal("x", regex);
    }

    [Fact]
    public void A_clone_grows_on_its_own()
    {
        var library = GrokLibrary.CreateEmpty();
        library.Clone().TryAdd("X", "x");
        Assert.Empty(library.Names);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder, name), content);
}
