using System.Text.Json;
using CrowdSec.Engine.Alerting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Daemon.Replay;

/// <summary>Takes the alerts of a replay: keeps what the report needs of the first ones, and counts the rest.</summary>
/// <param name="json">Gets each alert as a line of JSON; null for none.</param>
internal sealed class AttackList(TextWriter? json) : IAlertSink
{
    /// <summary>A report of more rows than this helps nobody, and memory is not endless.</summary>
    public const int MostRows = 5_000;

    private readonly List<DetectedAttack> _attacks = [];

    public IReadOnlyList<DetectedAttack> Attacks => _attacks;

    public long Count { get; private set; }

    public void Accept(Alert alert)
    {
        Count++;
        json?.WriteLine(JsonSerializer.Serialize(alert, AlertJson.Report));
        if (_attacks.Count < MostRows)
        {
            _attacks.Add(new DetectedAttack(Who(alert.Source), alert.Scenario, When(alert), alert.EventsCount, alert.Simulated));
        }
    }

    private static string Who(Source source)
    {
        var origin = string.Join(", ", new[] { source.Cn, source.AsNumber is "" or "0" ? "" : $"AS{source.AsNumber} {source.AsName}".TrimEnd() }.Where(static t => t.Length > 0));
        return origin.Length > 0 ? $"{source.Scope}:{source.Value} ({origin})" : $"{source.Scope}:{source.Value}";
    }

    private static string When(Alert alert) => alert.StartAt == alert.StopAt ? alert.StartAt : $"{alert.StartAt} – {alert.StopAt}";
}
