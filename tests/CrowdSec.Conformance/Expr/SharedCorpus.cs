namespace CrowdSec.Conformance.Expr;

/// <summary>The corpus beside the repository; absent in a plain checkout.</summary>
internal static class SharedCorpus
{
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpus", relative);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
