using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.Engine.Hub;

/// <summary>A small hub with an installation beside it, in a directory that goes away with the test.</summary>
internal sealed class HubFixture : IDisposable
{
    public HubFixture()
    {
        Directory.CreateDirectory(Places.HubDirectory);
        Directory.CreateDirectory(Places.InstallDirectory);
        Directory.CreateDirectory(Places.DataDirectory);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("hub").FullName;

    public HubPlaces Places => new(Path.Combine(Root, "hub"), Path.Combine(Root, "etc"), Path.Combine(Root, "data"));

    public string IndexPath => Path.Combine(Places.HubDirectory, ".index.json");

    public void Write(string relativePath, string content)
    {
        var path = Path.Combine(Places.HubDirectory, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void WriteInstalled(string relativePath, string content)
    {
        var path = Path.Combine(Places.InstallDirectory, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Link(string hubPath, string installedPath)
    {
        var path = Path.Combine(Places.InstallDirectory, installedPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Combine(Places.HubDirectory, hubPath));
    }

    /// <summary>Indexes the tree as it is.</summary>
    public HubIndex Reindex()
    {
        var previous = File.Exists(IndexPath) ? HubIndex.Load(IndexPath) : HubIndex.Empty;
        var findings = new DiagnosticBag();
        var bytes = new IndexBuilder(new HubTree(Places.HubDirectory), previous).Build(findings);
        Assert.Empty(findings);
        File.WriteAllBytes(IndexPath, bytes!);
        return HubIndex.Load(IndexPath);
    }

    public HubState Load() => HubState.Load(Places, HubIndex.Load(IndexPath));

    /// <summary>One parser, one scenario and the collection of both.</summary>
    public static HubFixture WithCollection()
    {
        var hub = new HubFixture();
        hub.Write("parsers/s01-parse/me/door-logs.yaml", "name: me/door-logs\ndescription: doors\nfilter: 'true'\n");
        hub.Write("scenarios/me/door-bf.yaml", "name: me/door-bf\ndescription: knocking\nlabels:\n  remediation: true\n  confidence: 3\n");
        hub.Write("collections/me/door.yaml", "name: me/door\nparsers:\n- me/door-logs\nscenarios:\n- me/door-bf\n");
        hub.Reindex();
        return hub;
    }

    public void InstallAll()
    {
        Link("parsers/s01-parse/me/door-logs.yaml", "parsers/s01-parse/door-logs.yaml");
        Link("scenarios/me/door-bf.yaml", "scenarios/door-bf.yaml");
        Link("collections/me/door.yaml", "collections/door.yaml");
    }

    public void Dispose() => Directory.Delete(Root, true);
}
