using System.Diagnostics;
using Xunit;

namespace CrowdSec.EndToEnd;

/// <summary>Runs the programs as their users do.</summary>
public sealed class StoryTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Stories() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "tests/CrowdSec.EndToEnd/Stories")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task EndsAsItShould(string name)
    {
        var story = Story.Read(Path.Combine(Root, "tests/CrowdSec.EndToEnd/Stories", name));
        var (exit, output, errors) = await RunAsync(story.Program, story.Arguments);

        Assert.True(exit == story.Exit, $"exit code {exit}, not {story.Exit}\n{output}\n{errors}");
        Assert.All(story.Output, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.All(story.Errors, text => Assert.Contains(text, errors, StringComparison.Ordinal));
        if (story.Lines >= 0)
        {
            Assert.Equal(story.Lines, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }

        if (story.SameAs.Count > 0)
        {
            Assert.Equal(output, (await RunAsync(story.Program, story.SameAs)).Output);
        }
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        // The programs lie beside the test, by path: others of the same name may be installed.
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
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
