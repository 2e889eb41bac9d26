namespace CrowdSec.Benchmarks;

/// <summary>Where the repository is: above the executable.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Lines of a sample log that ships with the repository.</summary>
    public static string[] Sample(string name) => File.ReadAllLines(Path.Combine(Root, "samples", name));

    private static string Find()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "CrowdSec.slnx")))
            {
                return directory;
            }
        }

        throw new InvalidOperationException($"CrowdSec.slnx is in no directory above {AppContext.BaseDirectory}: run this from a checkout");
    }
}
