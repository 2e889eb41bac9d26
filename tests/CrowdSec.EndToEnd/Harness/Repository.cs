namespace CrowdSec.EndToEnd.Harness;

/// <summary>Where things lie in the checkout that is tested.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Our own programs, by path: others of the same name may be installed. Each from its own folder: beside the tests, cscli would miss what the web server's framework has and its own has not.</summary>
    public static string Program(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(folder.Parent!.Parent!.FullName, name == "cscli" ? "CrowdSec.Cli" : "CrowdSec.Daemon", folder.Name, name + ".dll");
    }

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
