using System.Globalization;
using System.Text;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>Writes numbered lines to two logs under one pattern, one of them also rotated by name, and lets random things happen to them.</summary>
internal sealed class RandomTailStory : IAsyncDisposable
{
    public static readonly string[] Logs = ["app.log", "web.log"];

    private readonly Random _random;
    private readonly AcquisitionWorkshop _shop;
    private readonly LineCollector _lines = new();
    private readonly Dictionary<string, int> _written = Logs.ToDictionary(static l => l, static _ => 0);
    private readonly Dictionary<string, int> _rotations = Logs.ToDictionary(static l => l, static _ => 0);
    private readonly List<string> _steps = [];
    private LiveRun? _run;

    public RandomTailStory(int seed)
    {
        _random = new Random(seed);

        // With every second seed the pattern finds the rotated parts too.
        var pattern = seed % 2 == 0 ? "DIR/*.log" : "DIR/*.log*";
        _shop = new AcquisitionWorkshop($"filename: {pattern}\nlabels: {{type: test}}");
    }

    public int Written(string log) => _written[log];

    public IReadOnlyList<string> Arrived(string log) => [.. _lines.Lines.Select(static l => l.Line).Where(l => l.StartsWith(log, StringComparison.Ordinal))];

    public async Task RunAsync(int steps)
    {
        await StartAsync();
        for (var i = 0; i < steps; i++)
        {
            await StepAsync(Logs[_random.Next(Logs.Length)]);
        }

        if (_run is null)
        {
            await StartAsync();
        }

        Drain();
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }

        _shop.Dispose();
    }

    private async Task StepAsync(string log)
    {
        switch (_random.Next(20))
        {
            case < 11:
                Write(log, _random.Next(1, _random.Next(10) == 0 ? 3000 : 20));
                break;
            case < 14:
                Rotate(log);
                break;
            case < 15 when _run is not null:
                CopyTruncate(log);
                break;
            case < 16 when _run is not null:
                Drain();
                File.Delete(_shop.PathOf(log));
                Note($"delete {log}");
                break;
            case < 18:
                await RestartAsync();
                break;
            case < 19 when _run is not null:
                // Nothing was committed since: the copy is of this moment.
                Drain();
                await _run.SaveAsync();
                await _run.KillAsync();
                _run = null;
                Note("killed");
                break;
            default:
                await Task.Delay(_random.Next(30), TestContext.Current.CancellationToken);
                break;
        }
    }

    private void Write(string log, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{log}:{_written[log]++}\n");
        }

        Note($"write {log} up to {_written[log] - 1}");

        // In pieces, as writers do.
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        using var file = new FileStream(_shop.PathOf(log), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        for (var at = 0; at < bytes.Length;)
        {
            var part = Math.Min(_random.Next(1, 2000), bytes.Length - at);
            file.Write(bytes, at, part);
            at += part;
        }
    }

    private void Rotate(string log)
    {
        var path = _shop.PathOf(log);
        if (!File.Exists(path))
        {
            return;
        }

        Note($"rotate {log}");
        if (_random.Next(2) == 0)
        {
            File.Move(path, $"{path}-{20_260_000 + _rotations[log]++}");
            return;
        }

        for (var i = 40; i > 0; i--)
        {
            if (File.Exists($"{path}.{i}"))
            {
                File.Move($"{path}.{i}", $"{path}.{i + 1}", overwrite: false);
            }
        }

        File.Move(path, $"{path}.1");
    }

    private void CopyTruncate(string log)
    {
        var path = _shop.PathOf(log);
        if (!File.Exists(path))
        {
            return;
        }

        Drain();
        File.Copy(path, $"{path}-{20_260_000 + _rotations[log]++}");
        Note($"copytruncate {log}");
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(0);
        }

    }

    private async Task RestartAsync()
    {
        if (_run is not null)
        {
            await _run.StopAsync();
            _run = null;
        }

        Note("stopped");
        if (_random.Next(2) == 0)
        {
            foreach (var log in Logs)
            {
                Write(log, _random.Next(5));
                if (_random.Next(3) == 0)
                {
                    Rotate(log);
                }
            }
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        if (_run is not null)
        {
            return;
        }

        Note("start");
        _run = _shop.Start(_lines);
        for (var i = 0; i < 6000 && !_run.Acquisition.IsReady; i++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private void Drain() => Assert.True(_lines.WaitFor(_written.Values.Sum()), Report());

    private void Note(string step) => _steps.Add($"{step}, {_lines.Lines.Count} of {_written.Values.Sum()} arrived");

    public string Report()
    {
        var text = new StringBuilder();
        foreach (var log in Logs)
        {
            var arrived = Arrived(log);
            var missing = Enumerable.Range(0, _written[log]).Select(i => $"{log}:{i}").Except(arrived).ToArray();
            var astray = arrived.Where((line, i) => line != $"{log}:{i.ToString(CultureInfo.InvariantCulture)}").Take(3);
            text.Append(CultureInfo.InvariantCulture, $"{log}: {_written[log]} written, {arrived.Count} arrived, missing {string.Join(' ', missing.Take(10))}, out of order {string.Join(' ', astray)}\n");
        }

        return text.AppendJoin('\n', _shop.Log.Lines).Append('\n').AppendJoin('\n', _steps).ToString();
    }
}
