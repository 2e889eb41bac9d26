using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Items;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>A case's files on disk, laid out as an installation, and the items among them in load order.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CaseFolder(EngineCase engineCase)
    {
        Directory.CreateDirectory(Root);
        var hasParsers = engineCase.Use.Count > 0 || engineCase.Files.Keys.Any(static path => path.StartsWith("parsers/", StringComparison.Ordinal));
        foreach (var used in hasParsers ? engineCase.Use : ["kv"])
        {
            Use(used);
        }

        foreach (var (path, content) in engineCase.Files)
        {
            Write(path, content);
        }
    }

    public string Root => _folder.PathOf("etc");

    /// <summary>The folder's path as diagnostics show it, to be cut off.</summary>
    public string Prefix => Root + Path.DirectorySeparatorChar;

    public string FolderOf(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    public string ContextFile => Path.Combine(Root, "context.yaml") is var path && File.Exists(path) ? path : "";

    public IReadOnlyList<ItemFile> Items() =>
    [
        .. Of("parsers", ItemKind.Parser),
        .. Of("postoverflows", ItemKind.Postoverflow),
        .. Of("scenarios", ItemKind.Scenario),
        .. Of("contexts", ItemKind.Context),
    ];

    public void Dispose() => _folder.Dispose();

    private void Use(string used)
    {
        // hub/scenarios/… and config/patterns lie in an installation as scenarios/… and patterns.
        if (used.StartsWith("hub/", StringComparison.Ordinal) || used.StartsWith("config/", StringComparison.Ordinal))
        {
            Copy(RepositoryFolder.PathOf(used), Path.Combine(Root, used[(used.IndexOf('/', StringComparison.Ordinal) + 1)..]));
            return;
        }

        var shared = RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "Engine", "Pipeline", "Cases", "Shared", used);
        Copy(Path.Exists(shared) ? shared : RepositoryFolder.PathOf(used), Root);
    }

    private IEnumerable<ItemFile> Of(string folder, ItemKind kind)
    {
        var root = Path.Combine(Root, folder);
        return !Directory.Exists(root)
            ? []
            : Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new ItemFile(path, kind, Stage(root, path, kind), "0.1", FileDigest.OfFile(path)));
    }

    private static string Stage(string root, string path, ItemKind kind) =>
        kind is ItemKind.Parser or ItemKind.Postoverflow ? Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0] : "";

    private void Write(string relative, string content)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
