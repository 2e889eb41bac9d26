using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Expr;

namespace CrowdSec.Benchmarks;

/// <summary>Filters as scenarios have them, over parsed nginx lines. Time is per evaluation.</summary>
public class ExpressionBenchmarks
{
    private readonly Rig _rig = new();
    private LineBatch _batch = null!;
    private Expression _filter = null!;

    [Params(
        "evt.Meta.log_type == 'http_access-log'",
        "evt.Meta.service == 'http' && evt.Meta.http_status in ['404', '403', '400'] && evt.Parsed.static_ressource == 'false'",
        "any(['/wp-login', '/phpmyadmin', '/.env', '/xmlrpc'], { Lower(evt.Parsed.request) contains # })",
        "evt.Parsed.request matches '(?i)/(admin|manager)/[a-z]+\\\\.php$'")]
    public string Filter { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _batch = SampleLogs.Batch(_rig, LogKind.Nginx);
        foreach (var evt in _batch.Events)
        {
            _rig.Parse(evt);
        }

        var environments = new EngineEnvironments(_rig.Engine.Types, _rig.Engine.Functions, _rig.Engine.Clock);
        if (!Expression.TryCompile(Filter, environments.Event, out var filter, out var error))
        {
            throw new InvalidOperationException(error!.Message);
        }

        _filter = filter!;
    }

    [Benchmark(OperationsPerInvoke = LineBatch.Capacity)]
    public int Evaluate()
    {
        var wanted = 0;
        foreach (var evt in _batch.Events)
        {
            _rig.Context.Event = evt;
            wanted += _filter.EvaluateBool(_rig.Context.Frame) ? 1 : 0;
        }

        return wanted;
    }
}
