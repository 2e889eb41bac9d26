using System.Collections.Concurrent;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What the server counts since it started; the names in the summaries are those of the metrics. Thread-safe.</summary>
public sealed class ApiCounters
{
    /// <summary>Upper bounds of <see cref="Duration"/>, in seconds.</summary>
    public static readonly IReadOnlyList<double> DurationBounds = [.005, .01, .025, .05, .075, .1, .2, .3, .4, .5, .75, 1];

    private readonly ConcurrentDictionary<(string Route, string Method), Counter> _routes = new();
    private readonly ConcurrentDictionary<(string Name, string Route, string Method), Counter> _machines = new();
    private readonly ConcurrentDictionary<(string Name, string Route, string Method), Counter> _bouncers = new();
    private readonly ConcurrentDictionary<(string Route, string Method), DurationHistogram> _durations = new();
    private readonly ConcurrentDictionary<string, Counter> _found = new();
    private readonly ConcurrentDictionary<string, Counter> _notFound = new();

    /// <summary>cs_lapi_route_requests_total.</summary>
    public IEnumerable<(string Route, string Method, long Count)> Routes => _routes.Select(static c => (c.Key.Route, c.Key.Method, c.Value.Value));

    /// <summary>cs_lapi_machine_requests_total.</summary>
    public IEnumerable<(string Machine, string Route, string Method, long Count)> Machines => _machines.Select(static c => (c.Key.Name, c.Key.Route, c.Key.Method, c.Value.Value));

    /// <summary>cs_lapi_bouncer_requests_total.</summary>
    public IEnumerable<(string Bouncer, string Route, string Method, long Count)> Bouncers => _bouncers.Select(static c => (c.Key.Name, c.Key.Route, c.Key.Method, c.Value.Value));

    /// <summary>cs_lapi_decisions_ok_total: questions of a bouncer that had decisions as an answer.</summary>
    public IEnumerable<(string Bouncer, long Count)> DecisionsFound => _found.Select(static c => (c.Key, c.Value.Value));

    /// <summary>cs_lapi_decisions_ko_total: questions of a bouncer that had none.</summary>
    public IEnumerable<(string Bouncer, long Count)> DecisionsNotFound => _notFound.Select(static c => (c.Key, c.Value.Value));

    /// <summary>cs_lapi_request_duration_seconds.</summary>
    public IEnumerable<(string Route, string Method, DurationHistogram Durations)> Durations => _durations.Select(static c => (c.Key.Route, c.Key.Method, c.Value));

    internal void AddRequest(string route, string method, TimeSpan duration)
    {
        _routes.GetOrAdd((route, method), static _ => new()).Increment();
        _durations.GetOrAdd((route, method), static _ => new()).Add(duration.TotalSeconds);
    }

    internal void AddMachine(string machine, string route, string method) => _machines.GetOrAdd((machine, route, method), static _ => new()).Increment();

    internal void AddBouncer(string bouncer, string route, string method) => _bouncers.GetOrAdd((bouncer, route, method), static _ => new()).Increment();

    internal void AddDecisionsAnswer(string bouncer, bool found) => (found ? _found : _notFound).GetOrAdd(bouncer, static _ => new()).Increment();
}
