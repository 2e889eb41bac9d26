using System.Diagnostics;
using CrowdSec.Cli.Completion;
using Xunit;

namespace CrowdSec.Tests.Cli.Completion;

/// <summary>The scripts are run by the shells that they are for, where those are installed, and ask the real program.</summary>
public sealed class CompletionScriptTests
{
    [Theory]
    [InlineData("decisions|im", "import")]
    [InlineData("decisions|import|--for", "--format")]
    [InlineData("-o|js", "json")]
    public async Task Bash_completes(string words, string expected)
    {
        using var folder = Program();
        var typed = words.Split('|');
        var script = $$"""
            source '{{folder.PathOf("script")}}'
            COMP_WORDS=(cscli {{string.Join(' ', typed)}})
            COMP_CWORD={{typed.Length}}
            _cscli
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p cscli
            """;
        Assert.Equal($"{expected}\ncomplete -F _cscli cscli\n", await RunAsync("bash", folder, "bash", "--norc", "-c", script));
    }

    [Fact]
    public async Task Zsh_reads_the_script()
    {
        using var folder = Program();
        const string Script = """
            autoload -U compinit && compinit -u -D
            source $1
            functions _describe() { print -l -- ${(P)2}; }
            words=(cscli decisions im) CURRENT=3
            _cscli
            """;
        Assert.Equal("import:Import decisions from a file or pipe\n", await RunAsync("zsh", folder, "zsh", "-f", "-c", Script, "zsh", folder.PathOf("script")));
    }

    [Fact]
    public async Task Fish_completes()
    {
        using var folder = Program();
        var output = await RunAsync("fish", folder, "fish", "--no-config", "-c", $"source {folder.PathOf("script")}; complete -C 'cscli decisions im'");
        Assert.Equal("import\tImport decisions from a file or pipe\n", output);
    }

    /// <summary>A folder with "cscli", and the script of a shell.</summary>
    private static TemporaryFolder Program()
    {
        var folder = new TemporaryFolder();
        var path = folder.PathOf("cscli");
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "cscli.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private static async Task<string> RunAsync(string shell, TemporaryFolder folder, string program, params string[] arguments)
    {
        File.WriteAllText(folder.PathOf("script"), CompletionScript.For(shell));
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = folder.Path;
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
            throw;
        }
    }
}
