namespace CrowdSec.Tests;

/// <summary>The conformance data beside the repository, where it is present.</summary>
internal static class CorpusFolder
{
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrowdSec.slnx")))
            {
                var corpus = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "corpus", name));
                return Path.Exists(corpus) ? corpus : null;
            }
        }

        return null;
    }
}
