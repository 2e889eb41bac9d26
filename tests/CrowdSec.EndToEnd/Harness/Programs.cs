using System.Diagnostics;
using Xunit;

namespace CrowdSec.EndToEnd.Harness;

/// <summary>Runs commands and finds programs.</summary>
internal static class Programs
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The path of a program that other packages bring; skips the test, loudly, when it is not there.</summary>
    public static string Require(string name)
    {
        var candidates = new[] { "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, name));
        var path = candidates.FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{name} is not installed: this was NOT tested");
        return path!;
    }

    /// <summary>The path of a peer that .ci/peers has unpacked; skips the test, loudly, when it is not there.</summary>
    public static string RequirePeer(string name)
    {
        var path = Path.Combine(Repository.Root, "artifacts/peers/root/usr/bin", name);
        Assert.SkipWhen(!File.Exists(path), $"{name} is not there, run .ci/peers: this was NOT tested");
        return path;
    }

    public static void RequireRoot() => Assert.SkipWhen(Environment.UserName != "root", "needs root for a network namespace of its own: this was NOT tested");

    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, string? input = null, string? directory = null)
    {
        using var process = Process.Start(StartInfo(command, directory))!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It does not read what it is given.
        }

        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(string.Join(' ', command), process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command, string? directory)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? Repository.Root,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
