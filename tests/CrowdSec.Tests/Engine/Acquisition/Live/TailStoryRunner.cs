using System.Globalization;
using System.IO.Compression;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>Does the steps of a story. What they mean is in README.md.</summary>
internal sealed class TailStoryRunner(TailStory story) : IAsyncDisposable
{
    private readonly AcquisitionWorkshop _shop = new(story.Plan);
    private readonly LineCollector _lines = new();
    private LiveRun? _run;
    private int _expected;

    public async Task RunAsync()
    {
        foreach (var step in story.Steps)
        {
            var words = step.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            await DoAsync(words[0], words[1..], step);
        }

        await StopAsync();
        Assert.Equal(_expected, _lines.Lines.Count);
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }

        _shop.Dispose();
    }

    private async Task DoAsync(string verb, string[] args, string step)
    {
        switch (verb)
        {
            case "start":
                await StartAsync();
                break;
            case "stop":
                await StopAsync();
                break;
            case "save":
                await _run!.SaveAsync();
                break;
            case "kill":
                await _run!.KillAsync();
                _run = null;
                break;
            case "ends":
                await _run!.Ended.WaitAsync(TimeSpan.FromMinutes(1));
                break;
            case "expect":
                Expect(args, step);
                break;
            case "src":
                Assert.Equal(_shop.PathOf(args[0]), _lines.Lines[^1].Src);
                break;
            case "log":
                Assert.Contains(_shop.Log.Lines, line => line.Contains(step["log ".Length..], StringComparison.Ordinal));
                break;
            default:
                ChangeFile(verb, _shop.PathOf(args[0]), args, step);
                break;
        }
    }

    private void ChangeFile(string verb, string path, string[] args, string step)
    {
        switch (verb)
        {
            case "write":
                File.AppendAllText(path, string.Concat(args[1..].Select(static a => Unescape(a) + "\n")));
                break;
            case "raw":
                File.AppendAllText(path, Unescape(string.Join(' ', args[1..])));
                break;
            case "repeat":
                File.AppendAllText(path, string.Concat(Enumerable.Repeat(Unescape(args[2]), int.Parse(args[1], CultureInfo.InvariantCulture))));
                break;
            case "move":
                File.Move(path, _shop.PathOf(args[1]), overwrite: true);
                break;
            case "copy":
                File.Copy(path, _shop.PathOf(args[1]));
                break;
            case "truncate":
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.SetLength(args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 0);
                }

                break;
            case "replace":
                // Emptied and written again before anybody can look.
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(args[1..].Select(static a => Unescape(a) + "\n")));
                    file.Write(text);
                    file.SetLength(text.Length);
                }

                break;
            case "delete":
                File.Delete(path);
                break;
            case "mkdir":
                Directory.CreateDirectory(path);
                break;
            case "rmdir":
                Directory.Delete(path, recursive: true);
                break;
            case "link":
                File.Delete(path);
                File.CreateSymbolicLink(path, _shop.PathOf(args[1]));
                break;
            case "gzip":
                Compress(path);
                break;
            default:
                throw new InvalidDataException($"unknown step '{step}'");
        }
    }

    private async Task StartAsync()
    {
        _run = _shop.Start(_lines);
        for (var i = 0; i < 6000 && !_run.Acquisition.IsReady; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(_run.Acquisition.IsReady);
    }

    private async Task StopAsync()
    {
        if (_run is not null)
        {
            await _run.StopAsync();
            _run = null;
        }
    }

    private void Expect(string[] lines, string step)
    {
        if (lines is ["repeated", var times, var text, .. var rest])
        {
            lines = [string.Concat(Enumerable.Repeat(text, int.Parse(times, CultureInfo.InvariantCulture))), .. rest];
        }

        _lines.WaitFor(_expected + lines.Length);
        var got = _lines.Lines.Skip(_expected).Select(static l => l.Line).ToArray();
        Assert.True(lines.Select(Unescape).SequenceEqual(got.Select(static l => l.Replace(' ', '_'))), $"{step}\ngot {string.Join(' ', got)}\n{string.Join('\n', _shop.Log.Lines)}");
        _expected += lines.Length;
    }

    private static void Compress(string path)
    {
        using (var source = File.OpenRead(path))
        using (var target = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest))
        {
            source.CopyTo(target);
        }

        File.Delete(path);
    }

    private static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal);
}
