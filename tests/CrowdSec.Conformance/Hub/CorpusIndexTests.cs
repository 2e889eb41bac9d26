using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Conformance.Hub;

public sealed class CorpusIndexTests
{
    [Fact]
    public void Published_index_names_what_its_tree_holds()
    {
        Assert.SkipWhen(HubCorpus.Shared.Root is null, "the conformance corpus (../shared/corpus) is not there: its index was not read");
        var index = HubCorpus.Shared.Suite!.Index;
        Assert.True(index.Count > 300);
        var tree = new HubTree(HubCorpus.Shared.Root!);
        foreach (var type in HubItemTypes.All)
        {
            foreach (var relative in tree.Files(type))
            {
                var name = $"{relative.Split('/')[^2]}/{Path.GetFileNameWithoutExtension(relative)}";
                var item = index.Find(type, name);
                Assert.True(item is not null, $"{type.Name()}:{name} is not in the index");
                Assert.Equal(relative, item.Path);
                Assert.Equal(item.Version, item.FindVersion(FileDigest.OfFile(Path.Combine(tree.Root, relative)))?.Version);
            }
        }
    }

    [Fact]
    public void Indexing_the_tree_again_keeps_every_version()
    {
        Assert.SkipWhen(HubCorpus.Shared.Root is null, "the conformance corpus (../shared/corpus) is not there: its tree was not indexed");
        var findings = new DiagnosticBag();
        new IndexBuilder(new HubTree(HubCorpus.Shared.Root!), HubCorpus.Shared.Suite!.Index).Build(findings);
        // The corpus is a part of the hub: collections name members that are not in it, and nothing else may be wrong.
        Assert.All(findings, static f => Assert.StartsWith("can't find ", f.Message));
    }
}
