using System.Globalization;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>
/// A log that many attackers fill at once, each with exactly as many lines as make one alert, and that is rotated now and then. One thread writes.
/// </summary>
internal sealed class DoorLog(string path, int network, Random random)
{
    private const int LinesPerAttacker = 3;
    private const int AttackersAtOnce = 12;
    private const int LinesPerFile = 300;

    private readonly List<(string Address, int Left)> _active = [];
    private readonly List<string> _attackers = [];
    private int _lines;
    private int _rotations;

    /// <summary>Addresses of all that have begun.</summary>
    public IReadOnlyList<string> Attackers => _attackers;

    /// <summary>Writes until it is told to stop; then every attacker comes to its end.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var i = random.Next(4); i >= 0; i--)
            {
                Begin();
                WriteLine();
            }

            await Task.Delay(random.Next(5, 60), CancellationToken.None);
        }

        while (_active.Count > 0)
        {
            WriteLine();
        }
    }

    private void Begin()
    {
        if (_active.Count < AttackersAtOnce)
        {
            var number = _attackers.Count + 1;
            var address = string.Create(CultureInfo.InvariantCulture, $"10.{network}.{number / 250}.{(number % 250) + 1}");
            _attackers.Add(address);
            _active.Add((address, LinesPerAttacker));
        }
    }

    private void WriteLine()
    {
        var at = random.Next(_active.Count);
        var (address, left) = _active[at];
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        File.AppendAllText(path, $"{now} door front: Wrong code from {address}\n");
        if (left == 1)
        {
            _active.RemoveAt(at);
        }
        else
        {
            _active[at] = (address, left - 1);
        }

        if (++_lines % LinesPerFile == 0)
        {
            File.Move(path, string.Create(CultureInfo.InvariantCulture, $"{path}-{20_260_000 + ++_rotations}"));
        }
    }
}
