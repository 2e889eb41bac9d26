using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Parsing;

/// <summary>Compiles statics. A plain copy of one field is told from its text: it needs no expression.</summary>
internal sealed class StaticCompiler(NodeWorkshop shop)
{
    public Static[] Compile(IEnumerable<StaticSpec> specs) => [.. specs.Select(Compile).OfType<Static>()];

    private Static? Compile(StaticSpec spec)
    {
        if (Target(spec) is not { } target)
        {
            return null;
        }

        if (spec.Value.Length > 0)
        {
            return new ConstantStatic(spec.Value, target);
        }

        if (FieldCopy(spec.Expression.Value ?? "", target) is { } copy)
        {
            return copy;
        }

        var expression = shop.Expressions.Compile(spec.Expression, shop.Environment, "static");
        return expression is null ? null : new ExpressionStatic(expression, target);
    }

    private IStaticTarget? Target(StaticSpec spec)
    {
        if (spec.Method.Length > 0)
        {
            var enricher = shop.FindEnricher(spec.Method);
            if (enricher is null)
            {
                Warn(spec, $"unknown enrichment method '{spec.Method}', the static does nothing");
            }

            return enricher;
        }

        if (spec.Parsed.Length > 0)
        {
            return new FieldTarget(EventField.Parsed, shop.Names.SlotOf(spec.Parsed));
        }

        if (spec.Meta.Length > 0)
        {
            return new FieldTarget(EventField.Meta, shop.Names.SlotOf(spec.Meta));
        }

        if (spec.Enriched.Length > 0)
        {
            return new FieldTarget(EventField.Enriched, shop.Names.SlotOf(spec.Enriched));
        }

        var target = spec.Target.Length > 0 ? StaticTargets.Resolve(spec.Target, shop.Names) : null;
        if (target is null)
        {
            Warn(spec, $"'{spec.Target}' is no settable field, the static does nothing");
        }

        return target;
    }

    private FieldCopyStatic? FieldCopy(string expression, IStaticTarget target)
    {
        var parts = expression.Trim().Split('.');
        return parts is ["evt", var map, var key] && EventField.Named(map) is { } field && IsName(key)
            ? new FieldCopyStatic(field, shop.Names.SlotOf(key), target)
            : null;
    }

    private static bool IsName(string key) =>
        key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private void Warn(StaticSpec spec, string message) =>
        shop.Diagnostics.Add(new Diagnostic(Severity.Warning, spec.Place.File, spec.Place.Line, spec.Place.Column, message));
}
