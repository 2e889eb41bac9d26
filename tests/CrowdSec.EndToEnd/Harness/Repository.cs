namespace CrowdSec.EndToEnd.Harness;

/// <summary>Where things lie in the checkout that is tested.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Our own programs, by path: others of the same name may be installed.</summary>
    public static string Program(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrowdSec.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the repository's root is not above the tests");
    }
}
