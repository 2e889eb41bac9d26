using CrowdSec.Engine.Events;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Expr;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing;

/// <summary>Compiles one parser file's nodes. Mistakes are reported, and the node is left out.</summary>
internal sealed class NodeCompiler(NodeWorkshop shop)
{
    private readonly StaticCompiler _statics = new(shop);

    /// <param name="nextStage">null in the last stage.</param>
    /// <returns>null when something in the node is wrong: half a node would do what nobody meant.</returns>
    public ParserNode? Compile(ParserSpec spec, string? nextStage)
    {
        var errors = shop.Diagnostics.ErrorCount;
        var node = CompileNode(spec, nextStage);
        return spec.HasErrors || shop.Diagnostics.ErrorCount > errors ? null : node;
    }

    private ParserNode CompileNode(ParserSpec spec, string? nextStage)
    {
        var debugged = shop.Expressions.DebuggedItem;
        shop.Expressions.DebuggedItem = spec.Debug ? spec.Name : debugged;
        AddPatterns(spec);
        var node = new ParserNode
        {
            Name = spec.Name,
            Filter = shop.Expressions.CompileBool(spec.Filter, shop.Environment, "filter"),
            Whitelist = CompileWhitelist(spec),
            Grok = spec.Grok is null ? null : CompileGrok(spec.Grok),
            Stash = [.. spec.Stash.Select(CompileStash).OfType<StashStep>()],
            Children = [.. spec.Nodes.Select(child => CompileNode(child, nextStage))],
            Statics = _statics.Compile(spec.Statics),
            NextStageOnSuccess = spec.OnSuccess == "next_stage",
            NextStage = nextStage,
        };
        shop.Expressions.DebuggedItem = debugged;
        return node;
    }

    private void AddPatterns(ParserSpec spec)
    {
        foreach (var (name, pattern) in spec.PatternSyntax)
        {
            if (!shop.Grok.TryAdd(name, pattern.Value))
            {
                Report(Severity.Warning, pattern.Place, $"grok pattern '{name}' is known already, the first definition stays", "");
            }
        }
    }

    private GrokStep? CompileGrok(GrokSpec spec)
    {
        var text = spec.Name.IsEmpty ? spec.Pattern : spec.Name with { Value = "%{" + spec.Name.Value + "}" };
        if (text.IsEmpty || !shop.TryCompileGrok(text, out var pattern))
        {
            return null;
        }

        var isRaw = spec.ApplyOn.Value == "Line.Raw";
        var input = new GrokInput(isRaw, spec.ApplyOn.IsEmpty || isRaw ? -1 : shop.Names.SlotOf(spec.ApplyOn.Value));
        var expression = spec.ApplyOn.IsEmpty ? shop.Expressions.Compile(spec.Expression, shop.Environment, "grok expression") : null;
        return new GrokStep(pattern, input, expression, _statics.Compile(spec.Statics), shop.Names);
    }

    private StashStep? CompileStash(StashSpec spec)
    {
        shop.DeclareStash(spec);
        var key = shop.Expressions.Compile(spec.Key, shop.Environment, "stash key");
        var value = shop.Expressions.Compile(spec.Value, shop.Environment, "stash value");
        return key is null || value is null ? null : new StashStep(spec.Name, key, value, spec.Ttl, shop.StoreStash);
    }

    private Whitelist? CompileWhitelist(ParserSpec spec)
    {
        if (spec.Whitelist is not { IsEmpty: false } whitelist)
        {
            return null;
        }

        var ranges = new List<IpRange>();
        foreach (var text in whitelist.Ips)
        {
            AddRange(ranges, text, IpAddr.TryParse(text.Value, out var address) ? new IpRange(address, address.BitLength) : null, "an address");
        }

        foreach (var text in whitelist.Cidrs)
        {
            AddRange(ranges, text, IpRange.TryParse(text.Value, out var range) ? range : null, "a range such as 192.0.2.0/24");
        }

        var expressions = whitelist.Expressions.Select(e => shop.Expressions.CompileBool(e, shop.Environment, "whitelist expression")).OfType<Expression>();
        return new Whitelist(spec.Name, whitelist.Reason, new IpRangeSet(ranges), [.. expressions]);
    }

    private void AddRange(List<IpRange> ranges, Text text, IpRange? range, string expected)
    {
        if (range is { } found)
        {
            ranges.Add(found);
        }
        else
        {
            Report(Severity.Error, text.Place, $"'{text.Value}' in the whitelist", $"it must be {expected}");
        }
    }

    private void Report(Severity severity, SpecPlace place, string message, string hint) =>
        shop.Diagnostics.Add(new Diagnostic(severity, place.File, place.Line, place.Column, message, hint));
}
