using System.Globalization;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

/// <summary>Finds out whom a bucket's events are about, by the scenario's scope.</summary>
internal sealed class SourceFinder
{
    private readonly ExprFrame _frame = new(1);

    /// <summary>By value; of several events with one value the last one describes it.</summary>
    /// <exception cref="AlertException">An event does not say who it was.</exception>
    public SortedDictionary<string, Source> Find(Scenario scenario, Event[] events)
    {
        var found = new SortedDictionary<string, Source>(StringComparer.Ordinal);
        foreach (var evt in events)
        {
            if (evt.Kind == EventKind.Overflow)
            {
                AddFromOverflow(scenario, evt, found);
                continue;
            }

            var source = FromLog(scenario, evt);
            found[source.Value] = source;
        }

        return found;
    }

    private Source FromLog(Scenario scenario, Event evt)
    {
        var scope = scenario.Spec.ScopeType;
        if (scope is not ("Ip" or "Range"))
        {
            return new Source { Scope = scope, Value = ScopeValue(scenario, evt) };
        }

        var source = FromAddress(scope, evt);
        source.Value = scope == "Ip" ? source.Ip : scenario.ScopeExpression is null ? source.Range : ScopeValue(scenario, evt);
        return source;
    }

    private static Source FromAddress(string scope, Event evt)
    {
        if (!evt.Meta.Contains("source_ip"))
        {
            throw new AlertException($"scope is {scope} but evt.Meta.source_ip doesn't exist: a parser has to set it");
        }

        var ip = evt.Meta.Get("source_ip");
        if (!IpAddr.TryParse(ip, out _))
        {
            throw new AlertException($"scope is {scope} but evt.Meta.source_ip '{ip}' isn't a valid address");
        }

        return new Source
        {
            Scope = scope,
            Ip = ip,
            AsNumber = evt.Enriched.Get("ASNumber") is { Length: > 0 } number ? number : evt.Enriched.Get("ASNNumber"),
            AsName = evt.Enriched.Get("ASNOrg"),
            Cn = evt.Enriched.Get("IsoCode"),
            Latitude = Coordinate(evt.Enriched.Get("Latitude")),
            Longitude = Coordinate(evt.Enriched.Get("Longitude")),
            Range = CanonicalRange(evt.Meta.Get("SourceRange")),
        };
    }

    private static string CanonicalRange(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        return IpRange.TryParse(text, out var range) ? range.ToString() : throw new AlertException($"evt.Meta.SourceRange '{text}' isn't a valid range");
    }

    private static float Coordinate(string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private string ScopeValue(Scenario scenario, Event evt)
    {
        _frame.Values[0] = evt;
        try
        {
            return scenario.ScopeExpression!.Evaluate(_frame) as string ?? "";
        }
        catch (ExprRuntimeException e)
        {
            throw new AlertException($"the scope expression failed: {e.Message}");
        }
    }

    private void AddFromOverflow(Scenario scenario, Event evt, SortedDictionary<string, Source> found)
    {
        var scope = scenario.Spec.ScopeType;
        foreach (var source in evt.Overflow.Sources.Values)
        {
            if (source.Scope == scope)
            {
                found[source.Value] = source;
            }
            else if (source.Scope == "Ip" && scope == "Range")
            {
                var range = source.Copy();
                range.Scope = scope;
                range.Value = scenario.ScopeExpression is null ? source.Range : ScopeValue(scenario, evt);
                if (range.Value.Length > 0)
                {
                    found[range.Value] = range;
                }
            }
        }
    }
}
