using System.Diagnostics;
using System.Text;
using Xunit;

namespace CrowdSec.EndToEnd.Harness;

/// <summary>A program that runs beside the test; ended with it.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningProgram(Process process, string name, Action<string>? line)
    {
        _process = process;
        Name = name;
        void Note(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is { } text)
            {
                lock (_said)
                {
                    _said.AppendLine(text);
                }

                line?.Invoke(text);
            }
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <param name="line">Gets every line of its output and errors.</param>
    public static RunningProgram Start(IReadOnlyList<string> command, string name, string? directory = null, IReadOnlyDictionary<string, string>? environment = null, Action<string>? line = null)
    {
        var start = Programs.StartInfo(command, directory);
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new RunningProgram(process, name, line);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, then waits for the end.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        await Eventually.TrueAsync(() => Task.FromResult(_process.HasExited), () => $"{Name} does not end\n{Said}");
        return _process.ExitCode;
    }

    public async Task SignalAsync(string signal) => await Programs.RunAsync(["/bin/kill", $"-{signal}", $"{_process.Id}"]);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
