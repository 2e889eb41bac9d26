namespace CrowdSec.Cli.Completion;

/// <summary>What may come next on a command line.</summary>
/// <param name="Files">The names of files may, too.</param>
internal sealed record Completions(IReadOnlyList<(string Value, string Help)> Candidates, bool Files = false)
{
    public static readonly Completions AnyFile = new([], Files: true);

    public static readonly Completions Nothing = new([]);
}
