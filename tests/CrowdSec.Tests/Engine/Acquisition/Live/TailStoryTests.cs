using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

public sealed class TailStoryTests
{
    private static readonly IReadOnlyList<TailStory> Stories = TailStoryReader.Read(RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "Engine", "Acquisition", "Live", "tail.stories.yaml"));

    public static TheoryData<string> Names => [.. Stories.Select(static s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Story(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files cannot be renamed and deleted that way on Windows");
        await using var runner = new TailStoryRunner(Stories.Single(s => s.Name == name));
        await runner.RunAsync();
    }
}
